import { command, type Arguments, type Context } from "@picode/sdk";

command("$name$", async (args: Arguments, ctx: Context): Promise<string> => {
  const pattern: string = args.pattern;
  const { count } = await ctx.files.search(pattern);
  return `${pattern}: ${count}`;
});
