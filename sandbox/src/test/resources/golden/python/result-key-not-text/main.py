from picode import command


@command("main")
def main(args, ctx):
    return [{'a': {1: 2}}]
