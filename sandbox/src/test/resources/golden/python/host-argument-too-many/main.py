from picode import command


@command("main")
def main(args, ctx):
    ctx.host.echo(1, 2)
