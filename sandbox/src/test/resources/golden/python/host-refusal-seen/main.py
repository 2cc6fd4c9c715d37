from picode import command


@command("main")
def main(args, ctx):
    from picode import PicodeError
    try:
        ctx.host.deny(1)
    except PicodeError as error:
        return [type(error).__name__, error.code, error.message, error.hint, str(error)]
