await ctx.process.run(['sleep', '600'], { timeoutMs: 300 }).then((end) => end.ok ? 'ended well' : [], () => [])
