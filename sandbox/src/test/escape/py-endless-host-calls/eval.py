while True:
    ctx.host.echo(1)
