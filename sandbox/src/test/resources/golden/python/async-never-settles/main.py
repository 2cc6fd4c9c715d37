import asyncio
from picode import command


@command("main")
async def main(args, ctx):
    await asyncio.get_running_loop().create_future()
