from picode import command


@command
def main(args, ctx):
    pass
