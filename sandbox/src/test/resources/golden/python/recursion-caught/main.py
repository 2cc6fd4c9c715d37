from picode import command


@command("main")
def main(args, ctx):
    def deeper():
        return deeper()
    try:
        deeper()
    except RecursionError as error:
        return type(error).__name__
