from picode import command


@command("main")
def main(args, ctx):
    import sys
    print('before')
    sys.exit(3)
