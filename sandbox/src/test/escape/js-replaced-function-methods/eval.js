const caught = [];
Function.prototype.call = function (...a) { caught.push(this); return Reflect.apply(this, a[0], a.slice(1)); };
Function.prototype.apply = function (self, a) { caught.push(this); return Reflect.apply(this, self, a); };
Function.prototype.bind = function () { caught.push(this); return this; };
Reflect.apply = new Proxy(Reflect.apply, { apply(t, s, a) { caught.push(a[0]); return t(...a); } });
const back = await ctx.host.echo({ b: 2 });
[back.b, caught.length]
