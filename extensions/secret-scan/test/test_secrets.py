"""Planted secrets are made here, at run time, so that no scanner finds any in this file."""

from picode.testing import harness, test

pack = harness()

LETTERS = "q8Zt3LmX7vKp2RwB9dYc4HnJ6fGs5TkA"
KEY = "AK" + "IA" + "Q3ZT7LMX2VKP6RWB"


def added(path, *lines):
    body = "".join(f"+{line}\n" for line in lines)
    return (f"diff --git a/{path} b/{path}\nnew file mode 100644\nindex 0000000..1111111\n--- /dev/null\n+++ b/{path}\n"
            f"@@ -0,0 +1,{len(lines)} @@\n{body}")


def commit(diff, files=("a.py",), message="feat: a"):
    return pack.hook("pre-commit", {"message": message, "files": list(files), "diff": diff, "branch": "main"})


@test("names the place and shows only the beginning")
def _():
    verdict = commit(added("a.py", "import os", f"key = '{KEY}'"))
    assert verdict["verdict"] == "deny"
    assert verdict["reason"] == "a secret would be committed: a.py:2 AWS access key `AKIA…`"


@test("finds what only its name tells")
def _():
    assert "a.py:1 secret" in commit(added("a.py", f"api_key = '{LETTERS}'"))["reason"]


@test("lets placeholders, words, UUIDs and what is allowed pass")
def _():
    for line in ("password = 'change-me-before-you-run'", "token = '${GITHUB_TOKEN}'", "secret_name = '" + LETTERS + "'",
                 "api_key = 'f47ac10b-58cc-4372-a567-0e02b2c3d479'", f"key = '{KEY}'  # secret-scan: allow"):
        assert commit(added("a.py", line))["verdict"] == "proceed", line


@test("asks where the diff is not whole")
def _():
    assert commit(added("a.py", "1"), files=("a.py", "z.py"))["verdict"] == "ask"
    assert commit(added("a.py", "1").replace("+1,1", "+1,3"))["verdict"] == "ask"


@test("looks at the messages of what is pushed")
def _():
    told = {"remote": "origin", "url": "https://git.acme.com/a", "refs": [], "files": [], "diff": "",
            "commits": [{"id": "1" * 40, "message": f"fix: use {KEY}"}]}
    assert "the message of 1111111111:1 AWS access key" in pack.hook("pre-push", told)["reason"]
