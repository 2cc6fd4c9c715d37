(await ctx.files.glob('**').catch(() => [])).filter((p) => !p.startsWith('open/'))
