# Gives a part of the prelude globals and builtins of its own, so that a script that changes its own
# does not change ours.
def part(function):
    import builtins
    scope = dict(vars(builtins), __name__="picode")
    return type(function)(function.__code__, scope, function.__name__)


part
