from picode import command


async def fail():
    raise ValueError('late')


@command("main")
async def main(args, ctx):
    await fail()
