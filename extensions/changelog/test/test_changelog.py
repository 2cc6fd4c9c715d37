import main  # noqa: F401, registers the command
from picode.testing import equal, harness, raises


def commit(number, subject, body="", time="2026-02-01T10:00:00Z"):
    name = f"{number:040x}"
    return {"id": name, "shortId": name[-7:], "author": "Zoë", "email": "zoe@example.org", "time": time, "subject": subject,
            "body": body}


LOG = [
    commit(5, "feat(api)!: serve over TLS", "BREAKING CHANGE: the port is 8081"),
    commit(4, "docs: explain it"),
    commit(3, "fix: no crash on <empty> lists"),
    commit(2, "chore(release): 1.2.0", time="2026-01-01T10:00:00Z"),
    commit(1, "feat: start", time="2026-01-01T09:00:00Z"),
]


def changelog(**args):
    return harness({"git": {"log": LOG}}).command("changelog", args).value


def test_writes_what_users_notice_since_the_last_release():
    equal(changelog()["markdown"], (
        "## Unreleased\n\n### Breaking\n\n- **api:** The port is 8081 (0000005)\n\n### Added\n\n"
        "- **api:** Serve over TLS (0000005)\n\n### Fixed\n\n- No crash on \\<empty\\> lists (0000003)\n"))


def test_goes_back_to_a_commit_or_a_day():
    equal([change["commit"] for change in changelog(since="0" * 39 + "3", all=True)["data"]], ["0000005", "0000004"])
    equal(len(changelog(since="2026-01-15", all=True)["data"]), 3)


def test_says_where_there_is_nothing_to_go_back_to():
    with raises(code="changelog-since"):
        changelog(since="abcd")
