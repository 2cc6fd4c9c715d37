const found = [];
for (const value of [ctx, ctx.host, ctx.host.echo, ctx.signal, console, setTimeout, await ctx.host.echo({})]) {
  for (const name of ['class', 'getClass', 'hashCode', 'notify', 'wait', 'toJavaString', 'equals',
    'static', 'super$', 'synchronized']) {
    if (value[name] !== undefined) found.push(name);
  }
}
found
