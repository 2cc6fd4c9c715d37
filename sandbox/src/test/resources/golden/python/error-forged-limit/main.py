from picode import command


@command("main")
def main(args, ctx):
    from picode import PicodeError
    error = PicodeError('x', code='deadline-missed')
    error._call = 999
    raise error
