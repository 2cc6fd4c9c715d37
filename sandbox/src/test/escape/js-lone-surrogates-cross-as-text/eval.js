const back = await ctx.host.echo('a\ud800b\udc00c\u0000d');
[back.length, typeof back]
