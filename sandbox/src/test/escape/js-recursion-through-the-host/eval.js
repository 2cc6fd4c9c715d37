const f = () => { ctx.host.echo(1).catch(() => {}); f(); }; f()
