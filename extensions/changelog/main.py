"""`picode changelog`: what changed, from commit messages in the form of Conventional Commits."""

from picode import PicodeError, command

from commits import change_of, is_day, is_release, is_since
from text import markdown_of


@command("changelog")
def changelog(args, ctx):
    limit = args.get("limit") or 1000
    commits = ctx.git.log(limit=limit)
    if not commits:
        raise PicodeError("there are no commits to write a changelog of", code="changelog-empty",
                          hint="run it in a Git repository, where `git` is granted")
    since = args.get("since")
    changes = []
    for commit in commits:
        if is_since(commit, since) if since else is_release(commit):
            break
        changes.append(change_of(commit))
    else:
        if since and (len(commits) >= limit or not is_day(since)):
            raise PicodeError(f"none of the last {len(commits)} commits is `{since}` or older", code="changelog-since",
                              hint="give the beginning of a commit's name, or a day such as 2026-01-31")
    kept = [change for change in changes if change["section"] or args.get("all")]
    return ctx.ui.markdown(markdown_of(args.get("title") or "Unreleased", kept), data=kept, raw=True)
