const found = [];
Error.prepareStackTrace = (error, sites) => sites.map((site) => [site.getFunction?.(), site.getThis?.()]);
const grab = { valueOf() { const stack = new Error('x').stack; if (typeof stack !== 'string') found.push(stack); return 1; } };
setTimeout(() => {}, grab);
ctx.host.echo({ toJSON() { return +grab; } });
found.filter((sites) => sites.flat().some((value) => value !== undefined && value !== globalThis)).map(String)
