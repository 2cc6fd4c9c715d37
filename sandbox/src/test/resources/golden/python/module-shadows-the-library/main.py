import string
from picode import command


@command('main')
def main(args, ctx):
    return string.MINE
