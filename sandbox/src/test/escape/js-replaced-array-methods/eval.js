const caught = [], kept = {};
for (const name of Object.getOwnPropertyNames(Array.prototype)) {
  if (typeof Array.prototype[name] === 'function' && name !== 'constructor') {
    const f = kept[name] = Array.prototype[name];
    Array.prototype[name] = function (...a) { caught[caught.length] = [this, a]; return Reflect.apply(f, this, a); };
  }
}
await ctx.host.echo([1, 2], { option: [3] });
await ctx.host.deny(1).catch(() => {});
console.log('%s', { a: [1] }, [2]);
setTimeout(() => {}, 0);
for (const name in kept) Array.prototype[name] = kept[name];
const found = [];
for (const [self, a] of caught) for (const item of [self, ...a]) {
  if (typeof item === 'function' && Object.getPrototypeOf(item) !== Function.prototype) found.push(String(item).slice(0, 80));
}
found
