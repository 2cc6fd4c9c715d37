from picode import command


@command("main")
def main(args, ctx):
    return b'abc'
