"""The texts that are searched. A place in a diff is found by looking back from it: most of a diff is never looked at."""

import re

HUNK = r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@"
NAME = r'(?m)^\+\+\+ (?:"b/(.*)"|b/(.*?))\t?$'


class Message:
    """The message of a commit."""

    def __init__(self, text, name):
        self.text = text
        self.name = name

    def is_added(self, start):
        return True

    def path_at(self, start):
        return self.name

    def line_at(self, start):
        return self.text.count("\n", 0, start) + 1


class Diff:
    """A unified diff, in which only lines count that it adds. A place in it is the beginning of such a line."""

    def __init__(self, text):
        self.text = text

    def is_added(self, start):
        if self.text[start:start + 1] != "+":
            return False
        hunk = self.before("@@ ", start)
        return hunk >= 0 and hunk > self.before("diff --git ", start)

    def path_at(self, start):
        name = re.compile(NAME).search(self.text, max(self.before("diff --git ", start), 0), self.before("@@ ", start))
        return (name.group(1) or name.group(2)) if name else "?"

    def line_at(self, start):
        hunk = self.before("@@ ", start)
        numbers = re.compile(HUNK).match(self.text, hunk)
        lines = self.text[hunk:start].split("\n")[1:-1]
        return int(numbers.group(2)) + sum(1 for line in lines if not line.startswith(("-", "\\")))

    def is_whole(self, files):
        """Whether it has all of the changes to these files: a large one is told only in part."""
        if not (self.quotes() or all(f" b/{file}\n" in self.text or f" a/{file} " in self.text for file in files)):
            return False
        last = self.before("@@ ", len(self.text))
        if last < 0 or last < self.before("diff --git ", len(self.text)):
            return True
        numbers = re.compile(HUNK).match(self.text, last)
        if numbers is None:
            return False
        body = self.text[last:].split("\n")[1:]
        removed = sum(1 for line in body if line.startswith((" ", "-")))
        added = sum(1 for line in body if line.startswith((" ", "+")))
        return removed >= int(numbers.group(1) or 1) and added >= int(numbers.group(3) or 1)

    def before(self, beginning, at):
        """Where the last line before a place starts that has this beginning, -1 where there is none."""
        found = self.text.rfind("\n" + beginning, 0, at)
        return found + 1 if found >= 0 else (0 if self.text.startswith(beginning) and at > 0 else -1)

    def quotes(self):
        """Whether names are written in a form that is not looked up here."""
        return 'diff --git "' in self.text or '"b/' in self.text
