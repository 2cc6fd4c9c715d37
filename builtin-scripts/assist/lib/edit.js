// `picode edit`: a change of one file, shown, and written where that is asked for.

import { PicodeError } from "@picode/sdk";
import { unified } from "./diff.js";
import { material, told } from "./prompt.js";

const TASK = "Change the file that you are shown as the person says, and nothing else. Each edit replaces"
  + " `oldText`, which has to be copied from the file exactly and stand there exactly once, by `newText`; edits"
  + " are made one after the other. Take enough lines around that it is unique. Where nothing has to or can be"
  + " changed, give no edits and say why in `note`.";
const CHARACTERS = 120_000;
const SCHEMA = {
  type: "object",
  properties: {
    edits: {
      type: "array",
      items: {
        type: "object",
        properties: { oldText: { type: "string" }, newText: { type: "string" } },
        required: ["oldText", "newText"],
      },
    },
    note: { type: "string", description: "One sentence on what was changed" },
  },
  required: ["edits", "note"],
};

export async function edit({ path, instruction, write }, ctx) {
  const before = await ctx.files.read(path);
  if (before.length > CHARACTERS) {
    throw new PicodeError(`\`${path}\` is too long to be changed at once`, {
      hint: `a file may have ${CHARACTERS} characters`,
    });
  }
  const { edits, after, note } = await wanted(path, instruction, before, ctx);
  const diff = unified(path, before, after);
  const data = { path, edits, diff, note, written: Boolean(write) };
  const display = await ctx.ui.diff(diff, { data });
  if (!write) {
    return display;
  }
  await ctx.ui.print(display);
  await ctx.files.edit(path, edits);
  return ctx.ui.markdown(`Changed \`${path}\`.\n`, { data });
}

/** Asks for edits, and once more where they do not fit the file. */
async function wanted(path, instruction, before, ctx) {
  const windows = before.includes("\r\n");
  const shown = windows ? before.replaceAll("\r\n", "\n") : before;
  const prompt = `Change \`${path}\`: ${instruction}\n\n${material(path, shown)}`;
  let fault = "";
  for (let time = 0; time < 2; time += 1) {
    await ctx.ui.progress("Asking the model");
    const again = fault === "" ? "" : `\n\nYour last edits could not be made: ${fault}.`;
    const answer = await ctx.llm.json(prompt + again, SCHEMA, { system: told(TASK) });
    const edits = windows ? answer.edits.map(withWindowsLines) : answer.edits;
    const made = apply(before, edits);
    if (made.fault === "") {
      if (made.text === before) {
        throw new PicodeError(`the model changes nothing in \`${path}\`${said(answer.note)}`, {
          hint: "say more exactly what is to be changed",
        });
      }
      return { edits, after: made.text, note: answer.note };
    }
    fault = made.fault;
  }
  throw new PicodeError(`the edits of the model do not fit \`${path}\`: ${fault}`, {
    hint: "ask for less at once, or ask another model; nothing was written",
  });
}

function said(note) {
  return note.trim() === "" ? "" : `: ${note.trim()}`;
}

function withWindowsLines({ oldText, newText }) {
  return { oldText: windowsLines(oldText), newText: windowsLines(newText) };
}

function windowsLines(text) {
  return text.replace(/\r?\n/g, "\r\n");
}

/** The text with the edits, as `ctx.files.edit` makes them, or why they cannot be made. */
function apply(before, edits) {
  let text = before;
  for (const [index, { oldText, newText }] of edits.entries()) {
    const at = oldText === "" ? -1 : text.indexOf(oldText);
    if (at < 0) {
      return { text, fault: `the text of edit ${index + 1} is not in the file` };
    }
    if (text.indexOf(oldText, at + 1) >= 0) {
      return { text, fault: `the text of edit ${index + 1} is in the file more than once` };
    }
    text = text.slice(0, at) + newText + text.slice(at + oldText.length);
  }
  return { text, fault: "" };
}
