await ctx.host.block(1)
