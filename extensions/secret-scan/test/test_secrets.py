"""Planted secrets are made here, at run time, so that no scanner finds any in this file."""

import main  # noqa: F401, registers the hooks
from picode.testing import equal, harness

LETTERS = "q8Zt3LmX7vKp2RwB" + "9dYc4HnJ6fGs5TkA"
KEY = "AK" + "IA" + "Q3ZT7LMX2VKP6RWB"


def added(path, *lines):
    body = "".join(f"+{line}\n" for line in lines)
    return (f"diff --git a/{path} b/{path}\nnew file mode 100644\nindex 0000000..1111111\n--- /dev/null\n+++ b/{path}\n"
            f"@@ -0,0 +1,{len(lines)} @@\n{body}")


def commit(diff, files=("a.py",), message="feat: a", truncated=False):
    return harness().hook("pre-commit", {"message": message, "files": list(files), "diff": diff, "branch": "main",
                                         "truncated": truncated})


def test_names_the_place_and_shows_only_the_beginning():
    done = commit(added("a.py", "import os", f"key = '{KEY}'"))
    equal(done.verdict, "deny")
    equal(done.reason, "a secret would be committed: a.py:2 AWS access key `AKIA…`")


def test_finds_what_only_its_name_tells():
    equal(commit(added("a.py", f"api_key = '{LETTERS}'")).reason, "a secret would be committed: a.py:1 secret `q8Zt…`")


def test_lets_placeholders_words_uuids_and_what_is_allowed_pass():
    for line in ("password = 'change-me-before-you-run'", "token = '${GITHUB_TOKEN}'", "secret_name = '" + LETTERS + "'",
                 "api_key = 'f47ac10b-58cc-4372-a567-0e02b2c3d479'", f"key = '{KEY}'  # secret-scan: allow"):
        equal(commit(added("a.py", line)).verdict, "proceed", line)


def test_asks_where_the_diff_is_not_whole():
    equal(commit(added("a.py", "1"), files=("a.py", "z.py")).verdict, "ask")
    equal(commit(added("a.py", "1").replace("+1,1", "+1,3")).verdict, "ask")
    equal(commit(added("a.py", "1"), truncated=True).verdict, "ask")


def test_looks_at_the_messages_of_what_is_pushed():
    told = {"remote": "origin", "url": "https://git.acme.com/a", "refs": [], "files": [], "diff": "",
            "commits": [{"id": "1" * 40, "message": f"fix: use {KEY}"}]}
    assert "the message of 1111111111:1 AWS access key" in harness().hook("pre-push", told).reason
