await ctx.host.echo(1, { option: 1, context: 'witness#1', run: 1, target: 'host.deny', __proto__: { call: 9 } })
