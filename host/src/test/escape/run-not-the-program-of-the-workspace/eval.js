(await ctx.process.run(['printf', 'the real one'])).stdout
