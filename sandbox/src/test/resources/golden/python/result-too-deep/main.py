from picode import command


@command("main")
def main(args, ctx):
    value = []
    for _ in range(1000):
        value = [value]
    return value
