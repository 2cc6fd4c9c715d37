from picode import Context, PicodeError, command, hook, provider, tool


@command("todo", description="List TODO comments", args={"path": {"type": "string", "default": "."}})
def todo(args: dict, ctx: Context):
    found = ctx.files.search("TODO|FIXME", path=args["path"], limit=10)
    return ctx.ui.table(found["hits"]) if found["count"] else None


@hook("pre-commit", priority=50)
async def check(event: dict, ctx: Context):
    if ctx.signal.aborted:
        raise PicodeError("stopped", code="stopped", hint="again")


@tool("lookup")
def lookup(params, ctx):
    return {"text": ctx.files.read("a", max_bytes=3)}


@provider("acme", models=["a"])
class Acme:
    def request(self, neutral):
        return {}

    def response(self, chunk, state):
        return []


def mistakes(ctx: Context):
    """Each of these lines must be refused: a comment that ignores nothing is an error."""
    ctx.files.read(3)  # pyright: ignore[reportArgumentType]
    ctx.files.reed("a")  # pyright: ignore[reportAttributeAccessIssue]
    ctx.files.read("a", maxBytes=3)  # pyright: ignore[reportCallIssue]
