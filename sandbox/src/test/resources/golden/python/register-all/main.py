from picode import PicodeError, command, hook, provider, tool


@command("main", description="List", args={"path": {"type": "string", "default": "."}})
def main(args, ctx):
    return main.__name__


@hook("pre-commit", priority=50)
def check(event, ctx):
    pass


@tool("lookup", description="Looks up", parameters={"type": "object"})
def lookup(params, ctx):
    pass


@provider("acme", models=["a"], auth={"secret": "KEY", "hosts": ["api.acme.com"]})
class Acme:
    def request(self, neutral):
        return {}

    def response(self, chunk, state):
        return []


def other(args, ctx):
    pass


command("plain", other)
provider("by-name", request=lambda neutral: {}, response=lambda chunk, state: [])
