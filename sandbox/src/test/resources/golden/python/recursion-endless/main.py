from picode import command


@command("main")
def main(args, ctx):
    def deeper():
        return deeper()
    deeper()
