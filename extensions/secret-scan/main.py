"""Refuses commits and pushes that hold secrets. Nothing of a secret but its beginning is ever shown."""

from picode import hook

from changes import Diff, Message
from findings import found_in

SHOWN = 8


@hook("pre-commit")
def before_commit(event, ctx):
    told = event.current
    found = found_in(Diff(told["diff"])) + found_in(Message(told["message"], "the message"))
    return verdict(event, found, "would be committed", "")


@hook("pre-push")
def before_push(event, ctx):
    told = event.current
    found = found_in(Diff(told["diff"]))
    for commit in told["commits"]:
        found += found_in(Message(commit["message"], f"the message of {commit['id'][:10]}"))
    return verdict(event, found, "would be pushed",
                   ". A later commit that takes it out does not help: rewrite the one that adds it")


def verdict(event, found, what, advice):
    if found:
        lines = sorted({f"{path}:{line} {kind} `{shown}`" for path, line, kind, shown in found})
        more = f", and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
        count = "a secret" if len(lines) == 1 else f"{len(lines)} secrets"
        return event.deny(f"{count} {what}: {', '.join(lines[:SHOWN])}{more}{advice}")
    if event.current.get("truncated") or not Diff(event.current["diff"]).is_whole(event.current["files"]):
        return event.ask("the changes are too large to be told whole, so not all of them were searched for secrets")
    return None
