import { command, hook, PicodeError, provider, type CommandContext, type Context } from "@picode/sdk";

command("todo", { args: { path: { type: "string", complete: async (prefix: string) => [prefix] } } }, async (args, ctx) => {
  const { exit, value } = await ctx.commands.run("count", { args: { path: args.path } });
  return exit === 0 ? String(value) : ctx.ui.table([]);
});

hook("pre-commit", async (event, ctx) => {
  // @ts-expect-error a hook runs no commands
  await ctx.commands.run("count");
  return event.current.diff.includes("AKIA") ? event.deny("an AWS key is staged") : undefined;
});

provider("acme", {
  models: ["acme-1", { id: "acme-2", supports: { images: true } }],
  request: ({ model, messages }, { baseUrl }) => ({ url: `${baseUrl}/chat`, body: { model, messages } }),
  response: (event, state: { seen?: number }) => {
    state.seen = (state.seen ?? 0) + 1;
    return event.json?.text ? { type: "text", text: event.json.text } : undefined;
  },
  // @ts-expect-error a reason is one of a few words
  finish: () => ({ type: "stop", reason: "bored" }),
});

export const narrow = (ctx: CommandContext): Context => ctx;
export const failed = new PicodeError("stopped", { code: "stopped" });

command("tell", async (_, ctx) => {
  const stream = ctx.llm.stream({ prompt: "Tell" });
  let words = "";
  for await (const event of stream) {
    if (event.type === "text") words += event.text;
    // @ts-expect-error only some events have a text
    words += event.text;
  }
  const { usage, stop } = await stream.result();
  await stream.close();
  return { words, tokens: usage.output, stop };
});
