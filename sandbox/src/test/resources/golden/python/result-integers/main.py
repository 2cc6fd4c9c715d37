from picode import command


@command("main")
def main(args, ctx):
    return [2**63 - 1, -2**63, 2**53 + 1]
