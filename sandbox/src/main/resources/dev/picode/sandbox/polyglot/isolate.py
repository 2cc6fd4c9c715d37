# Gives a part of the prelude globals and builtins of its own, so that a script that changes its own
# does not change ours.
def part(function):
    import builtins
    scope = {"__name__": "picode", "__builtins__": dict(vars(builtins))}
    return type(function)(function.__code__, scope, function.__name__)


part
