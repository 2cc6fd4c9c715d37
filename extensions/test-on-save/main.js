// Runs the test of a file that was saved, and says in a line what came of it.

import { hook } from "@picode/sdk";
import { candidates, runnerOf } from "./lib/tests.js";

const TIMEOUT_MS = 4_000;
const SHOWN = 12;

hook("file-changed", async (event, ctx) => {
  const { path, change } = event.current;
  const test = change === "deleted" ? null : await testOf(path, ctx);
  if (test !== null) {
    await ctx.ui.print(await report(test, ctx));
  }
});

async function testOf(path, ctx) {
  for (const candidate of candidates(path)) {
    if (await ctx.files.type(candidate) === "file") {
      return candidate;
    }
  }
  return null;
}

async function report(test, ctx) {
  const start = Date.now();
  // The file is never the first letter of an option.
  const argv = [...runnerOf(test), `./${test}`];
  try {
    const { ok, stdout, stderr } = await ctx.process.run(argv, { timeoutMs: TIMEOUT_MS });
    const took = `${((Date.now() - start) / 1000).toFixed(1)} s`;
    return ok ? `passed: ${test} (${took})` : `FAILED: ${test} (${took})\n${end(stderr.trim() === "" ? stdout : stderr)}`;
  } catch (e) {
    if (e.code === "program-timeout") {
      return `not finished in ${TIMEOUT_MS / 1000} s: ${test}`;
    }
    throw e;
  }
}

function end(output) {
  return output.trimEnd().split("\n").slice(-SHOWN).map((line) => `  ${line}`).join("\n");
}
