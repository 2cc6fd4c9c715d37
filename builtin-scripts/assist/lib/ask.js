// Asking for words.

import { PicodeError } from "@picode/sdk";

/**
 * Asks and gives back what to show, with what stands for it in machine-readable output.
 *
 * @param request `{ system, prompt }`
 * @param facts what the data says beside the answer
 */
export async function answered(request, facts, ctx) {
  const reply = await words(request, ctx, { live: true });
  return ctx.ui.markdown(shown(reply), { data: data(reply, facts) });
}

/** Asks for words; none are an error. Live ones are shown while they come. */
export async function words({ system, prompt }, ctx, { live = false } = {}) {
  await ctx.ui.progress("Asking the model");
  const stream = ctx.llm.stream({ prompt, system });
  if (live) {
    await said(stream, ctx);
  }
  const reply = await stream.result();
  if (reply.text.trim() === "") {
    throw new PicodeError(`\`${reply.model}\` said nothing (it ended with \`${reply.stop}\`)`, {
      hint: "ask again, or choose another model with `picode provider use`",
    });
  }
  return reply;
}

async function said(stream, ctx) {
  for await (const event of stream) {
    if (event.type === "text") {
      await ctx.ui.say(event.text);
    }
  }
}

/** The words of a reply, with a note where they are cut. */
export function shown({ text, stop }) {
  const note = stop === "max-tokens" ? "\n\n*The model had to stop here: its answer is not whole.*" : "";
  return `${text.trim()}${note}\n`;
}

/** The reply as data. */
export function data({ text, stop, model, usage, cost }, facts) {
  return { ...facts, text: text.trim(), complete: stop !== "max-tokens", model, usage, cost };
}
