from picode import command


@command("$name$")
def count(args, ctx):
    pattern = args["pattern"]
    return f"{pattern}: {ctx.files.search(pattern)['count']}"
