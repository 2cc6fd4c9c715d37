const got = [];
const ops = {
  read: (p) => ctx.files.read(p), type: async (p) => { const t = await ctx.files.type(p); if (t === 'missing') throw new Error(t); return t; },
  list: (p) => ctx.files.list({ path: p }), glob: async (p) => { const l = await ctx.files.glob('**', { path: p }); if (l.length === 0) throw new Error('none'); return l; },
  search: async (p) => { const f = await ctx.files.search('.', { path: p }); if (f.count === 0) throw new Error('none'); return f; },
  write: (p) => ctx.files.write(p, 'stolen'),
};
for (const [op, p] of [['read', 'open/a.txt'], ['type', 'open/deep'], ['list', 'open'], ['glob', 'open'], ['search', 'open'], ['write', 'open/new.txt']]) {
  try { await ops[op](p); got.push(op); } catch (e) { got.push(`${op}: ${e.message}`); }
}
got
