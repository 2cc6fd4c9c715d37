from picode import command


@command("main")
def main(args, ctx):
    return lambda: 1
