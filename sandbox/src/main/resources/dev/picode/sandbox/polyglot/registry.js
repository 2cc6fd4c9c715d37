// What `@picode/sdk` exports; loaded when a module imports it. A part of the prelude.
(function (shared) {
  'use strict';

  const { freeze, handlers, registered, open, keys, TypeError } = shared;
  const { kindOf, PicodeError } = open('failures');

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

  // ---- commands -------------------------------------------------------------------------------------

  // What completes arguments is a function, and what is registered are values: the two are told apart. An
  // argument may have a function of its own; that of the command completes all others that say `complete`.
  const command = (name, spec, handler) => {
    if (typeof spec === 'function' && handler === undefined) {
      register('command', name, {}, spec);
      return;
    }
    const said = { ...spec };
    const own = { '': typeof said.complete === 'function' ? said.complete : undefined };
    if (own[''] !== undefined) delete said.complete;
    if (typeof said.args === 'object' && said.args !== null) {
      said.args = { ...said.args };
      for (const arg of keys(said.args)) {
        const complete = said.args[arg]?.complete;
        if (typeof complete === 'function') {
          own[arg] = complete;
          said.args[arg] = { ...said.args[arg], complete: true };
        }
      }
    }
    register('command', name, said, handler);
    if (keys(own).length > 1 || own[''] !== undefined) {
      handlers[`complete:${name}`] = ({ argument, prefix }, ctx) =>
        (own[argument] ?? own[''])?.(prefix, ctx);
    }
  };

  // ---- hooks ---------------------------------------------------------------------------------------

  const frozen = (value) => {
    if (typeof value === 'object' && value !== null) {
      for (const key of keys(value)) frozen(value[key]);
      freeze(value);
    }
    return value;
  };

  const reasoned = (verdict) => (reason) => {
    if (typeof reason !== 'string' || reason === '') {
      throw new TypeError(`event.${verdict}() expects the reason as a text, not ${reason === '' ? 'an empty one' : kindOf(reason)}`);
    }
    return freeze({ $verdict: verdict, reason });
  };

  // What a handler is given. The methods decide nothing: they make the verdict it gives back.
  const eventOf = ({ name, original, current }) => {
    const first = frozen(original);
    return freeze({
      name,
      original: first,
      current: current === undefined ? first : frozen(current),
      rewrite(value) {
        if (value === undefined) throw new TypeError('event.rewrite() expects the members to change');
        return freeze({ $verdict: 'rewrite', value });
      },
      ask: reasoned('ask'), deny: reasoned('deny'), abort: reasoned('abort'),
    });
  };

  const hook = (event, spec, handler) => {
    const only = typeof spec === 'function' && handler === undefined;
    const said = only ? {} : spec ?? {};
    const own = only ? spec : handler;
    const name = said.name;
    if (name !== undefined && (typeof name !== 'string' || name === '')) {
      throw new TypeError(`hook("${event}") has a name that is ${kindOf(name)}`);
    }
    register('hook', name === undefined || typeof event !== 'string' ? event : `${event}#${name}`, said,
      typeof own === 'function' ? (input, ctx) => own(eventOf(input), ctx) : own);
  };

  // ---- providers -----------------------------------------------------------------------------------

  const provider = (name, spec) => {
    if (typeof spec !== 'object' || spec === null) {
      throw new TypeError(`provider("${name}") expects an object last, not ${kindOf(spec)}`);
    }
    for (const part of ['request', 'response']) {
      if (typeof spec[part] !== 'function') {
        throw new TypeError(`provider("${name}") expects a function \`${part}\``);
      }
    }
    const { handler, more } = open('provider');
    const functions = more(spec);
    register('provider', name, functions.length === 0 ? spec : { ...spec, functions }, handler(spec));
  };

  return freeze({
    command, hook, tool: registrar('tool'), provider,
    PicodeError,
  });
})
