from picode import command


@command("main")
def main(args, ctx):
    import warnings
    warnings.warn('old')
