const first = await ctx.host.deny(1).catch((e) => e.code);
const again = await Promise.resolve(ctx.host.deny.call(null, 1)).catch((e) => e.code);
[first, again, await Reflect.apply(ctx.host.deny, { admin: true }, [1]).catch((e) => e.code)]
