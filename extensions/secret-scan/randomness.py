"""Tells what a generator made from what a person wrote."""

import math
import re

STOP_WORDS = ("example", "sample", "placeholder", "changeme", "change-me", "change_me", "your", "dummy", "fake", "test",
              "redacted", "secret", "password", "passwd", "token", "insert", "replace", "default", "undefined", "null",
              "process.env", "environ", "getenv", "abcdefg", "1234567", "0123456", "qwerty", "deadbeef", "xxx", "***", "...")
NOT_LITERAL = r"^(?:[./~$%&@#]|https?:|[A-Za-z]:\\)|://|\$\{|\{\{|\$\(|<[^>]*>|%[(sd]|\(\)|[\[\]]|::|->"
UUID = r"^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"
HEX = r"^(?:[0-9a-f]+|[0-9A-F]+)$"
RUN = r"(.)\1{4}"
WORD = r"[A-Z]?[a-z]+|[A-Z]+"


def entropy(text):
    """Shannon's, in bits a character."""
    counts = {}
    for character in text:
        counts[character] = counts.get(character, 0) + 1
    size = len(text)
    return -sum(n / size * math.log2(n / size) for n in counts.values())


def is_placeholder(text):
    """Whether it stands for a secret that is put in elsewhere."""
    lower = text.lower()
    return (re.search(NOT_LITERAL, text) is not None or re.search(RUN, text) is not None
            or any(word in lower for word in STOP_WORDS))


def is_generated(text):
    """Whether it looks as no person would write it."""
    if re.match(UUID, text) or is_placeholder(text) or not has_letters_and_digits(text):
        return False
    if re.match(HEX, text):
        return len(text) >= 32 and entropy(text) >= 3.0
    return len(text) >= 16 and entropy(text) >= (3.5 if len(text) >= 20 else 3.2) and not is_of_words(text)


def has_letters_and_digits(text):
    return any(c.isdigit() for c in text) and any(c.isalpha() for c in text)


def is_of_words(text):
    """Whether most of it is words, which long runs of letters in one case are."""
    shortest = 6 if text == text.lower() or text == text.upper() else 4
    words = sum(len(word) for word in re.findall(WORD, text) if len(word) >= shortest)
    return words > (0.75 if shortest == 6 else 0.6) * len(text)
