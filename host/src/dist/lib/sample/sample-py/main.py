"""Much of what scripts do, in small: the JVM keeps what it loads for this in a cache."""
import re
import time
from collections import Counter
from dataclasses import dataclass

from picode import command
from words import Tally, words


@dataclass(frozen=True)
class Row:
    word: str
    count: int = 0


@command("sample-py")
def sample(args, ctx):
    files = ctx.files.glob("**/*")
    info = ctx.workspace.info()
    ctx.git.status(), ctx.git.log(limit=3)
    tally = Tally()
    for path in files[:8]:
        if ctx.files.type(path) == "file":
            for word in words(ctx.files.read(path)):
                tally.add(word)
    failures = []
    for attempt in (lambda: ctx.files.read("not/there"), lambda: {}["a"], lambda: int("x")):
        try:
            attempt()
        except Exception as problem:
            failures.append(f"{type(problem).__name__}: {problem!s}")
        finally:
            del failures[9:]
    hits = ctx.files.search("TODO|FIXME", path=".")
    ctx.log.debug(", ".join(failures))
    print(info, "%d of %s" % (len(files), hits["count"]))
    until = time.time() + 0.3
    numbers = Counter()
    while time.time() < until:
        numbers.update(n % 7 for n in range(200) if n & 1)
    with tally as entered:
        rows = [Row(word, count) for word, count in sorted(entered.items(), key=lambda item: (-item[1], item[0]))]
    return ctx.ui.table([{"word": row.word, "count": row.count, "kind": re.sub(r"\d+", "#", row.word)} for row in rows[:5]])
