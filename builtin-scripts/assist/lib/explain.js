// `picode explain`: what a file, a folder or a symbol is for.

import { PicodeError } from "@picode/sdk";
import { answered } from "./ask.js";
import { at } from "./code.js";
import { beginning, material, told } from "./prompt.js";

const TASK = "Explain what you are shown to somebody who will work on it: first in one sentence what it is for,"
  + " then how it works, then what to know before changing it. Write Markdown, at most 400 words, and name places"
  + " as `path:line`. Where the material does not tell, say so.";
const DEFINITIONS = 3;
const LINES = 200;
const USES = 12;

export async function explain({ what: typed }, ctx) {
  const missing = await ctx.files.type(typed) === "missing";
  // What was typed in a folder below begins with that folder.
  const what = missing ? typed.slice(typed.lastIndexOf("/") + 1) : typed;
  const known = await (missing ? symbol(what, ctx) : at(what, ctx));
  const prompt = `Explain \`${what}\`.\n\n${known.text}`;
  return answered({ system: told(TASK), prompt }, { what, files: known.files }, ctx);
}

async function symbol(name, ctx) {
  const simple = name.slice(name.lastIndexOf(".") + 1);
  const all = await ctx.index.definition(simple);
  const fitting = all.filter((each) => each.name === name || each.name.endsWith(`.${name}`));
  const definitions = fitting.slice(0, DEFINITIONS);
  if (definitions.length === 0) {
    throw new PicodeError(`there is no file and no definition \`${name}\``, {
      hint: "`picode symbols` finds definitions by some of their letters",
    });
  }
  const [texts, uses] = await Promise.all([
    Promise.all(definitions.map((each) => definition(each, ctx))),
    ctx.index.references(simple, { limit: USES }),
  ]);
  const used = uses.map(({ path, line, what }) => `${path}:${line} ${what}`).join("\n");
  return {
    text: [...texts, material("uses", used || "none were found")].join("\n\n"),
    files: [...new Set(definitions.map((each) => each.path))],
  };
}

async function definition({ path, line, endLine }, ctx) {
  const last = Math.min(endLine, line + LINES - 1);
  const text = await ctx.files.read(path, { fromLine: line, toLine: last });
  return material(`${path}:${line}`, beginning(text, 24_000).text);
}
