const found = [];
const outer = ctx.host.echo.constructor('return this')();
if (outer !== globalThis) found.push('another global');
if (outer.Java || outer.Graal) found.push('more rights');
if (Object.getPrototypeOf(ctx.host.echo) !== Function.prototype
  && Object.getPrototypeOf(ctx.host.echo) !== (async () => {}).constructor.prototype) {
  found.push('a foreign prototype');
}
found
