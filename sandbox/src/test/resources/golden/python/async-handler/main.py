from picode import command


async def twice(n):
    return n * 2


@command("main")
async def main(args, ctx):
    return [await twice(2), ctx.host.echo(3)]
