const got = [];
for (const argv of [["pwd"]]) {
  try { const end = await ctx.process.run(argv, { cwd: '../outside' }); got.push(`${argv.join(' ')}: ${end.exitCode} ${end.stdout}`); } catch { }
}
got
