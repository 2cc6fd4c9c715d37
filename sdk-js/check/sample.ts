import { command, hook, PicodeError, type CommandContext, type Context } from "@picode/sdk";

command("todo", { args: { path: { type: "string", complete: async (prefix: string) => [prefix] } } }, async (args, ctx) => {
  const { exit, value } = await ctx.commands.run("count", { args: { path: args.path } });
  return exit === 0 ? String(value) : ctx.ui.table([]);
});

hook("pre-commit", async (event, ctx) => {
  // @ts-expect-error a hook runs no commands
  await ctx.commands.run("count");
  return event.current.diff.includes("AKIA") ? event.deny("an AWS key is staged") : undefined;
});

export const narrow = (ctx: CommandContext): Context => ctx;
export const failed = new PicodeError("stopped", { code: "stopped" });
