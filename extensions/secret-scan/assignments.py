"""Secrets that only the name they are given to tells."""

import re

from randomness import is_generated

MARKS = tuple(form for word in ("passw", "pwd", "secret", "token", "key", "credential")
              for form in (word, word.upper(), word.capitalize()))
NAME = (r"[\w.-]*(?:passw(?:or)?d|passwd|pwd|secret|token|(?:api|access|private|auth|account|master|encryption|signing)"
        r"[_.-]?key|credential)[\w.-]*")
QUOTED = r"(?i)(" + NAME + r")[\"'\]]?(?:\s*:\s*[\w.<>?]+)?\s*(?::=|=>|[=:](?!=))\s*(?:[rbuf]{0,2})([\"'`])([^\"'`\s]{16,256})\2"
BARE = r"(?i)^\+?\s*(?:export\s+|-\s+)?(" + NAME + r")\s*[=:]()\s*([^\s\"'`#;,]{16,256})\s*$"
CONFIG = r"(?:^|/)\.env[^/]*$|\.(?:env|ini|cfg|conf|properties|ya?ml|toml)$"
NOT_SECRET = (r"(?i)(?:public|name|_id|type|file|path|ur[il]|label|field|hint|hash|digest|sha\d*|prefix|suffix|header|"
              r"param|regex|pattern|class|selector|title|message|text|count|length|limit|expir\w*|endpoint|version|"
              r"algorithm|format|scope|template|checksum|integrity)s?$")
LOCK_FILES = (r"(?:^|/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|Cargo\.lock|poetry\.lock|"
              r"uv\.lock|Pipfile\.lock|composer\.lock|Gemfile\.lock|go\.sum|picode\.lock)$|\.min\.(?:js|css)$|\.map$")


def value_in(line, path):
    """`(start, value)` of the secret that a line gives to a name, `None` where it gives none."""
    if re.search(LOCK_FILES, path):
        return None
    quoted = "'" in line or '"' in line or "`" in line
    for pattern in ([QUOTED] if quoted else []) + ([BARE] if re.search(CONFIG, path) else []):
        for match in re.finditer(pattern, line):
            name, value = match.group(1), match.group(3)
            if not re.search(NOT_SECRET, name) and is_generated(value):
                return match.start(3), value
    return None
