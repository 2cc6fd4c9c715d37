await ctx.files.read('open/a.txt', { root: '/', workspace: '/', follow: true, maxBytes: 10 })
