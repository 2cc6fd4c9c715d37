const got = [];
for (const argv of [["printf"], ["printf", "stolen"], ["printf ok"], ["printf", "ok;", "cat"], ["/usr/bin/printf", "ok"], ["/bin/../usr/bin/printf", "ok"], ["PRINTF", "ok"], ["./printf", "ok"], ["printf\u0000", "ok"], ["env", "printf", "ok"], ["sh", "-c", "printf ok"]]) {
  try { const end = await ctx.process.run(argv, {}); got.push(`${argv.join(' ')}: ${end.exitCode} ${end.stdout}`); } catch { }
}
got
