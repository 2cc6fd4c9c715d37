// The functions of a provider of models, and the answers that are being read with them; opened when a script
// registers one. A part of the prelude.
(function (shared) {
  'use strict';

  const { create, isArray, parse } = shared;

  // What a script may have beside `request` and `response`.
  const MORE = ['error', 'finish', 'discover', 'discovered'];

  // A piece of an answer as it came over the wire.
  class WireEvent {
    constructor(given) {
      this.event = given.event ?? '';
      this.data = given.data ?? '';
    }

    // What the data stands for, `undefined` where it is no JSON.
    get json() {
      try {
        return parse(this.data);
      } catch {
        return undefined;
      }
    }
  }

  const collect = (found, deltas) => {
    if (isArray(deltas)) {
      for (let i = 0; i < deltas.length; i++) found[found.length] = deltas[i];
    } else if (deltas !== undefined && deltas !== null) {
      found[found.length] = deltas;
    }
  };

  const more = (spec) => {
    const found = [];
    for (let i = 0; i < MORE.length; i++) {
      if (typeof spec[MORE[i]] === 'function') found[found.length] = MORE[i];
    }
    return found;
  };

  // Each answer has a state of its own, from its first event to its last.
  const handler = (spec) => {
    const states = create(null);

    const read = ({ answer, events, last }) => {
      const state = (states[answer] ??= {});
      const found = [];
      for (let i = 0; i < events.length; i++) {
        collect(found, spec.response(new WireEvent(events[i]), state));
      }
      if (last) {
        delete states[answer];
        if (typeof spec.finish === 'function') collect(found, spec.finish(state));
      }
      return found;
    };

    return (input) => {
      const { part, args } = input;
      if (part === 'read') return read(input);
      if (part === 'drop') {
        delete states[input.answer];
        return undefined;
      }
      if (part === 'response' || part === 'discovered') return spec[part](new WireEvent(args[0]), args[1]);
      return spec[part](args[0], args[1]);
    };
  };

  return { handler, more };
})
