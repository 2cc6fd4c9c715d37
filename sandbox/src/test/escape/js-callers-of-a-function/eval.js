const found = [];
const probe = { toJSON: function probe() { for (const name of ['caller', 'arguments', 'callee']) {
  try { if (probe[name] && typeof probe[name] === 'function') found.push(name); } catch { } } return 1; } };
await ctx.host.echo(probe);
found
