await ctx.host.echo('x'.repeat(2e7))
