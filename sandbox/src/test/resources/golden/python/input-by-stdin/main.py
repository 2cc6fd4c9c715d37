from picode import command


@command("main")
def main(args, ctx):
    import sys
    return sys.stdin.readline()
