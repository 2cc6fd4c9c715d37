const caught = [];
const original = Array.prototype[Symbol.iterator];
Array.prototype[Symbol.iterator] = function* () { caught.push(this); for (let i = 0; i < this.length; i++) yield this[i]; };
await ctx.host.echo([1, 2], { option: [3] });
await ctx.host.deny(1).catch(() => {});
console.log('%s', { a: [1] }, [2]);
setTimeout(() => {}, 0);
structuredClone([1, { a: 2 }]);
Array.prototype[Symbol.iterator] = original;
const found = [];
for (const list of caught) for (const item of list) {
  if (typeof item === 'function' && Object.getPrototypeOf(item) !== Function.prototype) found.push(String(item).slice(0, 80));
}
found
