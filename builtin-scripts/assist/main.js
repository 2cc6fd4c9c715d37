// What a model says about code: `explain`, `review`, `plan`, `docs`, `edit`.
//
// Each command loads its own module when it runs.

import { command } from "@picode/sdk";

command("explain", async (args, ctx) => (await import("./lib/explain.js")).explain(args, ctx));
command("review", async (args, ctx) => (await import("./lib/review.js")).review(args, ctx));
command("plan", async (args, ctx) => (await import("./lib/plan.js")).plan(args, ctx));
command("docs", async (args, ctx) => (await import("./lib/docs.js")).docs(args, ctx));
command("edit", async (args, ctx) => (await import("./lib/edit.js")).edit(args, ctx));
