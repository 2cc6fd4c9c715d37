from picode import command


@command("main")
def main(args, ctx):
    from picode import PicodeError
    raise PicodeError('x', code='Not A Code', hint={'a': 1})
