"""What a commit says of itself."""

import re

HEADER = re.compile(r"^([A-Za-z]+)(?:\(([^()]*)\))?(!?):\s*(.+)$")
BREAKING = re.compile(r"^BREAKING[ -]CHANGE:\s*(.+)$", re.MULTILINE)
RELEASE = re.compile(r"^(?:chore\(release\):|release:?|version:?|v(?=\d))\s*v?\d+\.\d+", re.IGNORECASE)
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
SECTIONS = {"feat": "Added", "fix": "Fixed", "perf": "Changed", "refactor": None, "revert": "Removed", "security": "Security"}


def change_of(commit):
    """`{section, scope, text, breaking, commit}`; `section` is `None` where users do not notice it."""
    parts = HEADER.match(commit["subject"])
    told = BREAKING.search(commit["body"])
    change = {"section": None, "scope": None, "text": commit["subject"], "breaking": told.group(1) if told else None,
              "commit": commit["shortId"]}
    if parts:
        change["section"] = SECTIONS.get(parts.group(1).lower())
        change["scope"] = parts.group(2)
        change["text"] = parts.group(4)
        if parts.group(3) and not told:
            change["breaking"] = parts.group(4)
    if change["breaking"] and not change["section"]:
        change["section"] = "Changed"
    return change


def is_release(commit):
    """Whether it is what a release is made of, such as `chore(release): 1.2.0`."""
    return RELEASE.match(commit["subject"]) is not None


def is_day(text):
    """Whether it is a day, such as 2026-01-31."""
    return DAY.match(text) is not None


def is_since(commit, since):
    """Whether it is the commit of that name, or of an earlier day."""
    if is_day(since):
        return commit["time"][:10] < since
    return len(since) >= 4 and commit["id"].startswith(since.lower())
