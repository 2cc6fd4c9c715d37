const got = [];
const ops = {
  read: (p) => ctx.files.read(p), type: async (p) => { const t = await ctx.files.type(p); if (t === 'missing') throw new Error(t); return t; },
  list: (p) => ctx.files.list({ path: p }), glob: async (p) => { const l = await ctx.files.glob('**', { path: p }); if (l.length === 0) throw new Error('none'); return l; },
  search: async (p) => { const f = await ctx.files.search('.', { path: p }); if (f.count === 0) throw new Error('none'); return f; },
  write: (p) => ctx.files.write(p, 'stolen'),
};
for (const p of ["\uff0e\uff0e/outside/secret.txt", "\u2024\u2024/outside/secret.txt", "..\u2215outside\u2215secret.txt", "..\uff0foutside/secret.txt", ".\u200b./outside/secret.txt", "\u202e.."]) {
  for (const op of ["read", "list", "glob", "search"]) {
    try { await ops[op](p); got.push(`${op} ${p}`); } catch { }
  }
}
got
