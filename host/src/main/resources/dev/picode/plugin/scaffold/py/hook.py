import re

from picode import hook


@hook("pre-commit")
def finished(event, ctx):
    if re.search(r"\bWIP\b", event.current["message"]):
        return event.deny("the message says that the work is not done")
