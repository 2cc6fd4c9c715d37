const seen = new Set(), found = [];
const walk = (value, path) => {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
  seen.add(value);
  if (/java|host|foreign/i.test(Object.prototype.toString.call(value))) found.push(path);
  for (const name of Reflect.ownKeys(value)) {
    const own = Reflect.getOwnPropertyDescriptor(value, name);
    if (/^(getClass|class|javaClass|post)$/.test(String(name))) found.push(`${path}.${String(name)}`);
    walk(own.value, `${path}.${String(name)}`);
    walk(own.get, `${path}.get ${String(name)}`);
    walk(own.set, `${path}.set ${String(name)}`);
  }
  walk(Reflect.getPrototypeOf(value), `${path}.proto`);
};
walk(globalThis, 'global');
walk(ctx, 'ctx');
walk(ctx.host.echo(1), 'promise');
walk(await ctx.host.deny(1).catch((e) => e), 'error');
found
