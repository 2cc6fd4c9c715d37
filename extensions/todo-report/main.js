// `picode todos`: the notes for later, as a table; with `--output json` as rows.

import { command } from "@picode/sdk";
import { noteOf, patternFor } from "./lib/notes.js";

const LIMIT = 10_000;
const COLUMNS = ["tag", "path", "line", "owner", "note"];

command("todos", async (args, ctx) => {
  const { hits, truncated } = await ctx.files.search(patternFor(args.tag), { path: args.path, limit: LIMIT });
  const notes = hits.map((hit) => noteOf(hit, args.tag))
    .filter((note) => note !== null && (!args.owner || note.owner === args.owner));
  if (truncated) {
    await ctx.log.warn(`only the first ${LIMIT} lines were looked at`);
  }
  const shown = notes.length === 0 ? ctx.ui.markdown("No notes.", { data: [] }) : ctx.ui.table(notes, { columns: COLUMNS });
  const tooMany = args.max !== null && args.max !== undefined && notes.length > args.max;
  return tooMany ? { exit: 1, show: await shown } : shown;
});
