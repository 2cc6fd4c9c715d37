import main  # registers what is tested
from picode.testing import equal, harness


def test_counts_words():
    equal(harness().tool("$name$", {"text": " two  words "}).value, {"words": 2})
