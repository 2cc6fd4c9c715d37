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
export function hook<Name extends keyof Events>(
  event: Name,
  handler: (
    event: HookEvent<Name, Events[Name], Change<Name>>, ctx: Context,
  ) => HookResult | Promise<HookResult>,
): void;
export function hook<Name extends keyof Events>(
  event: Name,
  spec: HookSpec,
  handler: (
    event: HookEvent<Name, Events[Name], Change<Name>>, ctx: Context,
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
