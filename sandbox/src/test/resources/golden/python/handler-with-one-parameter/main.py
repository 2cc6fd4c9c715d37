from picode import command


@command("main")
def main(args):
    return 1
