from picode import command


@command("main", args={"n": {"default": {1, 2}}})
def main(args, ctx):
    pass
