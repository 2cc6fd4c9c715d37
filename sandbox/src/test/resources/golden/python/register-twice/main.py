from picode import command


@command("main")
def main(args, ctx):
    pass


@command("main")
def again(args, ctx):
    pass
