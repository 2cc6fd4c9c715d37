// `picode docs`: documentation of a file or a folder, as Markdown.

import { data, shown, words } from "./ask.js";
import { at } from "./code.js";
import { told } from "./prompt.js";

const TASK = "Write the documentation of what you are shown, for developers who use it: a heading, what it is for,"
  + " each thing it offers with its parameters, results and errors, and one example. Write Markdown and nothing"
  + " else, document only what is there, and leave out what you cannot know.";

export async function docs({ path, save }, ctx) {
  const known = await at(path, ctx);
  const prompt = `Document \`${path}\`.\n\n${known.text}`;
  const reply = await words({ system: told(TASK), prompt }, ctx, { live: !save });
  const facts = data(reply, { path, files: known.files, saved: save ?? null });
  if (!save) {
    return ctx.ui.markdown(shown(reply), { data: facts });
  }
  await ctx.files.write(save, `${reply.text.trim()}\n`);
  const cut = facts.complete ? "" : " The model had to stop early: it is not whole.";
  return ctx.ui.markdown(`Wrote the documentation to \`${save}\`.${cut}`, { data: facts });
}
