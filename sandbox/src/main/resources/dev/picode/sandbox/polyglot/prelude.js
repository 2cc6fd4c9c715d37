// The guest side of the sandbox, evaluated once in every JavaScript context before any other code.
//
// `post(kind, ...)` is the only host function that ever exists here, and nothing but this closure
// can reach it. It takes strings, numbers and error values, which are only looked at and never kept;
// it never throws. It gives back a string: empty for done, else the JSON text of a refusal. Texts
// from the host are strings too, empty for "no value".
//
// Scripts may change every global they like, so what is used after they ran is captured here first.
// Where a script can still get between (an iterator, a getter on Object.prototype), it fools itself
// and no other script; what reaches `post` is checked on the other side.
(function (post) {
  'use strict';

  const { stringify, parse } = JSON;
  const { create, defineProperty, freeze, getPrototypeOf, keys } = Object;
  const { Promise, TypeError, Error, WeakMap, Map, Set, Date, RegExp } = globalThis;
  const isArray = Array.isArray;
  const then = Function.prototype.call.bind(Promise.prototype.then);
  const weakGet = Function.prototype.call.bind(WeakMap.prototype.get);
  const weakSet = Function.prototype.call.bind(WeakMap.prototype.set);
  const resolved = Promise.resolve.bind(Promise);
  const regexTest = Function.prototype.call.bind(RegExp.prototype.test);
  // The expression stays inside: making one loads the engine's regular expressions.
  const codeShape = (code) => regexTest(/^[a-z][a-z0-9-]{0,63}$/, code);

  const define = (object, name, value) =>
    defineProperty(object, name, { value, writable: true, configurable: true });

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

  // An error of ours. What class it is of stays known, whatever a script writes into it later.
  const own = (call, code, message, hint, limit) => {
    const error = new PicodeError(message, { code, hint });
    weakSet(origins, error, { call, code, hint: hint ?? '', limit });
    return error;
  };

  const refusal = (call, text) => {
    const { code, message, hint } = parse(text);
    return own(call, code, message, hint, call === 0);
  };

  const originOf = (error) => {
    if (typeof error !== 'object' || error === null) return undefined;
    const known = weakGet(origins, error);
    if (known !== undefined) return known;
    try {
      if (!(error instanceof PicodeError)) return undefined;
      const { code, hint } = error;
      if (typeof code !== 'string' || !codeShape(code)) return undefined;
      return { call: 0, code, hint: typeof hint === 'string' ? hint : '', limit: false };
    } catch {
      return undefined;
    }
  };

  // What was thrown where it is no error; text may be anything.
  const shown = (value) => {
    try {
      return value instanceof Error ? '' : inspect(value, typeof value === 'string' ? 0 : 1, []);
    } catch {
      return '';
    }
  };

  // Ends a run with what was thrown.
  const fail = (run, error) => {
    const origin = originOf(error);
    if (origin === undefined) post('failed', run, error, '', '', 0, false, shown(error));
    else post('failed', run, error, origin.code, origin.hint, origin.call, origin.limit, '');
  };

  // ---- values ------------------------------------------------------------------------------------

  const kindOf = (value) =>
    value === null || value === undefined ? String(value) : isArray(value) ? 'a list' : typeof value === 'bigint' ? 'a BigInt'
      : typeof value === 'object' ? 'an object' : `a ${typeof value}`;

  // Finds what JSON cannot say, to name it; walks only after the fast way has failed. Functions and
  // symbols inside of other values JSON leaves out.
  const whyNot = (value, path, seen) => {
    if (typeof value === 'bigint') return `${path} is a BigInt`;
    if (typeof value !== 'object' || value === null) return null;
    for (const outer of seen) if (outer === value) return `${path} contains itself`;
    const inner = [...seen, value];
    for (const key of keys(value)) {
      const found = whyNot(value[key], isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, inner);
      if (found) return found;
    }
    return null;
  };

  const notPlain = (why) => own(0, 'value-not-plain', `${why} and cannot leave the sandbox`,
    'give plain data: null, booleans, numbers, strings, lists and objects of such', false);

  const encode = (value, what) => {
    let text;
    let cause = null;
    try {
      text = stringify(value);
    } catch (error) {
      cause = error;
    }
    if (text !== undefined || value === undefined) return text;
    const why = typeof value === 'function' || typeof value === 'symbol'
      ? `${what} is ${kindOf(value)}` : whyNot(value, what, []);
    if (why === null && cause !== null) throw cause;
    throw notPlain(why ?? `${what} has no JSON form`);
  };

  const encodeArguments = (target, args) => {
    try {
      for (const key in args) {
        if (typeof args[key] === 'function' || typeof args[key] === 'symbol') {
          throw notPlain(`${key} is ${kindOf(args[key])}`);
        }
      }
      return encode(args, '');
    } catch (error) {
      const known = weakGet(origins, error);
      if (known !== undefined) error.message = `\`${target}\`: ${error.message}`;
      throw error;
    }
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
    const refused = post('call', run, id, target, encodeArguments(target, args));
    if (refused === '') {
      pending[id] = { run, resolve, reject };
    } else {
      reject(refusal(0, refused));
    }
  });

  const settle = (id, ok, text) => {
    const waiting = pending[id];
    if (waiting === undefined) return;
    delete pending[id];
    if (ok) {
      waiting.resolve(text === '' ? undefined : parse(text));
    } else {
      waiting.reject(refusal(id, text));
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
    if (refused !== '') throw refusal(0, refused);
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
    } else if (post('timer', id, timer.millis) !== '') {
      delete timers[id];
      return;
    }
    timer.callback(...timer.args);
  };

  define(globalThis, 'setTimeout', function setTimeout(callback, delay, ...args) {
    return startTimer('setTimeout', callback, delay, false, args);
  });
  define(globalThis, 'setInterval', function setInterval(callback, delay, ...args) {
    return startTimer('setInterval', callback, delay, true, args);
  });
  define(globalThis, 'clearTimeout', function clearTimeout(id) { clear(id); });
  define(globalThis, 'clearInterval', function clearInterval(id) { clear(id); });
  define(globalThis, 'queueMicrotask', function queueMicrotask(callback) {
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
    #onabort = null;

    get onabort() { return this.#onabort; }
    set onabort(listener) { this.#onabort = typeof listener === 'function' ? listener : null; }
    get aborted() { return this.#aborted; }
    get reason() { return this.#reason; }

    throwIfAborted() {
      if (this.#aborted) throw this.#reason;
    }

    addEventListener(type, listener) {
      if (type === 'abort' && !this.#listeners.includes(listener)) this.#listeners.push(listener);
    }

    removeEventListener(type, listener) {
      if (type === 'abort') {
        this.#listeners = this.#listeners.filter((known) => known !== listener);
      }
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
      isWatched = (signal) => signal.#onabort !== null || signal.#listeners.length > 0;
      abort = (signal, reason) => {
        if (signal.#aborted) return;
        signal.#aborted = true;
        signal.#reason = reason === undefined
          ? new DOMException('The work was aborted.', 'AbortError') : reason;
        const event = { type: 'abort', target: signal };
        const listeners = [signal.#onabort, ...signal.#listeners];
        signal.#listeners = [];
        for (const listener of listeners) {
          try {
            if (typeof listener === 'function') listener.call(signal, event);
            else if (listener) listener.handleEvent(event);
          } catch (error) {
            logError(error);
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

  define(globalThis, 'DOMException', DOMException);
  define(globalThis, 'AbortSignal', AbortSignal);
  define(globalThis, 'AbortController', AbortController);

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
    if (value instanceof DataView) {
      const { byteOffset, byteLength } = value;
      return keep(new DataView(value.buffer.slice(byteOffset, byteOffset + byteLength)));
    }
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
    if (value instanceof Error) {
      const error = keep(new Error(value.message));
      define(error, 'name', value.name);
      define(error, 'stack', value.stack);
      return error;
    }
    const clone = keep(isArray(value) ? [] : {});
    for (const key of keys(value)) clone[key] = copy(value[key], done);
    return clone;
  };

  define(globalThis, 'structuredClone', function structuredClone(value) {
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

  const formats = {
    s: (value) => (typeof value === 'string' ? value : inspect(value, 1, [])),
    d: (value) => (typeof value === 'object' ? 'NaN' : String(Number(value))),
    i: (value) => (typeof value === 'object' ? 'NaN' : String(parseInt(value, 10))),
    f: (value) => String(parseFloat(value)),
    j: (value) => stringify(value),
    o: (value) => inspect(value, 1, []),
    O: (value) => inspect(value, 1, []),
    c: () => '',
  };

  // The text of a log line, `%s` and its like replaced as other consoles do.
  const format = ([first, ...rest]) => {
    if (typeof first !== 'string' || rest.length === 0) {
      return [first, ...rest].map((value) => inspect(value, 0, [])).join(' ');
    }
    let used = 0;
    const text = first.replace(/%([sdifjoOc%])/g, (whole, kind) => (kind === '%' ? '%'
      : used < rest.length ? formats[kind](rest[used++]) : whole));
    return [text, ...rest.slice(used).map((value) => inspect(value, 0, []))].join(' ');
  };

  let indent = '';
  const log = (level) => (...values) => {
    const text = values.length === 0 ? '' : format(values);
    post('log', level, indent === '' ? text : indent + text.split('\n').join(`\n${indent}`));
  };
  const info = log('info');
  const counts = create(null);
  const started = create(null);
  const elapsed = (label) => `${label}: ${Date.now() - (started[label] ?? Date.now())}ms`;
  const group = (...values) => {
    if (values.length > 0) info(...values);
    indent += '  ';
  };

  const console = {
    log: info, info, debug: log('debug'), trace: log('debug'), dir: (value) => info(value),
    table: info, warn: log('warn'), error: log('error'),
    assert: (ok, ...values) => { if (!ok) console.error('assertion failed', ...values); },
    group, groupCollapsed: group, groupEnd: () => { indent = indent.slice(2); },
    count: (label = 'default') => info(`${label}: ${counts[label] = (counts[label] ?? 0) + 1}`),
    countReset: (label = 'default') => { delete counts[label]; },
    time: (label = 'default') => { started[label] = Date.now(); },
    timeLog: (label = 'default', ...values) => info(elapsed(label), ...values),
    timeEnd: (label = 'default') => { info(elapsed(label)); delete started[label]; },
  };
  const { error: logError } = console;
  define(globalThis, 'console', console);

  // A promise that is rejected with nobody to hear of it says so in the log, and ends nothing.
  Graal.setUnhandledPromiseRejectionHandler((reason) => {
    let text;
    try {
      text = inspect(reason, 0, []);
    } catch {
      text = 'an error that cannot be shown';
    }
    post('log', 'error', `unhandled rejection: ${text}`);
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
      let text;
      try {
        text = encode(present ? presentable(value) : value, what);
      } catch (error) {
        fail(run, error);
        return;
      }
      post('done', run, text ?? '');
    }, (error) => fail(run, error));
  };

  return freeze({
    open(surfaceText) { surface = parse(surfaceText); },
    load(run, load, specifier) {
      finish(run, then(load(specifier), () => registered), 'a registration', false);
    },
    bind(run) { define(globalThis, 'ctx', context(run)); },
    evaluated(run, evaluate) { finish(run, evaluate(), 'the value', true); },
    invoke(run, kind, name, inputText) {
      const handler = handlers[`${kind}:${name}`];
      if (handler === undefined) {
        fail(run, own(0, 'handler-missing', `the script registers no ${kind} \`${name}\``,
          `call ${kind}("${name}", …) while the module loads`, false));
        return;
      }
      const input = parse(inputText);
      const ctx = context(run);
      finish(run, then(resolved(), () => handler(input, ctx)), 'the result', false);
    },
    settle,
    fire,
    fail,
    shown,
    // A run is over. Runs no code of the script.
    forget(run, timersText) {
      delete signals[run];
      for (const id in pending) if (pending[id].run === run) delete pending[id];
      const dropped = parse(timersText);
      for (let i = 0; i < dropped.length; i++) delete timers[dropped[i]];
    },
    // Whether a run may still be ended from outside, because it listens for its own abort.
    listens(run) { return signals[run] !== undefined && isWatched(signals[run]); },
    abort(run, reason) {
      const signal = signals[run];
      if (signal !== undefined) abort(signal, new DOMException(reason, 'AbortError'));
    },
  });
})
