from picode import command


@command("main")
def main(args, ctx):
    command('late', lambda args, ctx: 1)
    return 'done'
