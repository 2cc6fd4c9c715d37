const found = [];
Object.defineProperty(Array.prototype, 0, { set(v) { if (typeof v === 'function') found.push(String(v)); }, configurable: true });
await ctx.host.echo([1]).catch(() => {});
setTimeout(() => {}, 0);
delete Array.prototype[0];
found
