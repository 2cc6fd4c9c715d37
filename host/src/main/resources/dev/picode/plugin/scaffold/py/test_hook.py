import main  # registers what is tested
from picode.testing import equal, harness


def test_a_message_of_unfinished_work_is_denied():
    done = harness().hook("pre-commit", {"message": "WIP: half of it"})
    equal(done.verdict, "deny")
    assert "not done" in done.reason


def test_any_other_message_may_pass():
    equal(harness().hook("pre-commit", {"message": "Add the other half"}).verdict, "proceed")
