const end = await ctx.process.run(['head', '-c', '50000000', '/dev/zero'], { maxBytes: 1000 });
[end.stdout.length <= 1000, end.dropped > 0]
