// What a project's code is like: `summary`, `metrics`, `dependencies`.
//
// Each command loads its own modules when it runs.

import { command } from "@picode/sdk";

command("summary", async (args, ctx) => {
  const [{ summarize }, { summaryReport }] = await Promise.all([
    import("./lib/summary.js"), import("./lib/summary-report.js"),
  ]);
  const data = await summarize(args.tokens ?? 600, ctx);
  return shown(data, summaryReport, args, ctx);
});

command("metrics", async (args, ctx) => {
  const [{ measure }, { metricsReport }] = await Promise.all([
    import("./lib/metrics.js"), import("./lib/metrics-report.js"),
  ]);
  const data = await measure(args, ctx);
  return shown(data, metricsReport, args, ctx);
});

command("dependencies", async (args, ctx) => {
  const [{ dependenciesOf }, { dependenciesReport }] = await Promise.all([
    import("./lib/dependencies.js"), import("./lib/dependencies-report.js"),
  ]);
  const data = await dependenciesOf(args, ctx);
  return shown(data, dependenciesReport, args, ctx);
});

function shown(data, report, { format, limit }, ctx) {
  return format === "json"
    ? data
    : ctx.ui.markdown(report(data, limit ?? 10), { data, raw: format === "markdown" });
}
