"""What should not be made public: secrets that were left in a file, and, as a hint, how to reach people.

What is found is never told in full: the words may stand in a public log. Each pattern begins with letters that are looked for first, so
that most files are passed over at the speed of memory; all are bounded and none goes back, so that no text can hang them.
"""

import re
from collections.abc import Iterator, Sequence

from sitegen import urls
from sitegen.config import Config
from sitegen.model import Archive, Article, Problem, SiteFile

_SECRETS = (
    ("AKIA", "an access key of AWS", r"(?<![A-Z0-9])AKIA[0-9A-Z]{16}(?![A-Z0-9])"),
    ("ASIA", "an access key of AWS", r"(?<![A-Z0-9])ASIA[0-9A-Z]{16}(?![A-Z0-9])"),
    ("ghp_", "a token of GitHub", r"(?<!\w)ghp_[A-Za-z0-9]{36}"),
    ("gho_", "a token of GitHub", r"(?<!\w)gho_[A-Za-z0-9]{36}"),
    ("ghs_", "a token of GitHub", r"(?<!\w)ghs_[A-Za-z0-9]{36}"),
    ("ghu_", "a token of GitHub", r"(?<!\w)ghu_[A-Za-z0-9]{36}"),
    ("github_pat_", "a token of GitHub", r"github_pat_\w{22,255}"),
    ("glpat-", "a token of GitLab", r"glpat-[\w-]{20,100}"),
    ("xox", "a token of Slack", r"(?<!\w)xox[abprs]-[A-Za-z0-9-]{20,250}"),
    ("AIza", "a key of Google", r"(?<!\w)AIza[\w-]{35}(?![\w-])"),
    ("sk_live_", "a key of Stripe", r"sk_live_[0-9A-Za-z]{20,120}"),
    ("sk-", "a key of a web service", r"(?<![\w-])sk-(?:[a-z]{2,10}-)?(?=[\w-]{0,200}\d)[A-Za-z0-9_]{32,200}"),
    ("npm_", "a token of npm", r"(?<!\w)npm_[A-Za-z0-9]{36}"),
    ("pypi-AgE", "a token of a package index", r"pypi-AgE[\w-]{50,300}"),
    ("PRIVATE KEY-----", "a private key", r"-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY-----"),
    ("eyJ", "a signed token (JWT)", r"(?<![\w-])eyJ[\w-]{10,2000}+\.eyJ[\w-]{10,4000}+\.[\w-]{20,1000}+"),
    ("://", "a web address with a password", r"://[^\s/:@\"'<>?#]{1,60}+:[^\s/:@\"'<>?#]{3,60}+@[\w.-]{3,100}"),
)
"""Letters of such a secret, what it is, and its pattern, which is compiled when a site is looked through: no other command needs it."""
_ASSIGNED = re.compile(
    r"(?i)(?<![a-z])(?:api[_-]?key|secret[_-]?key|client[_-]?secret|access[_-]?token|auth[_-]?token|password)[\"']?\s{0,4}[:=]\s{0,4}"
    r"[\"']([^\s\"'<>]{12,200}+)[\"']"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){1,5}")
_PHONE = re.compile(
    r"(?<![\w.,/-])"
    r"(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?(?:\d{2,4}[ .-]?){2,4}\d{2}|\(\d{3}\) \d{3}[ .-]\d{4}|\d{3}-\d{3}-\d{4})"
    r"(?![\w-])"
)
_MAILS, _PHONES = ("e-mail address", "e-mail addresses"), ("phone number", "phone numbers")
_TEXT = (".html", ".txt", ".js", ".css", ".json", ".xml", ".svg")
_TAKE_OUT = "Make it worthless where it was given out, then take it out; what was published once stays known."
_SHOWN = 4


def problems(archive: Archive, config: Config, files: Sequence[SiteFile]) -> Iterator[Problem]:
    """Tell secrets in articles and in any other file, and articles with e-mail addresses and phone numbers."""
    known: set[str] = set()
    originals = set()
    for article in archive.articles:
        where = f"{config.seeds.name}/{article.source}"
        originals |= {urls.original(article.id, article.source)}
        for what, secret, at in _secrets(article.raw.text):
            known.add(secret)
            yield _leak(f"{where}:{article.raw.line(at)}", what, secret)
        yield from _people(article, where)
    told: set[str] = set()
    for file in files:
        if file.path not in originals and file.path.endswith(_TEXT):
            text = file.content.decode("utf-8", "replace")
            for what, secret, at in _secrets(text):
                if secret not in known and secret not in told:
                    told.add(secret)
                    yield _leak(f"site/{file.path}:{text.count(chr(10), 0, at) + 1}", what, secret)


def _secrets(text: str) -> Iterator[tuple[str, str, int]]:
    for begin, what, pattern in _SECRETS:
        if begin in text:
            yield from ((what, found[0], found.start()) for found in re.finditer(pattern, text))
    if '"' in text or "'" in text:
        for found in _ASSIGNED.finditer(text):
            if any(c.isdigit() for c in found[1]):
                yield "a password or a key", found[1], found.start()


def _leak(where: str, what: str, secret: str) -> Problem:
    return Problem(where, f"holds what looks like {what} (“{secret[:_SHOWN]}…”, {len(secret)} characters)", _TAKE_OUT, "error")


def _people(article: Article, where: str) -> Iterator[Problem]:
    text = article.raw.text
    mails = list(_MAIL.finditer(text)) if "@" in text else []
    phones = list(_PHONE.finditer(text))
    found = sorted([*mails, *phones], key=lambda match: match.start())
    if found:
        counts = [
            f"{len(ones)} {word if len(ones) == 1 else words}" for ones, word, words in ((mails, *_MAILS), (phones, *_PHONES)) if ones
        ]
        what = f"holds {' and '.join(counts)}, the first of them “{found[0][0][:_SHOWN]}…”"
        hint = (
            "If they are of private people, do not publish the article so. Lines can be taken out of a page, but the original stays whole."
        )
        yield Problem(f"{where}:{article.raw.line(found[0].start())}", what, hint, "notice")
