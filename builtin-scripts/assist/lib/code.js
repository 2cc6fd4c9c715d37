// What a model is shown of files and folders.

import { PicodeError } from "@picode/sdk";
import { beginning, material } from "./prompt.js";

const FILE_CHARACTERS = 48_000;
const FILES = 40;
const NAMES = 12;

/** The material of a file or a folder: `{ text, files, missing }`. */
export async function at(path, ctx) {
  const type = await ctx.files.type(path);
  return type === "file" ? file(path, ctx) : folder(path, ctx);
}

async function file(path, ctx) {
  const { text, missing } = beginning(await ctx.files.read(path), FILE_CHARACTERS);
  if (text.includes("\0")) {
    throw new PicodeError(`\`${path}\` is no text`, { hint: "name a text file" });
  }
  const note = missing === 0 ? "" : `\nThe last ${missing} lines of it are left out.`;
  return { text: material(path, text) + note, files: [path], missing };
}

/** Its largest files by what they define, and what it is as a project. */
async function folder(path, ctx) {
  const [files, project] = await Promise.all([
    ctx.index.files({ path, sort: "bytes", limit: FILES }), ctx.context.project({ path }),
  ]);
  if (files.length === 0) {
    throw new PicodeError(`there is no text in \`${path}\``, {
      hint: "name a folder with files that Git does not ignore",
    });
  }
  const outlines = await Promise.all(files.map((each) => outline(each, ctx)));
  const kinds = project.types.map(({ name, buildTool }) => `${name} (${buildTool})`).join(", ");
  return {
    text: material(path, `kinds: ${kinds || "unknown"}\n\n${outlines.join("\n")}`),
    files: files.map((each) => each.path),
    missing: 0,
  };
}

async function outline({ path, lines, kind }, ctx) {
  const entries = kind === "code" ? await ctx.index.outline(path) : [];
  const names = entries.slice(0, NAMES).map(({ signature, doc }) => `  ${signature}${doc && ` : ${doc}`}`);
  return [`${path} (${lines} lines)`, ...names].join("\n");
}
