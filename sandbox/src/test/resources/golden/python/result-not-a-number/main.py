from picode import command


@command("main")
def main(args, ctx):
    return [1.0, float('nan')]
