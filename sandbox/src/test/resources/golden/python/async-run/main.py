import asyncio
from picode import command


@command("main")
def main(args, ctx):
    return asyncio.run(asyncio.wait_for(asyncio.sleep(0.001, 'slept'), 5))
