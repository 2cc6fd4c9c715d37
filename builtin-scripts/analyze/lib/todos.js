// The notes that people leave in code for later.

const PATTERN = "\\bTODO\\b|\\bFIXME\\b";
const SHOWN = 10;

/** `{ count, files, hits }`: all are counted, the first are given. */
export async function todosIn(path, ctx) {
  const [all, first] = await Promise.all([
    ctx.files.search(PATTERN, { path, limit: 0 }),
    ctx.files.search(PATTERN, { path, limit: SHOWN }),
  ]);
  const hits = first.hits.map((hit) => ({ path: hit.path, line: hit.line, text: hit.text.trim() }));
  return { count: all.count, files: all.files, hits };
}
