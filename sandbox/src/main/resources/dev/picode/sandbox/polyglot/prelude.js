// The guest side of the sandbox, evaluated once in every JavaScript context before any other code.
//
// `post(kind, ...)` is the only host function that ever exists here, and nothing but this closure
// can reach it. It takes strings, numbers and error values, which are only looked at and never kept;
// it never throws. It gives back a string: empty for done, else the JSON text of a refusal. Texts
// from the host are strings too, empty for "no value".
//
// Scripts may change every global they like, so what is used after they ran is captured here first.
(function (post) {
  'use strict';

  const { stringify, parse } = JSON;
  const { create, defineProperty, freeze, getPrototypeOf, keys } = Object;
  const { Promise, TypeError, RangeError, Error, WeakMap } = globalThis;
  const isArray = Array.isArray;
  const then = Function.prototype.call.bind(Promise.prototype.then);
  const weakGet = Function.prototype.call.bind(WeakMap.prototype.get);
  const weakSet = Function.prototype.call.bind(WeakMap.prototype.set);
  const resolved = Promise.resolve.bind(Promise);

  const define = (name, value) =>
    defineProperty(globalThis, name, { value, writable: true, configurable: true });

  // ---- errors ------------------------------------------------------------------------------------

  const origins = new WeakMap();

  class PicodeError extends Error {
    constructor(message, options = {}) {
      super(message);
      this.code = options.code ?? 'script-error';
      this.hint = options.hint ?? null;
    }
  }
  defineProperty(PicodeError.prototype, 'name', { value: 'PicodeError', configurable: true });

  const refusal = (call, { code, message, hint }) => {
    const error = new PicodeError(message, { code, hint });
    weakSet(origins, error, call);
    return error;
  };

  const originOf = (error) =>
    (typeof error === 'object' && error !== null && weakGet(origins, error)) || 0;

  // ---- values ------------------------------------------------------------------------------------

  const kindOf = (value) =>
    value === null ? 'null' : isArray(value) ? 'a list' : typeof value === 'bigint' ? 'a BigInt'
      : typeof value === 'object' ? 'an object' : `a ${typeof value}`;

  // Finds what JSON cannot say, to name it; walks only after the fast way has failed.
  const whyNot = (value, path, seen) => {
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
      return `${path} is ${kindOf(value)}`;
    }
    if (typeof value !== 'object' || value === null) return null;
    for (const outer of seen) if (outer === value) return `${path} contains itself`;
    const inner = [...seen, value];
    for (const key of keys(value)) {
      const found = whyNot(value[key], isArray(value) ? `${path}[${key}]` : `${path}.${key}`, inner);
      if (found) return found;
    }
    return null;
  };

  const encode = (value, what) => {
    let text;
    let cause = null;
    try {
      text = stringify(value);
    } catch (error) {
      cause = error;
    }
    if (text !== undefined || value === undefined) return text;
    const why = whyNot(value, what, []);
    if (why === null && cause !== null) throw cause;
    throw new PicodeError(`${why ?? what + ' has no JSON form'} and cannot leave the sandbox`, {
      code: 'value-not-plain',
      hint: 'give plain data: null, booleans, numbers, strings, lists and objects of such',
    });
  };

  // What a person evaluated may be anything; common containers are shown by what they hold.
  const presentable = (value) => {
    if (typeof value === 'bigint') return String(value);
    if (value instanceof Map) {
      const entries = [...value].map(([k, v]) => [k, presentable(v)]);
      return entries.every(([k]) => typeof k === 'string') ? Object.fromEntries(entries) : entries;
    }
    if (value instanceof Set) return [...value].map(presentable);
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    return value;
  };

  // ---- host calls --------------------------------------------------------------------------------

  let lastCall = 0;
  const pending = create(null);

  const call = (run, target, args) => new Promise((resolve, reject) => {
    const id = ++lastCall;
    const refused = post('call', run, id, target, encode(args, `an argument of \`${target}\``));
    if (refused === '') {
      pending[id] = { resolve, reject };
    } else {
      reject(refusal(0, parse(refused)));
    }
  });

  const settle = (id, ok, text) => {
    const waiting = pending[id];
    if (waiting === undefined) return;
    delete pending[id];
    if (ok) {
      waiting.resolve(text === '' ? undefined : parse(text));
    } else {
      waiting.reject(refusal(id, parse(text)));
    }
  };

  // ---- timers ------------------------------------------------------------------------------------

  let lastTimer = 0;
  const timers = create(null);

  const startTimer = (name, callback, delay, repeat, args) => {
    if (typeof callback !== 'function') {
      throw new TypeError(`${name} expects a function, not ${kindOf(callback)}`);
    }
    const id = ++lastTimer;
    const millis = delay >= 1 && delay <= 2147483647 ? Math.floor(delay) : 1;
    const refused = post('timer', id, millis);
    if (refused !== '') throw refusal(0, parse(refused));
    timers[id] = { callback, args, millis: repeat ? millis : 0 };
    return id;
  };

  const clear = (id) => {
    if (timers[id] === undefined) return;
    delete timers[id];
    post('untimer', id);
  };

  const fire = (id) => {
    const timer = timers[id];
    if (timer === undefined) return;
    if (timer.millis === 0) {
      delete timers[id];
    } else {
      post('timer', id, timer.millis);
    }
    timer.callback(...timer.args);
  };

  define('setTimeout', function setTimeout(callback, delay, ...args) {
    return startTimer('setTimeout', callback, delay, false, args);
  });
  define('setInterval', function setInterval(callback, delay, ...args) {
    return startTimer('setInterval', callback, delay, true, args);
  });
  define('clearTimeout', function clearTimeout(id) { clear(id); });
  define('clearInterval', function clearInterval(id) { clear(id); });
  define('queueMicrotask', function queueMicrotask(callback) {
    if (typeof callback !== 'function') {
      throw new TypeError(`queueMicrotask expects a function, not ${kindOf(callback)}`);
    }
    then(resolved(), () => callback());
  });

  // ---- abort signals -----------------------------------------------------------------------------

  class DOMException extends Error {
    #name;
    constructor(message = '', name = 'Error') {
      super(message);
      this.#name = name;
    }
    get name() { return this.#name; }
  }

  let abort;
  let isWatched;

  class AbortSignal {
    #aborted = false;
    #reason = undefined;
    #listeners = [];
    onabort = null;

    get aborted() { return this.#aborted; }
    get reason() { return this.#reason; }

    throwIfAborted() {
      if (this.#aborted) throw this.#reason;
    }

    addEventListener(type, listener) {
      if (type === 'abort' && !this.#listeners.includes(listener)) this.#listeners.push(listener);
    }

    removeEventListener(type, listener) {
      this.#listeners = this.#listeners.filter((known) => known !== listener);
    }

    static abort(reason) {
      const signal = new AbortSignal();
      abort(signal, reason);
      return signal;
    }

    static timeout(millis) {
      const signal = new AbortSignal();
      setTimeout(() => abort(signal, new DOMException('The time is up.', 'TimeoutError')), millis);
      return signal;
    }

    static any(signals) {
      const any = new AbortSignal();
      for (const signal of signals) {
        if (signal.aborted) {
          abort(any, signal.reason);
          break;
        }
        signal.addEventListener('abort', () => abort(any, signal.reason));
      }
      return any;
    }

    static {
      isWatched = (signal) => signal.onabort !== null || signal.#listeners.length > 0;
      abort = (signal, reason) => {
        if (signal.#aborted) return;
        signal.#aborted = true;
        signal.#reason = reason === undefined
          ? new DOMException('The work was aborted.', 'AbortError') : reason;
        const event = { type: 'abort', target: signal };
        const listeners = [signal.onabort, ...signal.#listeners];
        signal.#listeners = [];
        for (const listener of listeners) {
          try {
            if (typeof listener === 'function') listener.call(signal, event);
            else if (listener) listener.handleEvent(event);
          } catch (error) {
            console.error(error);
          }
        }
      };
    }
  }

  class AbortController {
    #signal = new AbortSignal();
    get signal() { return this.#signal; }
    abort(reason) { abort(this.#signal, reason); }
  }

  define('DOMException', DOMException);
  define('AbortSignal', AbortSignal);
  define('AbortController', AbortController);

  // ---- structuredClone ---------------------------------------------------------------------------

  const copy = (value, done) => {
    if (typeof value === 'function' || typeof value === 'symbol') {
      throw new DOMException(`${kindOf(value)} cannot be cloned.`, 'DataCloneError');
    }
    if (typeof value !== 'object' || value === null) return value;
    if (done.has(value)) return done.get(value);
    const keep = (clone) => { done.set(value, clone); return clone; };
    if (value instanceof Date) return keep(new Date(value.getTime()));
    if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
    if (ArrayBuffer.isView(value)) return keep(value.slice());
    if (value instanceof ArrayBuffer) return keep(value.slice(0));
    if (value instanceof Map) {
      const map = keep(new Map());
      for (const [k, v] of value) map.set(copy(k, done), copy(v, done));
      return map;
    }
    if (value instanceof Set) {
      const set = keep(new Set());
      for (const v of value) set.add(copy(v, done));
      return set;
    }
    const clone = keep(isArray(value) ? [] : value instanceof Error ? new Error(value.message) : {});
    for (const key of keys(value)) clone[key] = copy(value[key], done);
    return clone;
  };

  define('structuredClone', function structuredClone(value) {
    return copy(value, new Map());
  });

  // ---- console -----------------------------------------------------------------------------------

  const quote = (text) => (text.includes("'") ? stringify(text) : `'${text}'`);

  const inspect = (value, depth, seen) => {
    if (typeof value === 'string') return depth === 0 ? value : quote(value);
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`;
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof Error) return value.stack || `${value.name}: ${value.message}`;
    if (value instanceof Date) return value.toISOString();
    if (value instanceof RegExp) return String(value);
    if (value instanceof Promise) return 'Promise {}';
    if (seen.includes(value)) return '[circular]';
    if (depth > 4) return isArray(value) ? '[…]' : '{…}';
    const inner = [...seen, value];
    const show = (v) => inspect(v, depth + 1, inner);
    const cut = (items) => (items.length > 100
      ? [...items.slice(0, 100), `… ${items.length - 100} more`] : items).join(', ');
    if (isArray(value)) return `[${cut(value.map(show))}]`;
    if (value instanceof Map) {
      return `Map { ${cut([...value].map(([k, v]) => `${show(k)} => ${show(v)}`))} }`;
    }
    if (value instanceof Set) return `Set { ${cut([...value].map(show))} }`;
    const proto = getPrototypeOf(value);
    const name = proto && proto.constructor && proto.constructor !== Object
      ? `${proto.constructor.name} ` : '';
    const members = keys(value).map((key) => `${key}: ${show(value[key])}`);
    return members.length === 0 ? `${name}{}` : `${name}{ ${cut(members)} }`;
  };

  const log = (level) => (...values) => {
    post('log', level, values.map((value) => inspect(value, 0, [])).join(' '));
  };

  define('console', {
    log: log('info'), info: log('info'), debug: log('debug'), trace: log('debug'),
    warn: log('warn'), error: log('error'),
    assert: (ok, ...values) => { if (!ok) console.error('assertion failed', ...values); },
  });

  // ---- what is there by default and must not be --------------------------------------------------

  for (const name of ['load', 'loadWithNewGlobal', 'print', 'printErr', 'Graal', 'SharedArrayBuffer',
    'Atomics', 'WebAssembly', 'Polyglot', 'Java', 'Packages', 'java', 'javax']) {
    delete globalThis[name];
  }

  // ---- the script API ----------------------------------------------------------------------------

  const registered = [];
  const handlers = create(null);

  const register = (kind, name, spec, handler) => {
    if (typeof name !== 'string' || name === '') {
      throw new TypeError(`${kind}() expects a name first, not ${kindOf(name)}`);
    }
    if (typeof handler !== 'function') {
      throw new TypeError(`${kind}("${name}") expects a function last, not ${kindOf(handler)}`);
    }
    const key = `${kind}:${name}`;
    if (handlers[key] !== undefined) {
      throw new TypeError(`${kind}("${name}") is registered twice`);
    }
    handlers[key] = handler;
    registered.push({ kind, name, spec });
  };

  const registrar = (kind) => (name, spec, handler) => {
    if (typeof spec === 'function' && handler === undefined) {
      register(kind, name, {}, spec);
    } else {
      register(kind, name, spec ?? {}, handler);
    }
  };

  const provider = (name, spec) => {
    if (typeof spec !== 'object' || spec === null) {
      throw new TypeError(`provider("${name}") expects an object last, not ${kindOf(spec)}`);
    }
    for (const part of ['request', 'response']) {
      if (typeof spec[part] !== 'function') {
        throw new TypeError(`provider("${name}") expects a function \`${part}\``);
      }
    }
    register('provider', name, spec, (input) => spec[input.part](...input.args));
  };

  defineProperty(globalThis, Symbol.for('picode.sdk'), {
    value: freeze({
      command: registrar('command'), hook: registrar('hook'), tool: registrar('tool'), provider,
      PicodeError,
    }),
  });

  // `ctx` of one run. A namespace is built when it is first looked at.
  let surface = create(null);
  const signals = create(null);

  const namespace = (run, name) => {
    const functions = {};
    for (const method of keys(surface[name])) {
      const { p: positional, o: options } = surface[name][method];
      const target = `${name}.${method}`;
      functions[method] = (...values) => {
        const args = {};
        for (let i = 0; i < values.length; i++) {
          const value = values[i];
          if (i < positional.length) {
            args[positional[i]] = value;
          } else if (i === positional.length && options.length > 0 && typeof value === 'object'
              && value !== null) {
            for (const key of keys(value)) args[key] = value[key];
          } else if (value !== undefined) {
            return Promise.reject(new TypeError(
              `${target} expects at most ${positional.length + (options.length > 0 ? 1 : 0)} arguments`));
          }
        }
        return call(run, target, args);
      };
    }
    return freeze(functions);
  };

  const context = (run) => {
    const signal = new AbortSignal();
    signals[run] = signal;
    const ctx = { signal };
    for (const name of keys(surface)) {
      let built;
      defineProperty(ctx, name, {
        get: () => (built ??= namespace(run, name)), enumerable: true,
      });
    }
    return freeze(ctx);
  };

  // ---- what the host calls -----------------------------------------------------------------------

  const finish = (run, promise, what, present) => {
    then(resolved(promise), (value) => {
      delete signals[run];
      let text;
      try {
        text = encode(present ? presentable(value) : value, what);
      } catch (error) {
        post('failed', run, error, 0);
        return;
      }
      post('done', run, text ?? '');
    }, (error) => {
      delete signals[run];
      post('failed', run, error, originOf(error));
    });
  };

  return freeze({
    open(surfaceText) { surface = parse(surfaceText); },
    load(run, promise) {
      finish(run, then(promise, () => registered), 'a registration', false);
    },
    bind(run) { define('ctx', context(run)); },
    evaluated(run, value) { finish(run, value, 'the value', true); },
    invoke(run, kind, name, inputText) {
      const handler = handlers[`${kind}:${name}`];
      if (handler === undefined) {
        post('failed', run, new PicodeError(`the script registers no ${kind} \`${name}\``, {
          code: 'handler-missing',
          hint: `call ${kind}("${name}", …) while the module loads`,
        }), 0);
        return;
      }
      const input = parse(inputText);
      const ctx = context(run);
      finish(run, then(resolved(), () => handler(input, ctx)), 'the result', false);
    },
    settle,
    fire,
    // Whether a run may still be ended from outside, because it listens for its own abort.
    listens(run) { return signals[run] !== undefined && isWatched(signals[run]); },
    abort(run, reason) {
      const signal = signals[run];
      if (signal !== undefined) abort(signal, new DOMException(reason, 'AbortError'));
    },
  });
})
