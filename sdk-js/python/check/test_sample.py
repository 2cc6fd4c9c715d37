from picode.testing import equal, harness, raises, recorded, skip, snapshot, test
from picode import PicodeError


def test_counts():
    done = harness({"files": {"search": lambda pattern, **_: {"count": 3}}}).command("todo", {"pattern": "TODO"})
    equal(done.value, "TODO: 3")
    snapshot("todo", done.calls)


@test("a name")
def named() -> None:
    with raises(PicodeError, code="stopped"):
        harness(recorded("run")).hook("pre-commit", {"message": "x"}, original={"message": "y"})
    harness().provider("acme").request({"model": "m"})
    harness().complete("todo", "path", "sr")
    skip("later")


def wrong() -> None:
    harness().command(7)  # type: ignore[reportArgumentType]
    harness().nothing("x")  # type: ignore[reportAttributeAccessIssue]
