// A folder with nothing in it, outside of Git: all there is to say needs none of the other modules.

import { plain } from "./format.js";
import { nameOf } from "./paths.js";

/** What `analyzeFolder` would give. */
export function emptyFolder(path, wants, summary, workspace) {
  const parts = {
    project: wants("overview") && { types: [] },
    summary: wants("overview") && summary,
    languages: wants("languages") && [],
    largest: wants("files") && [],
    churn: wants("files") ? null : false,
    tests: wants("tests") && { files: 0, lines: 0, ratio: null },
    dependencies: wants("dependencies") && [],
    git: wants("git") ? null : false,
    todos: wants("todos") && { count: 0, files: 0, hits: [] },
  };
  const wanted = Object.entries(parts).filter(([, value]) => value !== false);
  return {
    schema: 1,
    path,
    kind: "folder",
    name: path === "." ? workspace.name : nameOf(path),
    ...Object.fromEntries(wanted),
    problems: [],
  };
}

/** The report of such a folder; nothing but its name where the overview is not wanted. */
export function emptyReport({ name, summary }) {
  return summary ? `# ${plain(name)}\n\n${NOTHING}\n` : `# ${plain(name)}\n`;
}

/** What the overview of a folder without any file says. */
export const NOTHING =
  "Nothing here yet. Add some files, or name another folder: `picode analyze PATH`.";
