import re

WORD = re.compile(r"(?P<word>[^\W\d_]+)", re.UNICODE)


def words(text):
    for line in text.splitlines():
        for match in WORD.finditer(line.strip()):
            word = match.group("word").lower()
            if len(word) > 1 and word not in {"the", "and"}:
                yield word


class Tally:
    def __init__(self):
        self._counts = {}

    def __enter__(self):
        return self._counts

    def __exit__(self, *_):
        return False

    def add(self, word, by=1):
        self._counts[word] = self._counts.get(word, 0) + by
        return self
