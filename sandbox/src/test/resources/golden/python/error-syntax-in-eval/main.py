from picode import command


@command("main")
def main(args, ctx):
    eval('1 +')
