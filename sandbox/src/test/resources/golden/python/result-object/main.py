from picode import command


@command("main")
def main(args, ctx):
    class Thing: pass
    return {'thing': Thing()}
