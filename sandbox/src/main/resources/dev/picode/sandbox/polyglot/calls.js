// Host calls: the namespaces of `ctx` and what is under way; loaded when a script first looks at one. A
// part of the prelude, so nothing but the closure sees `post`.
(function (shared) {
  'use strict';

  const { post, parse, keys, freeze, open, asyncIterator, Promise, TypeError } = shared;
  const { encodeArguments, own, refusal } = open('failures');

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

  const closed = () => own(0, 'stream-closed', 'the stream was closed', 'call the function again for another one', false);

  // What a function gives back that answers piece by piece. It is called when the first piece is asked for.
  const streamed = (run, target, args) => {
    let opened;
    let ended;

    const next = async () => {
      if (ended !== undefined) {
        if (ended.closed) throw closed();
        return { value: undefined, done: true };
      }
      let piece;
      try {
        opened ??= call(run, target, args);
        piece = await call(run, '$stream.next', { stream: await opened });
      } catch (error) {
        if (error?.code !== 'stream-busy') ended ??= { error };
        throw error;
      }
      if ('item' in piece) return { value: piece.item, done: false };
      ended ??= { result: piece.result };
      return { value: piece.result, done: true };
    };

    const close = async () => {
      if (ended !== undefined) return;
      ended = { closed: true };
      if (opened === undefined) return;
      let stream;
      try {
        stream = await opened;
      } catch {
        return;
      }
      await call(run, '$stream.close', { stream });
    };

    const stream = {
      next,
      close,
      async return(value) {
        await close();
        return { value, done: true };
      },
      async result() {
        while (ended === undefined) await next();
        if (ended.closed) throw closed();
        if ('error' in ended) throw ended.error;
        return ended.result;
      },
      [asyncIterator]: () => stream,
    };
    return freeze(stream);
  };

  const namespace = (run, name, methods) => {
    const functions = {};
    for (const method of keys(methods)) {
      if (method === '$only') continue;
      const { p: positional, o: options, s: streams } = methods[method];
      const target = `${name}.${method}`;
      const argumentsOf = (values) => {
        const args = {};
        for (let i = 0; i < values.length; i++) {
          const value = values[i];
          if (i < positional.length) {
            args[positional[i]] = value;
          } else if (i === positional.length && options.length > 0 && typeof value === 'object'
              && value !== null) {
            for (const key of keys(value)) args[key] = value[key];
          } else if (value !== undefined) {
            throw new TypeError(
              `${target} expects at most ${positional.length + (options.length > 0 ? 1 : 0)} arguments`);
          }
        }
        return args;
      };
      functions[method] = streams ? (...values) => streamed(run, target, argumentsOf(values)) : (...values) => {
        try {
          return call(run, target, argumentsOf(values));
        } catch (error) {
          return Promise.reject(error);
        }
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
