from picode import command


@command("main")
def main(args, ctx):
    return {'n': [2**63]}
