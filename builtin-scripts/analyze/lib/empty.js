// A folder with nothing in it, outside of Git: all there is to say needs none of the other modules.

/** What `analyzeFolder` would give. */
export function emptyFolder({ path, name, summary }, wants) {
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
  return { schema: 1, path, kind: "folder", name, ...Object.fromEntries(wanted), problems: [] };
}

/** What is said of a folder without any file. */
export const NOTHING =
  "Nothing here yet. Add some files, or name another folder: `picode analyze PATH`.";
