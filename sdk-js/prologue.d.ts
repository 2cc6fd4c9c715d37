/** What every handler is given: the host's services, one namespace each, and the run's own signal. */
export interface Context {
  /** Aborts when the run is cancelled or its deadline has passed. */
  readonly signal: AbortSignal;
}

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What a command may give back: nothing, text, what `ctx.ui` made, or any data to show. */
export type CommandResult = void | undefined | Json | Display | { exit: number; show?: Json | Display };

/** Something `ctx.ui.markdown` or `ctx.ui.table` made. */
export interface Display {
  readonly $display: "markdown" | "table";
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
  handler: (args: Arguments, ctx: Context) => CommandResult | Promise<CommandResult>,
): void;
export function command(
  name: string,
  spec: { description?: string; args?: { [name: string]: unknown } },
  handler: (args: Arguments, ctx: Context) => CommandResult | Promise<CommandResult>,
): void;
