from picode import command


@command("main")
def main(args, ctx):
    ctx.nothing.at_all()
