"""Where a place in a unified diff is, found by looking back from it: most of a diff is never looked at."""

import re

HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
NAME = re.compile(r'^\+\+\+ (?:"b/(.*)"|b/(.*?))\t?$', re.MULTILINE)


def places_of(diff, at):
    """`(path, line)` of a character that the diff adds, `None` of any other."""
    start = diff.rfind("\n", 0, at) + 1
    if diff[start:start + 1] != "+":
        return None
    hunk = start_of_line(diff, "@@ ", start)
    header = start_of_line(diff, "diff --git ", start)
    if hunk < 0 or hunk < header:
        return None
    numbers = HUNK.match(diff, hunk)
    name = NAME.search(diff, max(header, 0), hunk)
    if numbers is None:
        return None
    before = diff[hunk:start].split("\n")[1:-1]
    line = int(numbers.group(2)) + sum(1 for each in before if not each.startswith(("-", "\\")))
    return ((name.group(1) or name.group(2)) if name else "?", line)


def is_whole(diff, files):
    """Whether the diff has all of the changes: a large one is told only in part."""
    if not (quotes(diff) or all(f" b/{file}\n" in diff or f" a/{file} " in diff for file in files)):
        return False
    last = start_of_line(diff, "@@ ", len(diff))
    if last < 0 or last < start_of_line(diff, "diff --git ", len(diff)):
        return True
    numbers = HUNK.match(diff, last)
    if numbers is None:
        return False
    body = diff[last:].split("\n")[1:]
    removed = sum(1 for line in body if line.startswith((" ", "-")))
    added = sum(1 for line in body if line.startswith((" ", "+")))
    return removed >= int(numbers.group(1) or 1) and added >= int(numbers.group(3) or 1)


def start_of_line(diff, beginning, before):
    """Where the last line starts that has this beginning, -1 where there is none."""
    at = diff.rfind("\n" + beginning, 0, before)
    return at + 1 if at >= 0 else (0 if diff.startswith(beginning) and before > 0 else -1)


def quotes(diff):
    """Whether names are written in a form that is not looked up here."""
    return 'diff --git "' in diff or '"b/' in diff
