import main  # registers what is tested
from picode.testing import equal, harness


def test_counts_what_it_finds():
    done = harness({"files": {"search": {"count": 3}}}).command("$name$", {"pattern": "TODO"})
    equal(done.value, "TODO: 3")
    equal(done.calls[0]["args"], ["TODO"])
