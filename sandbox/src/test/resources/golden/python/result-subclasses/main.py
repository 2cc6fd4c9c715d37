from picode import command


@command("main")
def main(args, ctx):
    class Text(str): pass
    class Number(int):
        def __repr__(self): return 'x'
    from collections import OrderedDict, namedtuple
    Point = namedtuple('Point', 'x y')
    return {'t': Text('a'), 'n': Number(3), 'o': OrderedDict(a=1), 'p': Point(1, 2), 'b': True}
