// What scripts know from browsers and is loaded when one of its names is first used: timers, abort
// signals, structuredClone. A part of the prelude, so nothing but the closure sees `post`.
(function (shared) {
  'use strict';

  const { post, define, keys, isArray, then, resolved, open } = shared;
  const { kindOf, refusal } = open('failures');
  const logError = (error) => open('console').logError(error);
  const { TypeError, Error, Map, Set, Date, RegExp } = globalThis;

  const globals = {};

  // ---- timers ------------------------------------------------------------------------------------

  let lastTimer = 0;
  const timers = Object.create(null);

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

  globals.setTimeout = function setTimeout(callback, delay, ...args) {
    return startTimer('setTimeout', callback, delay, false, args);
  };
  globals.setInterval = function setInterval(callback, delay, ...args) {
    return startTimer('setInterval', callback, delay, true, args);
  };
  globals.clearTimeout = function clearTimeout(id) { clear(id); };
  globals.clearInterval = function clearInterval(id) { clear(id); };
  globals.queueMicrotask = function queueMicrotask(callback) {
    if (typeof callback !== 'function') {
      throw new TypeError(`queueMicrotask expects a function, not ${kindOf(callback)}`);
    }
    then(resolved(), () => callback());
  };

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
      startTimer('AbortSignal.timeout', () => {
        abort(signal, new DOMException('The time is up.', 'TimeoutError'));
      }, millis, false, []);
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

  globals.DOMException = DOMException;
  globals.AbortSignal = AbortSignal;
  globals.AbortController = AbortController;

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

  globals.structuredClone = function structuredClone(value) {
    return copy(value, new Map());
  };

  return {
    globals,
    fire,
    // Forgets timers of a run that is over.
    drop(ids) { for (let i = 0; i < ids.length; i++) delete timers[ids[i]]; },
    newSignal: () => new AbortSignal(),
    isWatched,
    abort(signal, reason) { abort(signal, new DOMException(reason, 'AbortError')); },
  };
})
