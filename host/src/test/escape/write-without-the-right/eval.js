const got = [];
for (const p of ['new.txt', 'open/a.txt', 'open/new.txt', '.git/config', 'picode.json', '.picode/hooks/pre-commit/x.js']) {
  try { await ctx.files.write(p, 'x'); got.push(p); } catch (e) { if (e.code !== 'capability-denied' && e.code !== 'path-guarded') got.push(`${p} ${e.code}`); }
}
got
