const all = []; for (let i = 0; i < 10000; i++) all.push(ctx.host.block(i)); await Promise.all(all)
