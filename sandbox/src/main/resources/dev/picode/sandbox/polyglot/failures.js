// Errors and what cannot cross; loaded when something goes wrong, is refused or is registered. A part
// of the prelude.
(function (shared) {
  'use strict';

  const { post, parse, isArray, keys, open, Error, WeakMap, weakGet, weakSet, regexTest } = shared;
  const { Map, Set } = globalThis;
  // The expression stays inside: making one loads the engine's regular expressions.
  const codeShape = (code) => regexTest(/^[a-z][a-z0-9-]{0,63}$/, code);

  const origins = new WeakMap();

  class PicodeError extends Error {
    constructor(message, options = {}) {
      super(message);
      this.code = options.code ?? 'script-error';
      this.hint = options.hint ?? null;
    }
  }
  shared.defineProperty(PicodeError.prototype, 'name', { value: 'PicodeError', configurable: true });

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

  // Says why JSON cannot say a value.
  const refuse = (value, what, cause) => {
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
      return shared.encode(args, '');
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

  return { PicodeError, own, refusal, kindOf, fail, shown, refuse, encodeArguments, presentable };
})
