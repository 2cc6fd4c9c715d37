from picode import command


@command("main")
def main(args, ctx):
    return {'a': [1, 2.5, None, True, False, 'é😀'], 'b': {'c': (1, [2])}, 'd': -0.0, 'e': 1e300}
