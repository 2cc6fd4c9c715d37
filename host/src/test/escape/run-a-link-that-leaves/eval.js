const got = [];
for (const argv of [["./open/to-program", "/etc/passwd"], ["./open/root/bin/cat", "/etc/passwd"], ["./open/to-outside/x"], ["../outside/x"], ["open/../../outside/x"]]) {
  try { const end = await ctx.process.run(argv, {}); got.push(`${argv.join(' ')}: ${end.exitCode} ${end.stdout}`); } catch { }
}
got
