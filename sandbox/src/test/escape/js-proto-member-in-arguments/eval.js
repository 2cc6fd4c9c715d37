const back = await ctx.host.echo(JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'));
const found = [];
if ({}.polluted !== undefined) found.push('Object');
if (Object.getPrototypeOf(back) !== Object.prototype) found.push('the prototype of an answer');
if (back.polluted !== undefined) found.push('inherited');
found
