// `picode analyze`: what a project, or one file, is made of.

import { command } from "@picode/sdk";
import { analyzeFile } from "./lib/file.js";
import { analyzeFolder } from "./lib/folder.js";
import { code } from "./lib/format.js";
import { fileReport } from "./lib/file-report.js";
import { folderReport } from "./lib/folder-report.js";

command("analyze", async (args, ctx) => {
  const path = args.path ?? ".";
  const data = await analyze(path, sections(args.focus), ctx);
  const report = data.kind === "file" ? fileReport(data) : folderReport(data);
  if (args.save) {
    const json = args.format === "json";
    await ctx.files.write(args.save, json ? `${JSON.stringify(data, null, 2)}\n` : report);
    return ctx.ui.markdown(`Wrote the report to ${code(args.save)}.`, { data });
  }
  if (args.format === "json") {
    return data;
  }
  return ctx.ui.markdown(report, { data, raw: args.format === "markdown" });
});

// A path that is not there, or is no file, is looked at as a folder: the index then says what is
// wrong with it better than we could.
async function analyze(path, wants, ctx) {
  const type = await ctx.files.type(path);
  return type === "file" ? analyzeFile(path, wants, ctx) : analyzeFolder(path, wants, ctx);
}

function sections(focus) {
  const chosen = new Set(focus ?? []);
  return (section) => chosen.size === 0 || chosen.has(section);
}
