// `picode analyze`: what a project, or one file, is made of.
//
// What a report needs is imported once it is known which one it is: modules cost more to load than a
// small folder costs to analyse.

import { command } from "@picode/sdk";

command("analyze", async (args, ctx) => {
  const path = args.path ?? ".";
  const found = await analyze(path, sections(args.focus), ctx);
  const { data, report, raw = false } = args.narrate
    ? await (await import("./lib/narrative.js")).narrated(found, ctx)
    : found;
  if (args.save) {
    const { code } = await import("./lib/format.js");
    const json = args.format === "json";
    await ctx.files.write(args.save, json ? `${JSON.stringify(data, null, 2)}\n` : report);
    return ctx.ui.markdown(`Wrote the report to ${code(args.save)}.`, { data });
  }
  if (args.format === "json") {
    return data;
  }
  return ctx.ui.markdown(report, { data, raw: raw || args.format === "markdown" });
});

// A path that is not there, or is no file, is looked at as a folder: the index then says what is
// wrong with it better than we could.
async function analyze(path, wants, ctx) {
  const [type, summary, workspace] = await Promise.all([
    ctx.files.type(path), ctx.index.summary({ path }), ctx.workspace.info(),
  ]);
  if (type === "file") {
    const [{ analyzeFile }, { fileReport }] = await Promise.all([
      import("./lib/file.js"), import("./lib/file-report.js"),
    ]);
    const data = await analyzeFile(path, wants, ctx);
    return { data, report: fileReport(data) };
  }
  const name = path === "." ? workspace.name : path.slice(path.lastIndexOf("/") + 1);
  if (isEmpty(summary) && !workspace.git) {
    const { emptyFolder, NOTHING } = await import("./lib/empty.js");
    return { data: emptyFolder({ path, name, summary }, wants), report: `${NOTHING}\n`, raw: true };
  }
  const [{ analyzeFolder }, { folderReport }] = await Promise.all([
    import("./lib/folder.js"), import("./lib/folder-report.js"),
  ]);
  const data = await analyzeFolder({ path, name, summary }, workspace.gitPrefix, wants, ctx);
  return { data, report: folderReport(data) };
}

function isEmpty({ files, skipped }) {
  return files === 0 && Object.values(skipped).every((number) => number === 0);
}

function sections(focus) {
  const chosen = new Set(focus ?? []);
  return (section) => chosen.size === 0 || chosen.has(section);
}
