Array.prototype[Symbol.iterator] = function* () { yield globalThis; };
await ctx.host.echo([1, 2])
