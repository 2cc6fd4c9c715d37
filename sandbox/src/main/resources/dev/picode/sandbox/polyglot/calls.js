// Host calls: the namespaces of `ctx` and what is under way; loaded when a script first looks at one. A
// part of the prelude, so nothing but the closure sees `post`.
(function (shared) {
  'use strict';

  const { post, parse, keys, freeze, open, Promise, TypeError } = shared;
  const { encodeArguments, refusal } = open('failures');

  let lastCall = 0;
  const pending = Object.create(null);

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

  const namespace = (run, name, methods) => {
    const functions = {};
    for (const method of keys(methods)) {
      if (method === '$only') continue;
      const { p: positional, o: options } = methods[method];
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

  return {
    namespace,
    settle,
    // Forgets the calls of a run that is over.
    drop(run) { for (const id in pending) if (pending[id].run === run) delete pending[id]; },
  };
})
