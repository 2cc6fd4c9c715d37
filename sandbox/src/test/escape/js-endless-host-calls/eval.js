for (;;) await ctx.host.echo(1)
