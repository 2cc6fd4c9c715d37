// What `@picode/sdk` exports; loaded when a module imports it. A part of the prelude.
(function (shared) {
  'use strict';

  const { freeze, handlers, registered, open, TypeError } = shared;
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

  return freeze({
    command: registrar('command'), hook: registrar('hook'), tool: registrar('tool'), provider,
    PicodeError,
  });
})
