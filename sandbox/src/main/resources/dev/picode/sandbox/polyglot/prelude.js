// The guest side of the sandbox, evaluated once in every JavaScript context before any other code.
//
// `post(kind, ...)` is the only way out that ever exists here, and nothing but this closure and its
// parts can reach it. It takes strings, numbers and error values, which are only looked at and never
// kept; it never throws. It gives back a string: empty for done, else the JSON text of a refusal. Texts
// from the host are strings too, empty for "no value".
//
// Here is what every script needs, and no more: each function and each kind of expression costs a start
// its share. The rest is in parts (`failures`, `calls`, `web`, `console`, `registry`), which `source`
// gives when they are first needed.
//
// Scripts may change every global they like, so what is used after they ran is captured first. Where a
// script can still get between (an iterator, a getter on Object.prototype, a part that is loaded after
// the change), it fools itself and no other script; what reaches `post` is checked on the other side.
(function (post, source) {
  'use strict';

  const { stringify, parse } = JSON;
  const { create, defineProperty, freeze, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf,
    keys } = Object;
  const { Promise, Error, TypeError, WeakMap } = globalThis;
  const isArray = Array.isArray;
  const unbound = Function.prototype.call.bind.bind(Function.prototype.call);
  const then = unbound(Promise.prototype.then);
  const resolved = Promise.resolve.bind(Promise);

  const define = (object, name, value) =>
    defineProperty(object, name, { value, writable: true, configurable: true });

  const encode = (value, what) => {
    let text;
    let cause = null;
    try {
      text = stringify(value);
    } catch (error) {
      cause = error;
    }
    return text !== undefined || value === undefined ? text
      : open('failures').refuse(value, what, cause);
  };

  // ---- parts -------------------------------------------------------------------------------------

  const registered = [];
  const handlers = create(null);
  const shared = {
    post, define, defineProperty, freeze, keys, isArray, getPrototypeOf, stringify, parse, then, resolved,
    Promise, Error, TypeError, WeakMap, weakGet: unbound(WeakMap.prototype.get),
    weakSet: unbound(WeakMap.prototype.set), regexTest: unbound(RegExp.prototype.test),
    handlers, registered, encode, open: (name) => open(name), getOwnPropertyDescriptor, getOwnPropertyNames,
    getters: create(null), create, asyncIterator: Symbol.asyncIterator,
  };
  const parts = create(null);
  const { getters } = shared;

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

  shared.known = getOwnPropertyNames(globalThis);

  // ---- `ctx` of one run --------------------------------------------------------------------------

  let surface = create(null);
  const signals = create(null);
  const aborted = create(null);

  // Made when it is first looked at, and aborted at once where the run already is.
  const signalOf = (run) => {
    if (signals[run] === undefined) {
      signals[run] = open('web').newSignal();
      if (aborted[run] !== undefined) open('web').abort(signals[run], aborted[run]);
    }
    return signals[run];
  };

  const context = (run, kind) => {
    const ctx = {};
    defineProperty(ctx, 'signal', { get: () => signalOf(run), enumerable: true });
    for (const name of keys(surface)) {
      if (kind !== '' && surface[name].$only !== undefined && surface[name].$only !== kind) continue;
      let built;
      defineProperty(ctx, name, {
        get: () => (built ??= open('calls').namespace(run, name, surface[name])), enumerable: true,
      });
    }
    return freeze(ctx);
  };

  // ---- what the host calls -----------------------------------------------------------------------

  const finish = (run, promise, what, present) => {
    then(resolved(promise), (value) => {
      let text;
      try {
        text = encode(present && (typeof value === 'object' || typeof value === 'bigint')
          ? open('failures').presentable(value) : value, what);
      } catch (error) {
        open('failures').fail(run, error);
        return;
      }
      post('done', run, text ?? '');
    }, (error) => open('failures').fail(run, error));
  };

  return freeze({
    open(surfaceText) { surface = parse(surfaceText); },
    load(run, load, specifier) {
      finish(run, then(load(specifier), () => registered), 'a registration', false);
    },
    bind(run) { define(globalThis, 'ctx', context(run, '')); },
    evaluated(run, evaluate, mode) {
      if (mode === 'ONCE') {
        finish(run, evaluate(), 'the value', true);
        return;
      }
      const value = then(resolved(evaluate()), (result) => {
        const { form, keep, type } = open('inspect');
        if (mode === 'TYPE') return type(result);
        if (result === undefined) return undefined;
        keep(result);
        return typeof result === 'string' ? result : form(result);
      });
      finish(run, value, 'the value', false);
    },
    members(path) { return open('inspect').members(path); },
    invoke(run, kind, name, inputText) {
      const handler = handlers[`${kind}:${name}`];
      if (handler === undefined) {
        const { fail, own } = open('failures');
        fail(run, own(0, 'handler-missing', `the script registers no ${kind} \`${name}\``,
          `call ${kind}("${name}", …) while the module loads`, false));
        return;
      }
      const input = parse(inputText);
      const ctx = context(run, kind);
      finish(run, then(resolved(), () => handler(input, ctx)), 'the result', false);
    },
    settle(id, ok, text) { open('calls').settle(id, ok, text); },
    fire(id) { open('web').fire(id); },
    fail(run, error) { open('failures').fail(run, error); },
    shown(value) { return open('failures').shown(value); },
    // A run is over. Runs no code of the script.
    forget(run, timersText) {
      delete signals[run];
      delete aborted[run];
      if (parts.calls !== undefined) parts.calls.drop(run);
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
