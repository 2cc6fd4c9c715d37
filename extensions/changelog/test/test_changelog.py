from picode.testing import harness, raises, test


def commit(number, subject, body="", time="2026-02-01T10:00:00Z"):
    name = f"{number:040x}"
    return {"id": name, "shortId": name[-7:], "author": "Zoë", "email": "zoe@example.org", "time": time, "subject": subject,
            "body": body}


LOG = [
    commit(5, "feat(api)!: serve over TLS", "BREAKING CHANGE: the port is 8081"),
    commit(4, "docs: explain it"),
    commit(3, "fix: no crash on <empty> lists"),
    commit(2, "chore(release): 1.2.0", time="2026-01-01T10:00:00Z"),
    commit(1, "feat: start"),
]


def changelog(**args):
    return harness(answers={"git.log": lambda **given: LOG}).command("changelog", args)


@test("writes what users notice since the last release")
def _():
    assert changelog().text == (
        "## Unreleased\n\n### Breaking\n\n- **api:** The port is 8081 (0000005)\n\n### Added\n\n"
        "- **api:** Serve over TLS (0000005)\n\n### Fixed\n\n- No crash on \\<empty\\> lists (0000003)\n")


@test("goes back to a commit or a day")
def _():
    assert [change["commit"] for change in changelog(since="0" * 39 + "3", all=True).data] == ["0000005", "0000004"]
    assert len(changelog(since="2026-01-15", all=True).data) == 3


@test("says where there is nothing to go back to")
def _():
    with raises("changelog-since"):
        changelog(since="abcd")
