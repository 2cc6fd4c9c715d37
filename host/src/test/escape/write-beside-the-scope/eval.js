const got = [];
for (const p of ['openx/a.txt', 'open', 'open/../x.txt', 'closed/b.txt', 'open/to-closed/b.txt', 'open/up/x.txt']) {
  try { await ctx.files.write(p, 'x'); got.push(p); } catch { }
}
got
