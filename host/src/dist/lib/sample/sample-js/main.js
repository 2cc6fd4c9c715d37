// Much of what scripts do, in small: the JVM keeps what it loads for this in a cache.

import { command, PicodeError } from "@picode/sdk";
import { Tally, words } from "./lib/text.js";
import * as shapes from "./lib/shapes.js";

command("sample-js", async (args, ctx) => {
  const [files, info, status, history] = await Promise.all([
    ctx.files.glob("**/*"), ctx.workspace.info(), ctx.git.status(), ctx.git.log({ limit: 3 }),
  ]);
  const { later } = await import("./lib/later.js");
  const tally = new Tally();
  for (const path of files.slice(0, 8)) {
    if ((await ctx.files.type(path)) !== "file") continue;
    for (const word of words(await ctx.files.read(path))) tally.add(word);
  }
  const hits = await ctx.files.search("TODO|FIXME", { path: "." });
  const failures = [];
  for (const attempt of [() => ctx.files.read("not/there"), () => missing(), () => { throw new PicodeError("no"); }]) {
    try {
      await attempt();
    } catch (problem) {
      failures.push(`${problem.name}: ${problem.message}`);
    } finally {
      failures.length &&= Math.min(failures.length, 9);
    }
  }
  await later(5);
  console.log("%s of %d", info?.name ?? "none", files.length);
  await ctx.log.debug(JSON.stringify({ status, history, failures }, null, 2));
  await ctx.ui.progress("sample", { done: 1, total: 1 });
  shapes.work(300);
  const rows = [...tally.top(5)].map(([word, count], at) => ({ at, word, count, ...shapes.of(word) }));
  return hits.count >= 0 ? ctx.ui.table(rows) : ctx.ui.markdown(`# ${rows.length}`);
});
