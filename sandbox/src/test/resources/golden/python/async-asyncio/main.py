import asyncio
from picode import command


async def late(n):
    await asyncio.sleep(0.001)
    return n


@command("main")
async def main(args, ctx):
    return await asyncio.gather(late(1), late(2))
