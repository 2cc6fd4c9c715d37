// What `@picode/sdk` does outside of PiCode, for tests: it keeps what a script registers, and makes of a call
// what PiCode would.
import { PicodeError } from "./runner.js";

export { PicodeError };

const registered = new Map();

const kindOf = (value) => (value === null || value === undefined ? String(value) : Array.isArray(value) ? "a list"
  : typeof value === "object" ? "an object" : `a ${typeof value}`);

function register(kind, name, spec, handler) {
  if (typeof name !== "string" || name === "") {
    throw new TypeError(`${kind}() expects a name first, not ${kindOf(name)}`);
  }
  if (typeof handler !== "function") {
    throw new TypeError(`${kind}("${name}") expects a function last, not ${kindOf(handler)}`);
  }
  const key = `${kind}:${name}`;
  if (registered.has(key)) throw new TypeError(`${kind}("${name}") is registered twice`);
  registered.set(key, { kind, name, spec, handler });
}

/** Takes apart the two ways to register: with a specification and without. */
const registrar = (kind, nameOf = (name) => name) => (name, spec, handler) => {
  if (typeof spec === "function" && handler === undefined) register(kind, nameOf(name, {}), {}, spec);
  else register(kind, nameOf(name, spec ?? {}), spec ?? {}, handler);
};

/** What completes arguments is a function of its own; that of an argument goes before that of the command. */
export const command = (name, spec, handler) => {
  registrar("command")(name, spec, handler);
  const said = typeof spec === "function" && handler === undefined ? {} : spec ?? {};
  const own = ({ argument, prefix }, ctx) => {
    const completes = [said.args?.[argument]?.complete, said.complete].find((each) => typeof each === "function");
    return completes?.(prefix, ctx);
  };
  registered.set(`complete:${name}`, { kind: "complete", name, spec: {}, handler: own });
};
export const tool = registrar("tool");
export const hook = registrar("hook", (event, { name }) => (name === undefined ? event : `${event}#${name}`));

/** A piece of an answer as it came over the wire. */
class WireEvent {
  constructor({ event = "", data = "" }) {
    this.event = event;
    this.data = data;
  }

  get json() {
    try {
      return JSON.parse(this.data);
    } catch {
      return undefined;
    }
  }
}

const collect = (found, deltas) => {
  if (Array.isArray(deltas)) found.push(...deltas);
  else if (deltas !== undefined && deltas !== null) found.push(deltas);
};

export function provider(name, spec) {
  for (const part of ["request", "response"]) {
    if (typeof spec?.[part] !== "function") throw new TypeError(`provider("${name}") expects a function \`${part}\``);
  }
  register("provider", name, spec, ({ part, args, events }) => {
    if (part === "read") {
      const state = {};
      const found = [];
      for (const each of events) collect(found, spec.response(new WireEvent(each), state));
      collect(found, spec.finish?.(state));
      return found;
    }
    if (typeof spec[part] !== "function") throw new TypeError(`provider("${name}") has no function \`${part}\``);
    if (part === "response" || part === "discovered") return spec[part](new WireEvent(args[0]), args[1]);
    return spec[part](...args);
  });
}

/** The handler of that name; for a hook the event is enough where only one hook listens to it. */
export function handler(kind, name) {
  const found = registered.get(`${kind}:${name}`);
  if (found !== undefined) return found.handler;
  const names = [...registered.values()].filter((entry) => entry.kind === kind).map((entry) => entry.name);
  const named = kind === "hook" ? names.filter((key) => key.startsWith(`${name}#`)) : [];
  if (named.length === 1) return registered.get(`hook:${named[0]}`).handler;
  const known = names.length === 0 ? `it registers no ${kind}; does the test import it?`
    : `it registers ${names.map((each) => `\`${each}\``).join(", ")}`;
  throw new PicodeError(`the script registers no ${kind} \`${name}\``, { code: "handler-missing", hint: known });
}

const frozen = (value) => {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

const reasoned = (verdict) => (reason) => {
  if (typeof reason !== "string" || reason === "") {
    throw new TypeError(`event.${verdict}() expects the reason as a text, not ${reason === "" ? "an empty one" : kindOf(reason)}`);
  }
  return Object.freeze({ $verdict: verdict, reason });
};

/** What a hook is given. */
export function eventOf(name, original, current) {
  return Object.freeze({
    name,
    original: frozen(original),
    current: frozen(current),
    rewrite(value) {
      if (value === undefined) throw new TypeError("event.rewrite() expects the members to change");
      return Object.freeze({ $verdict: "rewrite", value });
    },
    ask: reasoned("ask"),
    deny: reasoned("deny"),
    abort: reasoned("abort"),
  });
}

/** A value as it crosses the wall of the sandbox: as JSON, or not at all. */
export function plain(value, what) {
  if (value === undefined) return undefined;
  if (typeof value === "function" || typeof value === "symbol") {
    throw new PicodeError(`${what} is ${kindOf(value)} and cannot leave the sandbox`, { code: "value-not-plain" });
  }
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (error) {
    throw new PicodeError(`${what} has no JSON form and cannot leave the sandbox: ${error.message}`, { code: "value-not-plain" });
  }
}
