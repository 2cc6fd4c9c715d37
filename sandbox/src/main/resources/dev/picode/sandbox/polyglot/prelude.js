// The guest side of the sandbox, evaluated once in every JavaScript context before any other code.
//
// `post(kind, ...)` is the only host function that ever exists here, and nothing but this closure
// can reach it. It takes strings, numbers and error values, which are only looked at and never kept;
// it never throws. It gives back a string: empty for done, else the JSON text of a refusal. Texts
// from the host are strings too, empty for "no value".
//
// Scripts may change every global they like, so what is used after they ran is captured here first.
// What few scripts use is in parts of its own (`web.js`, `console.js`, `registry.js`), loaded when it
// is first looked at: reading all of it would be a third of the time a script takes to start.
// Where a script can still get between (an iterator, a getter on Object.prototype), it fools itself
// and no other script; what reaches `post` is checked on the other side.
(function (post, source) {
  'use strict';

  const { stringify, parse } = JSON;
  const { create, defineProperty, freeze, getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
  const { Promise, TypeError, Error, WeakMap, Map, Set, RegExp } = globalThis;
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
      return value instanceof Error ? '' : open('console').inspect(value, typeof value === 'string' ? 0 : 1, []);
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

  // ---- parts -------------------------------------------------------------------------------------

  const registered = [];
  const handlers = create(null);
  const shared = freeze({
    post, define, freeze, keys, isArray, getPrototypeOf, stringify, kindOf, refusal, then, resolved,
    handlers, registered, PicodeError,
    logError: (error) => open('console').logError(error),
  });
  const parts = create(null);
  const getters = create(null);

  // The part of that name. What it brings for everyone becomes global, unless a script was faster.
  const open = (name) => {
    if (parts[name] === undefined) {
      const part = source(name)(shared);
      parts[name] = part;
      for (const global of keys(part.globals ?? {})) {
        const now = getOwnPropertyDescriptor(globalThis, global);
        if (now !== undefined && now.get !== undefined && now.get === getters[global]) {
          define(globalThis, global, part.globals[global]);
        }
      }
    }
    return parts[name];
  };

  // Globals that bring their part with them when they are first looked at.
  const lazily = (part, ...names) => {
    for (const name of names) {
      getters[name] = () => open(part).globals[name];
      defineProperty(globalThis, name, {
        get: getters[name],
        set: (value) => define(globalThis, name, value),
        configurable: true,
      });
    }
  };

  lazily('web', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'queueMicrotask',
    'DOMException', 'AbortSignal', 'AbortController', 'structuredClone');
  lazily('console', 'console');
  defineProperty(globalThis, Symbol.for('picode.sdk'), { get: () => open('registry') });

  // A promise that is rejected with nobody to hear of it says so in the log, and ends nothing. Loading
  // a part lets the engine tell of the next one, so they are kept in order.
  const lost = [];
  let lostCount = 0;
  Graal.setUnhandledPromiseRejectionHandler((reason) => {
    lost[lostCount++] = reason;
    if (lostCount > 1) return;
    const { unhandled } = open('console');
    for (let i = 0; i < lostCount; i++) unhandled(lost[i]);
    lostCount = 0;
  });

  // ---- what is there by default and must not be --------------------------------------------------

  for (const name of ['load', 'loadWithNewGlobal', 'print', 'printErr', 'Graal', 'SharedArrayBuffer',
    'Atomics', 'WebAssembly', 'Polyglot', 'Java', 'Packages', 'java', 'javax']) {
    delete globalThis[name];
  }

  // ---- the script API ----------------------------------------------------------------------------

  // `ctx` of one run. A namespace is built when it is first looked at.
  let surface = create(null);
  const signals = create(null);
  const aborted = create(null);

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

  // Made when it is first looked at, and aborted at once where the run already is.
  const signalOf = (run) => {
    if (signals[run] === undefined) {
      signals[run] = open('web').newSignal();
      if (aborted[run] !== undefined) open('web').abort(signals[run], aborted[run]);
    }
    return signals[run];
  };

  const context = (run) => {
    const ctx = {};
    defineProperty(ctx, 'signal', { get: () => signalOf(run), enumerable: true });
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
    fire: (id) => open('web').fire(id),
    fail,
    shown,
    // A run is over. Runs no code of the script.
    forget(run, timersText) {
      delete signals[run];
      delete aborted[run];
      for (const id in pending) if (pending[id].run === run) delete pending[id];
      if (parts.web !== undefined) parts.web.drop(parse(timersText));
    },
    // Whether a run may still be ended from outside, because it listens for its own abort.
    listens(run) { return signals[run] !== undefined && open('web').isWatched(signals[run]); },
    abort(run, reason) {
      aborted[run] = reason;
      if (signals[run] !== undefined) open('web').abort(signals[run], reason);
    },
  });
})
