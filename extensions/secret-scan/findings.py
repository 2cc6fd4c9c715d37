"""Searches a text for secrets: first for the marks they have, which is fast, and only around those for the rest."""

import re

from assignments import MARKS, value_in
from randomness import is_generated, is_placeholder
from rules import KEY_BLOCK, KEY_BLOCK_MARK, LOCAL, RULES, URL, URL_MARK

ALLOWED = "secret-scan: allow"
WIDTH = 400
BEGINNING = 4


def found_in(source):
    """A list of `(path, line, kind, shown)`, for a `Diff` or a `Message`."""
    return Search(source).run()


class Search:
    def __init__(self, source):
        self.source = source
        self.text = source.text
        self.found = []
        self.known = []

    def run(self):
        for kind, marks, pattern, holds in RULES:
            for at in positions(self.text, marks):
                start, part = self.around(at)
                for match in re.finditer(pattern, part):
                    if holds(match.group()):
                        self.add(start + match.start(), kind, match.group())
        for at in positions(self.text, (KEY_BLOCK_MARK,)):
            if re.compile(KEY_BLOCK).match(self.text, at):
                self.add(at, "private key", KEY_BLOCK_MARK)
        for at in positions(self.text, (URL_MARK,)):
            start, part = self.around(at)
            for match in re.finditer(URL, part) if "@" in part else ():
                if is_password(match.group(1)) and not re.match(LOCAL, match.group(2)):
                    self.add(start + match.start(1), "password in a URL", match.group(1))
        self.assignments()
        return self.found

    def assignments(self):
        for start in sorted({self.start_of(at) for at in positions(self.text, MARKS)}):
            line = self.text[start:self.end_of(start)]
            if ("=" in line or ":" in line) and len(line) <= 10 * WIDTH and self.source.is_added(start):
                value = value_in(line, self.source.path_at(start))
                if value is not None:
                    self.add(start + value[0], "secret", value[1])

    def add(self, at, kind, secret):
        start = self.start_of(at)
        if not self.source.is_added(start) or ALLOWED in self.text[start:self.end_of(start)]:
            return
        if any(start == known and (secret in other or other in secret) for known, other in self.known):
            return
        self.known.append((start, secret))
        shown = "…" if kind == "private key" else secret[:BEGINNING] + "…"
        self.found.append((self.source.path_at(start), self.source.line_at(start), kind, shown))

    def start_of(self, at):
        return self.text.rfind("\n", 0, at) + 1

    def end_of(self, at):
        end = self.text.find("\n", at)
        return end if end >= 0 else len(self.text)

    def around(self, at):
        """The part of a line around a place, and where it starts."""
        start = max(self.start_of(at), at - WIDTH)
        return start, self.text[start:min(self.end_of(at), at + WIDTH)]


def positions(text, marks):
    """Where the marks are."""
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            yield at
            at = text.find(mark, at + 1)


def is_password(text):
    """Whether it is one, as they stand in URLs."""
    return not is_placeholder(text) and (is_generated(text) or (
        any(c.isdigit() for c in text) and any(c.isalpha() for c in text) and len(set(text)) >= 7))
