typeof await ctx.env[Object.keys(ctx.env)[0]]('PATH')
