// `picode plan`: the steps of a change, before anything is changed.

import { answered } from "./ask.js";
import { material, told } from "./prompt.js";

const TASK = "Plan the change that you are asked for, and make none. Write Markdown: the goal in one sentence;"
  + " numbered steps, each with the files it touches and what changes there; how to test it; what is open or"
  + " risky. Name only files that you are shown or that are to be made, and say which are new.";
const TOKENS = 8_000;

export async function plan({ task }, ctx) {
  const relevant = await ctx.context.relevant(task, { tokens: TOKENS });
  const shown = relevant.parts.map((part) => part.text).join("\n");
  const prompt = `Plan this: ${task}\n\n${material("what matters of the code", shown || "there is no code yet")}`;
  const files = relevant.parts.flatMap((part) => part.path ?? []);
  return answered({ system: told(TASK), prompt }, { task, files }, ctx);
}
