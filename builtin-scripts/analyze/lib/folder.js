// Gathers what there is to say of a folder. Counting is the host's: a repository of any size comes
// here as a few numbers.

import { declaredDependencies } from "./dependencies.js";
import { churnOf, gitState, unlessBroken } from "./history.js";
import { stepper } from "./steps.js";
import { todosIn } from "./todos.js";

const LARGEST = 10;
const COMMITS = 5;

/** The data of docs/guide/analyze-json.md. Members outside of what is wanted are left out. */
export async function analyzeFolder({ path, name, summary }, gitPrefix, wants, ctx) {
  const step = stepper(ctx);
  const problems = [];
  const project = (wants("overview") || wants("dependencies"))
    && step("Reading manifests", () => ctx.context.project({ path }));
  const parts = {
    project: wants("overview") && project.then(({ types }) => ({ types })),
    summary: wants("overview") && summary,
    languages: wants("languages") && ctx.index.languages({ path }).then(withShares),
    largest: wants("files") && largest(path, ctx),
    churn: wants("files") && step("Reading the history", () =>
      unlessBroken(problems, () => churnOf(path, gitPrefix, ctx))),
    tests: wants("tests") && ctx.index.languages({ path }).then(tests),
    dependencies: wants("dependencies") && project.then(declaredDependencies),
    git: wants("git") && step("Asking Git", () =>
      unlessBroken(problems, () => gitState(path, gitPrefix, COMMITS, ctx))),
    todos: wants("todos") && step("Looking for notes", () => todosIn(path, ctx)),
  };
  const data = { schema: 1, path, kind: "folder", name };
  const values = await Promise.all(Object.values(parts));
  Object.keys(parts).forEach((part, at) => {
    if (values[at] !== false) {
      data[part] = values[at];
    }
  });
  return { ...data, problems };
}

/** Shares are of the lines of code: a lock file of ten thousand lines is no part of the program. */
function withShares(languages) {
  const total = sum(codeOf(languages), "lines");
  return languages.map((language) => ({
    ...language,
    share: language.kind === "code" && total > 0
      ? Math.round((language.lines / total) * 1000) / 10 : null,
  }));
}

/** The largest files of code; of anything where there is no code. */
async function largest(path, ctx) {
  const options = { path, sort: "lines", limit: LARGEST };
  const code = await ctx.index.files({ ...options, kind: "code" });
  const files = code.length > 0 ? code : await ctx.index.files(options);
  return files.map(({ path: file, language, lines, bytes }) =>
    ({ path: file, language, lines, bytes }));
}

/** `ratio` is lines of test for each line of other code; null where there is no other code. */
function tests(languages) {
  const code = codeOf(languages);
  const lines = sum(code, "testLines");
  const others = sum(code, "lines") - lines;
  return {
    files: sum(code, "testFiles"),
    lines,
    ratio: others > 0 ? Math.round((lines / others) * 100) / 100 : null,
  };
}

function codeOf(languages) {
  return languages.filter(({ kind }) => kind === "code");
}

function sum(languages, member) {
  return languages.reduce((total, language) => total + language[member], 0);
}
