Object.freeze(globalThis); Object.freeze(Object.prototype); await ctx.host.echo(3)
