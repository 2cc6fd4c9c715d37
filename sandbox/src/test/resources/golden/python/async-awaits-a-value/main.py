from picode import command


@command("main")
async def main(args, ctx):
    await ctx.host.echo(1)
