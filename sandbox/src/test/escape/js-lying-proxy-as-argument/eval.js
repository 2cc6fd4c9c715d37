const lies = new Proxy({}, {
  ownKeys: () => ['a', '__proto__', 'constructor'],
  getOwnPropertyDescriptor: (t, k) => ({ value: k === 'a' ? 1 : {}, enumerable: true, configurable: true }),
  get: (t, k) => (k === 'toJSON' ? undefined : k === 'a' ? Math.random() : { x: 1 }),
  getPrototypeOf: () => Date.prototype,
});
typeof (await ctx.host.echo(lies)).a
