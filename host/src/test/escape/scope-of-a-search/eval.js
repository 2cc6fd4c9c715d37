const found = [];
for (const o of [{}, { path: '.' }, { path: 'closed' }, { glob: 'closed/**' }, { path: 'open/to-closed' }, { path: 'open/up' }]) {
  try { for (const hit of (await ctx.files.search('cows', o)).hits) found.push(hit.path); } catch { }
}
found
