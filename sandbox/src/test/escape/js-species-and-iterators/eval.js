class Evil extends Array { static get [Symbol.species]() { return Function; } }
Array.prototype[Symbol.iterator] = function* () { yield globalThis; };
const back = await ctx.host.echo([1, 2]);
back.length
