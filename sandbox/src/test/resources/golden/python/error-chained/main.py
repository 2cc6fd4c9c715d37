from picode import command


@command("main")
def main(args, ctx):
    try:
        {}['a']
    except KeyError as error:
        raise RuntimeError('b') from error
