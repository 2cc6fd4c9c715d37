const text = (await ctx.process.run(['env'])).stdout;
/TOKEN|cows/.test(text) ? text : []
