const found = [];
for (const name of ['read', 'exec', 'eval', 'constructor', 'toString', 'echo2', '__proto__', 'then']) {
  const f = ctx.host[name];
  if (Object.hasOwn(ctx.host, name) && name !== 'echo' && name !== 'deny' && name !== 'block') found.push(name);
}
found
