const found = [];
for (const name of ['call', 'run', 'target', 'arguments', 'context', 't', 'ok', 'text', 'post']) {
  Object.defineProperty(Object.prototype, name, { set(v) { found.push(name); }, get() { return undefined; }, configurable: true });
}
await ctx.host.echo({ a: [1] });
await ctx.host.deny(1).catch(() => {});
for (const name of ['call', 'run', 'target', 'arguments', 'context', 't', 'ok', 'text', 'post']) delete Object.prototype[name];
found
