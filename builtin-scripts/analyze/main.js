// `picode analyze`: what a project, or one file, is made of.
//
// What a report needs is imported once it is known which one it is: modules cost more to load than a
// small folder costs to analyse.

import { command } from "@picode/sdk";

command("analyze", async (args, ctx) => {
  const path = args.path ?? ".";
  const { data, report } = await analyze(path, sections(args.focus), ctx);
  if (args.save) {
    const { code } = await import("./lib/format.js");
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
  if (await ctx.files.type(path) === "file") {
    const [{ analyzeFile }, { fileReport }] = await Promise.all([
      import("./lib/file.js"), import("./lib/file-report.js"),
    ]);
    const data = await analyzeFile(path, wants, ctx);
    return { data, report: fileReport(data) };
  }
  // Everything else needs the index, and a path that is not there ends here.
  const summary = await ctx.index.summary({ path });
  const workspace = await ctx.workspace.info();
  if (isEmpty(summary) && !workspace.git) {
    const { emptyFolder, emptyReport } = await import("./lib/empty.js");
    const data = emptyFolder(path, wants, summary, workspace);
    return { data, report: emptyReport(data) };
  }
  const [{ analyzeFolder }, { folderReport }] = await Promise.all([
    import("./lib/folder.js"), import("./lib/folder-report.js"),
  ]);
  const data = await analyzeFolder(path, wants, summary, workspace, ctx);
  return { data, report: folderReport(data) };
}

function isEmpty({ files, skipped }) {
  return files === 0 && Object.values(skipped).every((number) => number === 0);
}

function sections(focus) {
  const chosen = new Set(focus ?? []);
  return (section) => chosen.size === 0 || chosen.has(section);
}
