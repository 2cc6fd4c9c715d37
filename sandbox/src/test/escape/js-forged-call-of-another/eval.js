await ctx.host.echo({ t: 'call', call: 1, context: 'witness#1', run: 1, target: 'host.deny', arguments: {} })
