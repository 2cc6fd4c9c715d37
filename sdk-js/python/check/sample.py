from __future__ import annotations

from typing import TYPE_CHECKING

from picode import Context, Event, PicodeError, command, hook, provider, tool

if TYPE_CHECKING:
    from picode import PreCommit, PreEdit


@command("todo", description="List TODO comments", args={"path": {"type": "string", "default": "."}})
def todo(args: dict, ctx: Context):
    found = ctx.files.search("TODO|FIXME", path=args["path"], limit=10)
    return ctx.ui.table(found["hits"]) if found["count"] else None


@hook("pre-commit", priority=50)
async def check(event: Event[PreCommit], ctx: Context):
    if ctx.signal.aborted:
        raise PicodeError("stopped", code="stopped", hint="again")
    if "AKIA" in event.current["diff"]:
        return event.deny("an AWS key is staged")


@hook("pre-edit", name="header")
def header(event: Event[PreEdit], ctx: Context):
    return event.rewrite({"after": "// " + (event.current["after"] or "")})


@hook("team.deploy")
def deploy(event: Event, ctx: Context):
    return None if event.current["target"] == "staging" else event.ask("it is not staging")


@tool("lookup")
def lookup(params, ctx):
    return {"text": ctx.files.read("a", max_bytes=3)}


@command("tell")
def tell(args, ctx: Context):
    words = ""
    with ctx.llm.stream(prompt="Tell") as stream:
        for event in stream:
            if event["type"] == "text":
                words += event["text"]
        tokens = stream.result()["usage"]["output"]
    return f"{words} {tokens}"


@provider("acme", models=["a"])
class Acme:
    def request(self, neutral):
        return {}

    def response(self, chunk, state):
        return []


def mistakes(ctx: Context):
    """Each of these lines must be refused: a comment that ignores nothing is an error."""
    ctx.files.read(3)  # pyright: ignore[reportArgumentType]
    ctx.llm.stream("a")  # pyright: ignore[reportCallIssue]
    next(ctx.llm.stream(prompt="a"))["text"]  # pyright: ignore[reportGeneralTypeIssues]
    ctx.files.reed("a")  # pyright: ignore[reportAttributeAccessIssue]
    ctx.files.read("a", maxBytes=3)  # pyright: ignore[reportCallIssue]


@hook("pre-commit", name="wrong")  # pyright: ignore[reportArgumentType]
def wrong(event: Event[PreEdit], ctx: Context):
    return event.deny(event.current["mesage"])  # pyright: ignore[reportGeneralTypeIssues]
