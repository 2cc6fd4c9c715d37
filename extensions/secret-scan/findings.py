"""Searches a text for secrets: first for the marks they have, which is fast, and only around those for the rest."""

from assignments import MARKS, value_in
from randomness import is_generated, is_placeholder
from rules import KEY_BLOCK, KEY_BLOCK_MARK, LOCAL, RULES, URL, URL_MARK

ALLOWED = "secret-scan: allow"
WIDTH = 400
BEGINNING = 4


def found_in(text, place_of):
    """A list of `(path, line, kind, shown)`.

    `place_of(text, at)` says where a character is, `None` where nobody asks.
    """
    return Search(text, place_of).run()


class Search:
    def __init__(self, text, place_of):
        self.text = text
        self.place_of = place_of
        self.found = []
        self.known = set()

    def run(self):
        for kind, marks, pattern, holds in RULES:
            for at in positions(self.text, marks):
                start, part = around(self.text, at)
                for match in pattern.finditer(part):
                    if holds(match.group()):
                        self.add(start + match.start(), kind, match.group())
        for at in positions(self.text, (KEY_BLOCK_MARK,)):
            match = KEY_BLOCK.match(self.text, at)
            if match:
                self.add(at, "private key", KEY_BLOCK_MARK)
        for at in positions(self.text, (URL_MARK,)):
            start, part = around(self.text, at)
            for match in URL.finditer(part):
                if is_password(match.group(1)) and not LOCAL.match(match.group(2)):
                    self.add(start + match.start(1), "password in a URL", match.group(1))
        self.assignments()
        return self.found

    def assignments(self):
        lines = sorted({self.text.rfind("\n", 0, at) + 1 for at in positions(self.text, MARKS)})
        for start in lines:
            place = self.place_of(self.text, start)
            if place is None:
                continue
            end = self.text.find("\n", start)
            line = self.text[start:end if end >= 0 else len(self.text)]
            value = value_in(line, place[0]) if len(line) <= 10 * WIDTH else None
            if value is not None:
                self.add(start + value[0], "secret", value[1])

    def add(self, at, kind, secret):
        place = self.place_of(self.text, at)
        if place is None or self.is_allowed(at):
            return
        key = (*place, secret)
        if any(known[:2] == key[:2] and (secret in known[2] or known[2] in secret) for known in self.known):
            return
        self.known.add(key)
        self.found.append((*place, kind, secret[:BEGINNING] + "…" if kind != "private key" else "…"))

    def is_allowed(self, at):
        end = self.text.find("\n", at)
        return ALLOWED in self.text[self.text.rfind("\n", 0, at) + 1:end if end >= 0 else len(self.text)]


def positions(text, marks):
    """Where the marks are."""
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            yield at
            at = text.find(mark, at + 1)


def around(text, at):
    """The part of a line around a place, and where it starts."""
    start = max(text.rfind("\n", 0, at) + 1, at - WIDTH)
    end = text.find("\n", at)
    return start, text[start:min(end if end >= 0 else len(text), at + WIDTH)]


def is_password(text):
    """Whether it is one, as they stand in URLs."""
    return not is_placeholder(text) and (is_generated(text) or (
        any(c.isdigit() for c in text) and any(c.isalpha() for c in text) and len(set(text)) >= 7))
