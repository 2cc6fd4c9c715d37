ctx.host.block(1)
