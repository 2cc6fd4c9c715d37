from picode import command


@command("main")
def main(args, ctx):
    raise ExceptionGroup('both', [ValueError('a'), TypeError('b')])
