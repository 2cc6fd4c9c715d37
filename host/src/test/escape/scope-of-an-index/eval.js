const text = JSON.stringify([await Promise.allSettled(Object.keys(ctx.index).map((n) => ctx.index[n]('.')))]);
/closed\/|secret/.test(text) ? text : []
