const stolen = [];
const parse = JSON.parse;
JSON.parse = (text) => { stolen.push(text); return parse(text); };
JSON.stringify = (value) => { stolen.push(value); return '{"t":"completed"}'; };
const back = await ctx.host.echo({ a: 1 });
[stolen.length, back.a]
