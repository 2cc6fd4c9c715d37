from picode import command


@command("main")
def main(args, ctx):
    return [type(args).__name__, args, args['in'] + 1]
