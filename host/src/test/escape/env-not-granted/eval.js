const got = [];
for (const n of ['TOKEN', 'PATH', 'HOME', 'token', 'TOKEN ', '*']) {
  for (const f of Object.keys(ctx.env)) { try { const v = await ctx.env[f](n); if (v !== null && v !== undefined) got.push(n); } catch { } }
}
got
