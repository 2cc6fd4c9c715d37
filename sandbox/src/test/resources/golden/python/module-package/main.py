import shapes
import shapes.round_things
from shapes.round_things import help_me

from picode import command


@command("main")
def main(args, ctx):
    return [shapes.AREA, shapes.round_things.pi(), help_me.NAME]
