"""Changes as Markdown, in the form of Keep a Changelog."""

ORDER = ["Added", "Changed", "Removed", "Fixed", "Security", None]


def markdown_of(title, changes):
    """The section of a changelog, the newest change first."""
    parts = [f"## {escaped(title)}", ""]
    if not changes:
        return "\n".join([*parts, "Nothing that users notice.", ""])
    breaking = [change for change in changes if change["breaking"]]
    if breaking:
        parts += ["### Breaking", "", *(item(change, change["breaking"]) for change in breaking), ""]
    for section in ORDER:
        those = [change for change in changes if change["section"] == section]
        if those:
            parts += [f"### {section or 'Other'}", "", *(item(change, change["text"]) for change in those), ""]
    return "\n".join(parts)


def item(change, text):
    scope = f"**{escaped(change['scope'])}:** " if change["scope"] else ""
    sentence = text[:1].upper() + text[1:]
    return f"- {scope}{escaped(sentence)} ({change['commit']})"


def escaped(text):
    """Text of a commit, which must not become a heading, a link or HTML."""
    return "".join("\\" + c if c in "\\*_[]<>#" else c for c in text.replace("\n", " "))
