from picode import command


@command("main")
def main(args, ctx):
    try:
        ctx.host.deny(1)
    except Exception as error:
        error.code = 'mine'
        error.args = ('my own words',)
        raise
