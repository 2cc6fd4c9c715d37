let n = 0; for (let i = 0; i < 10000; i++) n += await ctx.host.echo(1); n
