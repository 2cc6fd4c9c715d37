from picode import command


@command("main")
def main(args, ctx):
    return [ctx.host.echo({'a': [None, 1]}), ctx.host.echo(value='by name'), ctx.host.echo(1, option=2)]
