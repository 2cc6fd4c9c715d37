import { command } from "@picode/sdk";

command("$name$", async (args, ctx) => {
  const { count } = await ctx.files.search(args.pattern);
  return `${args.pattern}: ${count}`;
});
