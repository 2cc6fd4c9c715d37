from picode import command


@command("main")
def main(args, ctx):
    def inner(n):
        return outer(n) if n else 1 // n
    def outer(n):
        return inner(n - 1)
    outer(1)
