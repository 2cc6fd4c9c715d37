from picode import command


@command("main")
def main(args, ctx):
    from picode import PicodeError
    raise PicodeError('no such song', code='song-missing', hint='sing another')
