from picode import command


@command("main")
def main(args, ctx):
    try:
        ctx.host.deny(1)
    except Exception as error:
        raise ValueError('could not') from error
