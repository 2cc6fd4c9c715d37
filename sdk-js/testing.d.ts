import type { Arguments, Context, Json, Stream } from "@picode/sdk";

/** The namespaces of `ctx`. */
type Namespaces = Omit<Context, "signal">;

/**
 * The pieces of a stream, and what they come to. Without a result that of `ctx.llm.stream` has the words and why it ended.
 */
type FakeStream<Item, Result> = Iterable<Item> | AsyncIterable<Item>
  | { items: Iterable<Item> | AsyncIterable<Item>; result?: Partial<Result> };

/** The answer to a call, or a function of the same arguments that gives it. */
type Fake<Call> = Call extends (...args: infer Given) => Stream<infer Item, infer Result>
  ? ((...args: Given) => FakeStream<Item, Result> | Promise<FakeStream<Item, Result>>) | FakeStream<Item, Result>
  : Call extends (...args: infer Given) => Promise<infer Answer>
  ? ((...args: Given) => Partial<Answer> | Promise<Partial<Answer>>) | Partial<Answer>
  : never;

/** What answers the calls of `ctx`. `ui` and `log` need no fakes; every other call without one fails the test. */
export type Fakes = {
  [Name in keyof Namespaces]?: { [Call in keyof Namespaces[Name]]?: Fake<Namespaces[Name][Call]> };
};

/** What else a run is given. */
export interface HarnessOptions {
  /** What the script sees as `ctx.signal`. */
  signal?: AbortSignal;
}

/** A call of `ctx`. */
export interface Call {
  /** `namespace.function`. */
  readonly call: string;
  readonly args: Json[];
  /** What it was answered; not there where it failed. Of a stream the pieces that were taken. */
  readonly answer?: Json;
  /** Whether it is a stream that was left before its end. */
  readonly closed?: boolean;
}

/**
 * Answers for `ctx` that a real run had, kept in `snapshots/NAME.calls.json` beside the test. Where that file is missing, or
 * with `--update`, the calls go to the host, as far as `picode ext test --allow` lets them, and are kept.
 * @example
 * ```js
 * const { value } = await harness(recorded("todo")).command("todo");
 * ```
 */
export function recorded(name: string): Fakes;

/** What a handler did. */
export interface Done {
  /** What it showed with `ctx.ui.print`. */
  readonly shown: Json[];
  readonly log: { level: "debug" | "info" | "warn" | "error"; text: string }[];
  /** Its calls in order. */
  readonly calls: Call[];
}

/** What a command or a tool gave back. Its type is for the test to know. */
export interface Result extends Done {
  readonly value: any;
}

/** What a hook decided. */
export interface Verdict extends Done {
  readonly verdict: "proceed" | "rewrite" | "ask" | "deny" | "abort";
  /** Why, where it is `ask`, `deny` or `abort`. */
  readonly reason?: string;
  /** The members that change, where it is `rewrite`. */
  readonly value?: any;
}

/** Runs the handlers of the scripts that the test imports. */
export interface Harness {
  /**
   * Runs a command.
   * @param args the arguments as the manifest declares them; defaults are for the test to give
   */
  command(name: string, args?: Arguments): Promise<Result>;
  /**
   * Runs a hook.
   * @param event its event; `event#name` where several hooks of the script listen to it
   * @param payload what the event says by now
   * @param options `original` is what it said at first, the same by default
   */
  hook(event: string, payload?: object, options?: { original?: object }): Promise<Verdict>;
  /** Runs a tool. */
  tool(name: string, params?: object): Promise<Result>;
  /** What the script of a command says that a word may become, as an argument of it. */
  complete(name: string, argument: string, prefix?: string): Promise<Result>;
  /** The functions of a provider. */
  provider(name: string): {
    request(request: object, options?: object): Promise<any>;
    response(event: { event?: string; data: string }, state: object): Promise<any>;
    /** What a whole answer comes to: every event is given to `response` with one state, then `finish` is called. */
    read(...events: { event?: string; data: string }[]): Promise<any[]>;
    error(status: number, body: string): Promise<any>;
    discover(options: object): Promise<any>;
    discovered(answer: { data: string }): Promise<any>;
  };
}

/**
 * Runs the handlers that the scripts which a test imports have registered.
 * @example
 * ```js
 * import "../main.js";
 * import { assert, harness, test } from "@picode/sdk/testing";
 *
 * test("a key is denied", async () => {
 *   const { verdict } = await harness().hook("pre-commit", { diff: "+AKIA…" });
 *   assert.equal(verdict, "deny");
 * });
 * ```
 */
export function harness(fakes?: Fakes, options?: HarnessOptions): Harness;

/** Defines a test. Tests of a file run one after the other. */
export function test(name: string, body: () => void | Promise<void>): void;
export namespace test {
  /** Defines a test that is not run. */
  function skip(name: string, body: () => void | Promise<void>): void;
}

/** Fails the test unless the value is truthy. */
export function assert(value: unknown, message?: string): asserts value;
export namespace assert {
  /** Fails the test unless both are the same by what they hold. */
  function equal(actual: unknown, expected: unknown, message?: string): void;
  /** Fails the test unless the text matches. */
  function match(text: unknown, pattern: RegExp, message?: string): void;
  /**
   * Fails the test unless the work fails, with a message that matches or with these members.
   * @returns what it failed with
   */
  function rejects(work: Promise<unknown> | (() => unknown), expected?: RegExp | { [member: string]: unknown }): Promise<any>;
}

/**
 * Compares a value with the file `snapshots/NAME.txt` or `.json` beside the test. A file that is missing is written and
 * the test fails; `picode ext test --update` writes every file anew.
 */
export function snapshot(name: string, value: unknown): void;
