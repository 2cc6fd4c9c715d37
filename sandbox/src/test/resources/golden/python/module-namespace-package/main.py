import tools.one

from picode import command


@command("main")
def main(args, ctx):
    return tools.one.ONE
