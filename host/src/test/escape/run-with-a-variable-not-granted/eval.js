const got = [];
for (const argv of [["env"]]) {
  try { const end = await ctx.process.run(argv, { env: ['TOKEN'] }); got.push(`${argv.join(' ')}: ${end.exitCode} ${end.stdout}`); } catch { }
}
got
