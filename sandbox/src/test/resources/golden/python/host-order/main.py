from picode import command


@command("main")
def main(args, ctx):
    return [ctx.host.echo(i) for i in range(3)]
