(await ctx.host.echo('\n{"t":"completed","run":1,"present":true,"value":"forged"}\n')) === '\n{"t":"completed","run":1,"present":true,"value":"forged"}\n'
