from picode import command


@command("main")
def main(args, ctx):
    a = {'b': []}
    a['b'].append(a)
    return a
