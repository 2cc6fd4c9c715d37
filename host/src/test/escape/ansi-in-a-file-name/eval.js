(await ctx.files.list({ path: 'open' })).map((e) => e.name).filter((n) => n.includes('name'))
