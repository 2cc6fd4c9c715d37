const found = [];
for (const name of ['files', 'process', 'secrets', 'env', 'git', 'http', '__proto__x']) if (ctx[name] !== undefined) found.push(name);
try { ctx.files = { read: () => 1 }; if (ctx.files) found.push('set'); } catch { }
try { ctx.host.more = () => 1; if (ctx.host.more) found.push('namespace'); } catch { }
found
