from picode import command


@command("main")
def main(args, ctx):
    print('\ud83d')
