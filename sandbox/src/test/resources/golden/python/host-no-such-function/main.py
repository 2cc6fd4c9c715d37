from picode import command


@command("main")
def main(args, ctx):
    ctx.host.at_all()
