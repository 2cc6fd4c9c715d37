from picode import command


@command("main")
def main(args, ctx):
    import json
    with open('data.json') as file:
        return json.load(file)
