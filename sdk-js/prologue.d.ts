/** What every handler is given: the host's services, one namespace each, and the run's own signal. */
export interface Context {
  /** Aborts when the run is cancelled or its deadline has passed. */
  readonly signal: AbortSignal;
}

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What a command may give back: nothing, text, what `ctx.ui` made, or any data to show. */
export type CommandResult = void | undefined | Json | Display | { exit: number; show?: Json | Display };

/** Something `ctx.ui.markdown`, `ctx.ui.table`, `ctx.ui.diff` or `ctx.ui.code` made. */
export interface Display {
  readonly $display: "markdown" | "table" | "diff" | "code";
  readonly [member: string]: unknown;
}

/** A host call that was refused or failed. */
export class PicodeError extends Error {
  constructor(message: string, options?: { code?: string; hint?: string });
  /** A stable kebab-case name of what went wrong. */
  readonly code: string;
  /** What to do about it. */
  readonly hint: string | null;
}

/** The values a command was called with, by argument name. */
export type Arguments = { readonly [name: string]: any };

/**
 * Registers a command. Call it while the module loads; the handler runs later.
 * @param name the name that the manifest declares
 */
export function command(
  name: string,
  handler: (args: Arguments, ctx: CommandContext) => CommandResult | Promise<CommandResult>,
): void;
export function command(
  name: string,
  spec: { description?: string; args?: { [name: string]: unknown } },
  handler: (args: Arguments, ctx: CommandContext) => CommandResult | Promise<CommandResult>,
): void;

/** What a hook says, made by the methods of its event. Nothing at all means: go on. */
export interface Verdict {
  readonly $verdict: "rewrite" | "ask" | "deny" | "abort";
}

/** What a hook is given: what is about to happen, or has happened. Nothing in it can be changed. */
export interface HookEvent<Name extends string = string, Payload = Json, Change = Json> {
  /** The event's name. */
  readonly name: Name;
  /** What it told when it was fired. */
  readonly original: Payload;
  /** The same with the rewrites of the hooks before this one. */
  readonly current: Payload;
  /** Goes on with something else. Name only the members that change; the reference says which can. */
  rewrite(change: Change): Verdict;
  /** Goes on only if the person agrees. Where nobody can be asked, it is denied. */
  ask(reason: string): Verdict;
  /** Keeps it from being done. */
  deny(reason: string): Verdict;
  /** Keeps it from being done and stops what it is a part of. */
  abort(reason: string): Verdict;
}

/** What a hook may change of an event, nothing of most. */
export type Change<Name> = Name extends keyof Rewrites ? Rewrites[Name] : never;

/** What a hook may give back. */
export type HookResult = void | undefined | null | Verdict;

/** What a hook says of itself; the manifest says the rest. */
export interface HookSpec {
  /** Tells it from other hooks of the extension on the same event. */
  name?: string;
  [member: string]: unknown;
}

/**
 * Registers a hook on an event. Call it while the module loads; the handler runs each time the event is fired.
 * @param event the event's name, as the manifest declares it
 * @example
 * ```js
 * hook("pre-commit", (event) => {
 *   if (event.current.diff.includes("AKIA")) return event.deny("an AWS key is staged");
 * });
 * ```
 */
export function hook<Name extends keyof EventPayloads>(
  event: Name,
  handler: (
    event: HookEvent<Name, EventPayloads[Name], Change<Name>>, ctx: Context,
  ) => HookResult | Promise<HookResult>,
): void;
export function hook<Name extends keyof EventPayloads>(
  event: Name,
  spec: HookSpec,
  handler: (
    event: HookEvent<Name, EventPayloads[Name], Change<Name>>, ctx: Context,
  ) => HookResult | Promise<HookResult>,
): void;
export function hook<Payload = any>(
  event: `${string}.${string}`,
  handler: (event: HookEvent<string, Payload, Payload>, ctx: Context) => HookResult | Promise<HookResult>,
): void;
export function hook<Payload = any>(
  event: `${string}.${string}`,
  spec: HookSpec,
  handler: (event: HookEvent<string, Payload, Payload>, ctx: Context) => HookResult | Promise<HookResult>,
): void;

/**
 * Registers a tool for models. Call it while the module loads; the handler runs when a model, or a person, calls the tool.
 * @param name the name that the manifest declares
 */
export function tool(name: string, handler: (params: any, ctx: Context) => Json | void | Promise<Json | void>): void;
export function tool(
  name: string,
  spec: { description?: string; parameters?: object; [member: string]: unknown },
  handler: (params: any, ctx: Context) => Json | void | Promise<Json | void>,
): void;

/** A piece of a message to or from a model. */
export type Part =
  | { type: "text"; text: string }
  | { type: "image"; mediaType: string; data: string }
  | { type: "tool-call"; id: string; name: string; arguments: { [name: string]: Json }; signature?: string }
  | { type: "tool-result"; callId: string; parts: Part[]; isError?: boolean }
  | { type: "thinking"; text: string; signature?: string; redacted?: string };

/** What a model is asked, in the form that belongs to no service. */
export interface ModelRequest {
  readonly model: string;
  /** What it is told before the conversation; `cache` where everything up to here will be sent again soon. */
  readonly system: readonly { text: string; cache?: boolean }[];
  readonly messages: readonly { role: "user" | "assistant"; parts: Part[]; cache?: boolean }[];
  readonly tools: readonly { name: string; description: string; parameters: object }[];
  readonly choice: { type: "auto" | "none" | "required" } | { type: "tool"; name: string };
  readonly limits: { maxOutputTokens?: number; stop: string[] };
  readonly temperature?: number;
  readonly thinking?: { level: "off" | "low" | "medium" | "high"; budgetTokens?: number };
  /** The shape that the answer has to have. */
  readonly responseSchema?: { name: string; schema: object };
}

/** Something that happens while a model answers. */
export type Delta =
  | { type: "text"; text: string }
  | { type: "thinking"; text: string; signature?: string; redacted?: string }
  /** More of a call of a tool: `id` and `name` with the first delta of an `index`, `arguments` cut anywhere. */
  | { type: "tool-call"; index: number; id?: string; name?: string; arguments?: string; signature?: string }
  /** `input` without what was read from a cache or written to one; `output` with `thinking`. */
  | { type: "usage"; input: number; output: number; cacheRead?: number; cacheWrite?: number; thinking?: number }
  | { type: "stop"; reason: "end" | "max-tokens" | "tool-calls" | "stop-sequence" | "refusal" | "content-filter" | "other" }
  | { type: "error"; code?: string; message: string; retryable?: boolean };

/**
 * What a function gives back that answers piece by piece. It is called when the first piece is asked for. Leaving the loop
 * closes it.
 */
export interface Stream<Item, Result> extends AsyncIterable<Item> {
  next(): Promise<IteratorResult<Item, Result>>;
  return(value?: any): Promise<IteratorResult<Item, any>>;
  [Symbol.asyncIterator](): Stream<Item, Result>;
  /** What it comes to, after it took what is left. */
  result(): Promise<Result>;
  /** Stops what is behind it. */
  close(): Promise<void>;
}

/** A piece of an answer as it came: a server-sent event, a line of JSON, or a whole body. */
export interface WireEvent {
  /** The name of a server-sent event that has one, else empty. */
  readonly event: string;
  readonly data: string;
  /** What the data stands for, `undefined` where it is no JSON. */
  readonly json: any;
}

/** A request to a service. PiCode sends it, and adds the secret. */
export interface WireRequest {
  method?: string;
  url: string;
  headers?: { [name: string]: string };
  /** A text, or a value that is sent as JSON. */
  body?: unknown;
  /** How the answer is cut into events; as its type says by default. */
  format?: "auto" | "sse" | "json-lines" | "whole";
}

/** What a person set for a provider, and how the answer is wanted. */
export interface ProviderOptions {
  /** Where the service is, without a `/` at the end. */
  readonly baseUrl: string;
  /** Whether the answer is wanted piece by piece. */
  readonly stream: boolean;
  /** What `provider.options` in the settings says. */
  readonly [name: string]: unknown;
}

/** What a provider, or one of its models, can do. */
export interface Supports {
  streaming?: boolean;
  tools?: boolean;
  images?: boolean;
  thinking?: boolean;
  maxContextTokens?: number;
}

/** A model of a provider. */
export interface Model {
  id: string;
  title?: string;
  supports?: Supports;
  maxOutputTokens?: number;
  /** US dollars for a million tokens. */
  price?: { input: number; output: number; cacheRead?: number; cacheWrite?: number };
}

/** A provider of models: functions that turn one form into another, send nothing, and see no secret. */
export interface ProviderSpec {
  /** The models that are known without asking, the best first. */
  models?: (string | Model)[];
  supports?: Supports;
  /** The same as in the manifest, for a provider that is a single file. */
  auth?: { secret?: string; hosts?: string[]; scheme?: string; optional?: boolean };
  /** Where the service is, at one of its hosts; for a provider that is a single file. */
  baseUrl?: string;
  /** What to send. */
  request(neutral: ModelRequest, options: ProviderOptions): WireRequest | Promise<WireRequest>;
  /** What a piece of the answer means. `state` is one object for the whole answer, empty at first. */
  response(event: WireEvent, state: any): Delta | Delta[] | null | undefined | void;
  /** What is left to say after the last piece. */
  finish?(state: any): Delta | Delta[] | null | undefined | void;
  /** What an answer with a status of 400 or more means; nothing where it says nothing. */
  error?(status: number, body: string): { code?: string; message: string; retryable?: boolean } | null | undefined | void;
  /** The request whose answer lists the models. */
  discover?(options: ProviderOptions): WireRequest;
  /** The models that it lists. */
  discovered?(answer: WireEvent): (string | Model)[];
  [member: string]: unknown;
}

/**
 * Registers a provider of models. Call it while the module loads.
 * @param name the name that the manifest declares
 */
export function provider(name: string, spec: ProviderSpec): void;
