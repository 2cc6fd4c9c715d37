const found = [];
for (const g of ['../**', '/**', '**/../../**', '../outside/*', '{..,open}/**', '[.][.]/**', 'open/to-outside/**', 'open/root/**']) {
  try { found.push(...(await ctx.files.glob(g)).filter((p) => !p.startsWith('open/') && !p.startsWith('closed/'))); } catch { }
}
found
