from picode import command


@command("main")
def main(args, ctx):
    import json
    json.loads('{')
