from picode import command


@command("main")
def main(args, ctx):
    import sys
    print('one', 2, {'a': 'é'})
    print('half', end='')
    print(' a line')
    print('two\nlines')
    print('wrong', file=sys.stderr)
    sys.stdout.write('no line end')
    return sys.stdout.isatty()
