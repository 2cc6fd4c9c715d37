const caught = [];
const then = Promise.prototype.then;
Promise.prototype.then = function (ok, no) { caught.push(String(ok)); return then.call(this, ok, no); };
globalThis.Promise = class { };
const back = await ctx.host.echo(7);
Promise.prototype.then = then;
[back, caught.filter((text) => !/native code/.test(text))]
