"""The kinds of secret that say themselves what they are, by their beginning.

Each is `(kind, marks, pattern, holds)`: `marks` are texts one of which is in every secret of the kind, `pattern` is what
it looks like, compiled when it is first needed, and `holds` says whether what looks like one is one. The marks are written in two halves, so that this
file does not hold what it looks for.
"""

from checksums import has_bech32, has_crc32
from randomness import entropy, is_placeholder


def random(least=3.0):
    return lambda token: entropy(token) >= least and not is_placeholder(token)


def rule(kind, marks, pattern, holds):
    return kind, marks, r"(?<![A-Za-z0-9_])(?:" + pattern + r")(?![A-Za-z0-9_])", holds


GITHUB = tuple(f"gh{kind}_" for kind in "pousr")

RULES = [
    rule("AWS access key", ("AK" + "IA", "AS" + "IA", "AB" + "IA", "AC" + "CA"), r"A(?:K|S|B)IA[A-Z2-7]{16}|ACCA[A-Z2-7]{16}",
         random(2.8)),
    rule("GitHub token", GITHUB, r"gh[pousr]_[A-Za-z0-9]{36}", has_crc32),
    rule("GitHub fine-grained token", ("github" + "_pat_",), r"github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}", random(4.0)),
    rule("npm token", ("npm" + "_",), r"npm_[A-Za-z0-9]{36}", has_crc32),
    rule("PyPI token", ("pypi" + "-AgE",), r"pypi-AgE[A-Za-z0-9_-]{60,}", random(3.5)),
    rule("GitLab token", ("gl" + "pat-", "gl" + "dt-", "gl" + "rt-"), r"gl(?:pat|dt|rt)-[A-Za-z0-9_-]{20,}", random()),
    rule("Slack token", ("xo" + "xb-", "xo" + "xp-", "xo" + "xa-", "xo" + "xr-", "xo" + "xs-", "xa" + "pp-"),
         r"xox[abprs]-[0-9]{8,}-[A-Za-z0-9-]{16,}|xapp-[0-9]-[A-Z0-9]{8,}-[0-9]{8,}-[a-f0-9]{32,}", random()),
    rule("Slack webhook", ("hooks.sl" + "ack.com/services/T",),
         r"https://hooks\.slack\.com/services/T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{24}",
         lambda url: random()(url.rpartition("/")[2])),
    rule("Stripe key", ("k_li" + "ve_",), r"[sr]k_live_[A-Za-z0-9]{24,}", random(3.5)),
    rule("Google API key", ("AI" + "za",), r"AIza[A-Za-z0-9_-]{35}", random(3.5)),
    rule("Google client secret", ("GOC" + "SPX-",), r"GOCSPX-[A-Za-z0-9_-]{28}", random(3.5)),
    rule("OpenAI key", ("T3Blb" + "kFJ",), r"sk-[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}", random(3.5)),
    rule("Anthropic key", ("sk-" + "ant-",), r"sk-ant-[a-z]+[0-9]{2}-[A-Za-z0-9_-]{80,}", random(4.0)),
    rule("Hugging Face token", ("hf" + "_",), r"hf_[A-Za-z]{34}", random(3.8)),
    rule("SendGrid key", ("SG" + ".",), r"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}", random(4.0)),
    rule("DigitalOcean token", ("_v1" + "_",), r"do[opr]_v1_[a-f0-9]{64}", random()),
    rule("Shopify token", ("shp" + "at_", "shp" + "ca_", "shp" + "pa_", "shp" + "ss_"), r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}",
         random()),
    rule("Azure storage key", ("Account" + "Key=",), r"AccountKey=[A-Za-z0-9+/]{86}==", random(4.0)),
    rule("age secret key", ("AGE-SEC" + "RET-KEY-1",), r"AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}", has_bech32),
]

KEY_BLOCK = (
    r"-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----"
    r"(?:\\[nr]|[\s+\"',|>]|(?:Proc-Type|DEK-Info|Version|Comment|Hash):[^\n]{0,100})*[A-Za-z0-9+/=]{40}")
KEY_BLOCK_MARK = "-----BE" + "GIN "

URL_MARK = "://"
URL = r"[a-z][a-z0-9+.-]{1,20}://[^\s/:@\"'<>{}$]{1,64}:([^\s/:@\"'<>{}$]{8,100})@([A-Za-z0-9.-]+)"
LOCAL = r"^(?:localhost|127\.|0\.0\.0\.0|host\.docker|db$|.*\bexample\b|.*\.(?:test|invalid|local)$|[^.]*$)"
