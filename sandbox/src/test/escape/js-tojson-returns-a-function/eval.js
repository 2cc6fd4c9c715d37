await ctx.host.echo({ a: { toJSON: () => globalThis.eval } })
