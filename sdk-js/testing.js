// The test kit: runs the handlers of an extension with a `ctx` that the test gives. Works under
// `picode ext test` and under `node --test`.
import { eventOf, handler, PicodeError, plain } from "./registry.js";
import { runner } from "./runner.js";

// ---- tests and what they assert ------------------------------------------------------------------------

/** Defines a test. */
export function test(name, body) {
  runner.define(name, body);
}

/** Defines a test that is not run. */
test.skip = (name, _body) => runner.skip(name, "it is marked to be skipped");

const failed = (message, hint = null) => new PicodeError(message, { code: "assertion-failed", hint });
const shown = (value) => (typeof value === "string" ? JSON.stringify(value)
  : value instanceof RegExp || typeof value === "function" || value === undefined ? String(value)
    : JSON.stringify(value) ?? String(value));

/** Whether two values are the same by what they hold. A member that is undefined is one that is not there. */
function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return (!Array.isArray(a) || a.length === b.length) && [...names].every((name) => same(a[name], b[name]));
}

/** Where two texts part, for a person. */
function difference(actual, expected) {
  const [is, should] = [actual.split("\n"), expected.split("\n")];
  if (is.length === 1 && should.length === 1) return `expected ${shown(expected)}, got ${shown(actual)}`;
  let line = 0;
  while (is[line] === should[line]) line++;
  const say = (text) => (text === undefined ? "the end" : shown(text));
  return `line ${line + 1} differs: expected ${say(should[line])}, got ${say(is[line])}`;
}

function differ(actual, expected) {
  if (typeof actual === "string" && typeof expected === "string") return difference(actual, expected);
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value, null, 2) ?? String(value));
  return is.length + should.length < 200 || is === should
    ? `expected ${shown(expected)}, got ${shown(actual)}` : difference(is, should);
}

/** Fails the test unless the value is truthy. */
export function assert(value, message = `expected something truthy, got ${shown(value)}`) {
  if (!value) throw failed(message);
}

/** Fails the test unless both are the same by what they hold. */
assert.equal = (actual, expected, message) => {
  if (!same(actual, expected)) throw failed([message, differ(actual, expected)].filter(Boolean).join(": "));
};

/** Fails the test unless the text matches. */
assert.match = (text, pattern, message) => {
  if (typeof text !== "string" || !pattern.test(text)) {
    throw failed([message, `expected a text that matches ${pattern}, got ${shown(text)}`].filter(Boolean).join(": "));
  }
};

/** Fails the test unless the work fails; gives back what it failed with. */
assert.rejects = async (work, expected = {}) => {
  let error;
  try {
    await (typeof work === "function" ? work() : work);
  } catch (thrown) {
    error = thrown;
  }
  if (error === undefined) throw failed("expected a failure, and there was none");
  if (expected instanceof RegExp) {
    assert.match(String(error?.message), expected, "the failure");
  } else {
    for (const [name, value] of Object.entries(expected)) assert.equal(error?.[name], value, `\`${name}\` of the failure`);
  }
  return error;
};

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

function checkName(name) {
  if (typeof name !== "string" || !NAME.test(name)) {
    throw failed(`a snapshot cannot be called ${shown(name)}`, "use letters, digits, dots, hyphens and underscores");
  }
}

/**
 * Compares a value with the file `snapshots/NAME` beside the test. One that is missing is written, and the test
 * fails, so that somebody looks at it.
 */
export function snapshot(name, value) {
  checkName(name);
  const text = typeof value === "string" ? value : `${JSON.stringify(plain(value ?? null, "the value"), null, 2)}\n`;
  const file = `snapshots/${name}.${typeof value === "string" ? "txt" : "json"}`;
  const before = runner.read(file);
  if (before === text) return;
  if (before === undefined || runner.update) runner.write(file, text);
  if (before === undefined && !runner.update) {
    throw failed(`the snapshot \`${file}\` was missing and is written`, "look at it, then run the test again");
  }
  if (!runner.update) {
    throw failed(`the snapshot \`${file}\`: ${difference(text, before)}`, `\`${runner.howToUpdate}\` writes it anew`);
  }
}

// ---- where calls of `ctx` go ---------------------------------------------------------------------------

/** What is answered where the test says nothing: what only makes or shows something. */
const OWN = {
  ui: {
    markdown: (markdown, { data = null, raw = false } = {}) => ({ $display: "markdown", markdown, data, ...(raw ? { raw } : {}) }),
    table: (rows, { columns = [] } = {}) => ({
      $display: "table", columns: columns.length > 0 ? columns : [...new Set(rows.flatMap(Object.keys))], rows,
    }),
    diff: (diff, { data = null } = {}) => ({ $display: "diff", diff, data }),
    code: (code, language, { data = null } = {}) => ({ $display: "code", code, language, data }),
    print: () => undefined,
    say: () => undefined,
    progress: () => undefined,
  },
  log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
};

/** The functions that give a stream, and what its pieces come to where the test does not say. */
const STREAMS = {
  "llm.stream": (events) => ({
    text: events.map(({ type, text }) => (type === "text" ? text : "")).join(""),
    stop: events.find(({ type }) => type === "stop")?.reason ?? "end",
  }),
};

/** All that a stream gives. */
async function whole(stream) {
  const items = [];
  for await (const item of stream) items.push(item);
  return { items, result: await stream.result() };
}

/** What is said of a call that the test has no fake for. */
const missing = (call) => {
  const [namespace, method] = call.split(".");
  return new PicodeError(`the script calls \`ctx.${call}\`, which the test has no answer for`, {
    code: "fake-missing", hint: `give it one: \`harness({ ${namespace}: { ${method}: … } })\`` });
};

/** Which calls go to the host and into a recording: all but those that only make or show something. */
const isRecorded = (namespace) => namespace !== "signal" && !Object.hasOwn(OWN, namespace);

/**
 * Answers for `ctx` that a real run had: they are kept in `snapshots/NAME.calls.json`. Where that file is missing, or
 * snapshots are written anew, the calls go to the host, as far as `picode ext test --allow` lets them, and are kept.
 */
export function recorded(name) {
  checkName(name);
  const file = `snapshots/${name}.calls.json`;
  const before = runner.update ? undefined : runner.read(file);
  const calls = before === undefined ? [] : JSON.parse(before);
  const unused = [...calls];
  const replay = (call, args) => {
    const at = unused.findIndex((each) => each.call === call && same(each.args, args));
    if (at < 0) {
      throw new PicodeError(`the recording \`${file}\` has no answer left for \`ctx.${call}\``, { code: "recording-missing",
        hint: `\`picode ext test --update --allow …\` records it anew` });
    }
    const [{ answer, error }] = unused.splice(at, 1);
    if (error !== undefined) throw new PicodeError(error.message, error);
    return answer;
  };
  const record = async (namespace, method, args) => {
    const kept = { call: `${namespace}.${method}`, args };
    calls.push(kept);
    try {
      const answer = runner.host[namespace][method](...args);
      kept.answer = plain(await (Object.hasOwn(STREAMS, kept.call) ? whole(answer) : answer), "an answer");
      return kept.answer;
    } catch (error) {
      kept.error = { message: String(error?.message), code: error?.code, hint: error?.hint ?? null };
      throw error;
    } finally {
      runner.write(file, `${JSON.stringify(calls, null, 2)}\n`);
    }
  };
  const missing = (call) => {
    throw new PicodeError(`there is no recording \`${file}\`, and \`ctx.${call}\` has no host to ask`, {
      code: "recording-missing", hint: "`picode ext test --allow …` runs the test with a host and keeps its answers" });
  };
  const answer = (namespace, method) => (...args) => (before !== undefined ? replay(`${namespace}.${method}`, args)
    : runner.host === null ? missing(`${namespace}.${method}`) : record(namespace, method, args));
  const named = (get) => new Proxy({}, { get: (_, key) => (typeof key === "string" && key !== "then" ? get(key) : undefined) });
  return named((namespace) => (isRecorded(namespace) ? named((method) => answer(namespace, method)) : undefined));
}

// ---- running a handler ---------------------------------------------------------------------------------

const iterated = (value) => typeof value === "object" && value !== null
  && (Symbol.asyncIterator in value || Symbol.iterator in value);

/** One run of a handler: its `ctx`, and what it did with it. */
class Run {
  calls = [];
  shown = [];
  log = [];
  unanswered = [];

  constructor(fakes, options) {
    this.fakes = fakes;
    this.signal = options.signal ?? new AbortController().signal;
  }

  /** Takes a call down and finds what answers it. */
  asked(namespace, method, args) {
    const call = `${namespace}.${method}`;
    const given = args.map((value, i) => plain(value, `argument ${i + 1} of \`${call}\``));
    const kept = { call, args: given };
    this.calls.push(kept);
    if (call === "ui.print") this.shown.push(given[0]);
    if (namespace === "log") this.log.push({ level: method, text: given[0] });
    const fake = this.fakes[namespace]?.[method] ?? OWN[namespace]?.[method];
    if (fake === undefined) {
      this.unanswered.push(missing(call));
      throw this.unanswered.at(-1);
    }
    return { kept, answering: () => this.given(fake, given) };
  }

  async given(fake, args) {
    try {
      return typeof fake === "function" ? await fake(...args) : fake;
    } catch (error) {
      if (error?.code === "recording-missing") this.unanswered.push(error);
      throw error;
    }
  }

  async answer(namespace, method, args) {
    const { kept, answering } = this.asked(namespace, method, args);
    kept.answer = plain(await answering(), `the answer to \`${kept.call}\``);
    return kept.answer;
  }

  /** As the real one, it is called when the first piece is asked for. */
  stream(namespace, method, args) {
    const call = `${namespace}.${method}`;
    let kept;
    let comesTo;
    let opening;
    let ended;
    const open = async () => {
      const asked = this.asked(namespace, method, args);
      kept = asked.kept;
      kept.answer = [];
      const answer = await asked.answering();
      const items = iterated(answer) ? answer : answer?.items;
      if (!iterated(items)) {
        throw failed(`the answer to \`${call}\` is ${shown(answer)}, which has no pieces`,
          "give an array, what a generator gives, or `{ items, result }`");
      }
      comesTo = items === answer ? undefined : answer.result;
      return (items[Symbol.asyncIterator] ?? items[Symbol.iterator]).call(items);
    };
    const closed = () => new PicodeError("the stream was closed", {
      code: "stream-closed", hint: "call the function again for another one" });
    const stream = {
      async next() {
        if (ended?.closed) throw closed();
        if (ended !== undefined) return { value: undefined, done: true };
        try {
          const { value, done } = await (await (opening ??= open())).next();
          if (!done) {
            const item = plain(value, `a piece of \`${call}\``);
            kept.answer.push(item);
            return { value: item, done: false };
          }
          ended = { result: plain(comesTo ?? STREAMS[call](kept.answer), `the result of \`${call}\``) };
          return { value: ended.result, done: true };
        } catch (error) {
          ended = { error };
          throw error;
        }
      },
      async close() {
        if (ended !== undefined) return;
        ended = { closed: true };
        if (opening === undefined) return;
        const pieces = await opening;
        kept.closed = true;
        await pieces.return?.();
      },
      async return(value) {
        await stream.close();
        return { value, done: true };
      },
      async result() {
        while (ended === undefined) await stream.next();
        if (ended.closed) throw closed();
        if ("error" in ended) throw ended.error;
        return ended.result;
      },
      [Symbol.asyncIterator]: () => stream,
    };
    return stream;
  }

  context() {
    const named = (get) => new Proxy({}, { get: (_, name) => (typeof name === "string" && name !== "then" ? get(name) : undefined) });
    return named((namespace) => (namespace === "signal" ? this.signal
      : named((method) => (...args) => (Object.hasOwn(STREAMS, `${namespace}.${method}`)
        ? this.stream(namespace, method, args) : this.answer(namespace, method, args)))));
  }

  /** Calls a handler; a call without an answer fails it, even if the script goes on without one. */
  async call(kind, name, input) {
    const value = plain(await handler(kind, name)(input, this.context()), "the result");
    if (this.unanswered.length > 0) throw this.unanswered[0];
    return value;
  }

  with(members) {
    return { ...members, shown: this.shown, log: this.log, calls: this.calls };
  }
}

/**
 * Runs the handlers that the scripts which a test imports have registered.
 * @param fakes what answers the calls of `ctx`, by namespace and function
 */
export function harness(fakes = {}, options = {}) {
  return {
    async command(name, args = {}) {
      const run = new Run(fakes, options);
      const value = await run.call("command", name, plain(args, "the arguments"));
      return run.with({ value });
    },

    async hook(event, payload = {}, { original = payload } = {}) {
      const run = new Run(fakes, options);
      const given = eventOf(event.split("#")[0], plain(original, "the payload"), plain(payload, "the payload"));
      const answer = await run.call("hook", event, given);
      if (answer !== undefined && answer !== null && answer.$verdict === undefined) {
        throw new PicodeError(`the hook \`${event}\` gave back ${shown(answer)}, which is no verdict`, {
          code: "assertion-failed", hint: "return nothing, or what `event.rewrite`, `ask`, `deny` or `abort` makes" });
      }
      const { $verdict: verdict = "proceed", ...details } = answer ?? {};
      return run.with({ verdict, ...details });
    },

    async tool(name, params = {}) {
      const run = new Run(fakes, options);
      const value = await run.call("tool", name, plain(params, "the parameters"));
      return run.with({ value });
    },

    async complete(name, argument, prefix = "") {
      const run = new Run(fakes, options);
      const value = await run.call("complete", name, { argument, prefix });
      return run.with({ value: value ?? [] });
    },

    provider(name) {
      const call = (input) => new Run(fakes, options).call("provider", name, input);
      const part = (which) => async (...args) => call({ part: which, args: plain(args, "the arguments") });
      return {
        request: part("request"),
        response: part("response"),
        error: part("error"),
        discover: part("discover"),
        discovered: part("discovered"),
        read: async (...events) => call({ part: "read", events: plain(events, "the events") }),
      };
    },
  };
}
