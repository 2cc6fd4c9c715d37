from picode import command


@command("main")
def main(args, ctx):
    import os
    return [sorted(os.listdir('.')), os.path.isdir('deep'), os.path.isfile('deep/er.txt'), os.path.exists('/etc'), os.getcwd(), open('deep/er.txt').read()]
