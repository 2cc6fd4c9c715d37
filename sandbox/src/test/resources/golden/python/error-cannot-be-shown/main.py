from picode import command


@command("main")
def main(args, ctx):
    class Odd(Exception):
        def __str__(self):
            raise ValueError('again')
    raise Odd()
