from picode import command


@command("main")
def main(args, ctx):
    return [repr(ctx), repr(ctx.host), [n for n in dir(ctx)], ctx.host.echo.__name__, ctx.signal.aborted, ctx.signal.reason]
