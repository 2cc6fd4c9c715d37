// Gathers what there is to say of a single file.

import { gitPath, gitState, unlessBroken } from "./history.js";
import { folderOf, nameOf } from "./paths.js";
import { stepper } from "./steps.js";
import { todosIn } from "./todos.js";

const COMMITS = 10;
const COUNTED = 1000;

/** The data of docs/guide/analyze-json.md. */
export async function analyzeFile(path, wants, ctx) {
  const step = stepper(ctx);
  const problems = [];
  const file = await step("Reading the file", () => facts(path, ctx));
  const { gitPrefix } = await ctx.workspace.info();
  const data = { schema: 1, path, kind: "file", name: nameOf(path), file };
  const [git, todos] = await Promise.all([
    wants("git") && step("Asking Git", () =>
      unlessBroken(problems, () => fileHistory(path, gitPrefix, ctx))),
    wants("todos") && step("Looking for notes", () => todosIn(path, ctx)),
  ]);
  return {
    ...data,
    ...(git === false ? {} : { git }),
    ...(todos === false ? {} : { todos }),
    problems,
  };
}

/** A file that is no text, or is too large to be read as one, has a size and nothing else. */
async function facts(path, ctx) {
  const [info] = await ctx.index.files({ path });
  if (info !== undefined) {
    const { language, kind, lines, bytes, test } = info;
    return { text: true, language, languageKind: kind, lines, bytes, test };
  }
  const entries = await ctx.files.list({ path: folderOf(path) });
  const bytes = entries.find(({ name }) => name === nameOf(path))?.bytes ?? 0;
  return { text: false, language: null, languageKind: null, lines: null, bytes, test: null };
}

/** As of a folder, and how many of the latest commits changed it. */
async function fileHistory(path, prefix, ctx) {
  const options = { commits: COUNTED, limit: 1, path: gitPath(path, prefix) };
  const [state, churn] = await Promise.all([
    gitState(path, prefix, COMMITS, ctx), ctx.git.churn(options),
  ]);
  return state && { ...state, changed: churn[0]?.commits ?? 0 };
}
