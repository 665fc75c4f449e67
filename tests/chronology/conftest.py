"""Articles with the marks that chronology reads, made from their text: no annotator takes part in these tests."""

import re
from collections.abc import Callable

import making
import pytest
from msgspec import structs

from sitegen import chronology, edtf
from sitegen.chronology import Dated
from sitegen.model import Article, Evidence, Mention, Speaker, Stated

Marked = tuple[Article, tuple[Mention, ...]]
_DATE = re.compile(
    rf"(?:(?P<weekday>{'|'.join(edtf.WEEKDAYS)})|(?:(?P<day>\d\d?) )?(?P<month>{'|'.join(edtf.MONTHS)})(?: (?P<year>\d{{4}}))?"
    r"|(?P<alone>(?<=in )\d{4})|(?P<today>today))"
)
_QUOTE = re.compile(r"“[^”]*”(?: [A-Z]\w+)?")
_NAME = re.compile(r"(?<=[a-z] )[A-Z]\w+ [A-Z]\w+(?! [A-Z])")


def _value(match: re.Match[str]) -> str:
    if match["weekday"]:
        return f"XXXX-WXX-{edtf.WEEKDAYS.index(match['weekday']) + 1}"
    if match["today"]:
        return "PRESENT_REF"
    if match["alone"]:
        return match["alone"]
    parts = [match["year"] or "XXXX", f"{edtf.MONTHS.index(match['month']) + 1:02}"]
    return "-".join([*parts, *([f"{int(match['day']):02}"] if match["day"] else [])])


def marks(text: str) -> tuple[Mention, ...]:
    """Mark weekdays, days, months and years; quotations, whose speaker may follow in one word; and names of two words."""
    found = [
        Mention(start=m.start(), end=m.end(), kind="date", text=m[0], certainty=0.9, rule="t", value=_value(m))
        for m in _DATE.finditer(text)
    ]
    for m in _QUOTE.finditer(text):
        words, _, name = m[0].partition("” ")
        speaker = Speaker(name=name, start=m.end() - len(name), end=m.end(), named=True) if name else None
        end = m.start() + len(words) + bool(name)
        found.append(Mention(start=m.start(), end=end, kind="quote", text=text[m.start() : end], certainty=0.9, rule="t", speaker=speaker))
    found += [Mention(start=m.start(), end=m.end(), kind="person", text=m[0], certainty=0.9, rule="t") for m in _NAME.finditer(text)]
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))


@pytest.fixture
def marked() -> Callable[..., Marked]:
    def make(source: str, text: str, published: str | None = None, captured: str | None = None) -> Marked:
        stated = Stated(captured=captured, places={"captured": f"{source}:1"}) if captured else None
        made = making.article(text, source=source, published=published, stated=stated)
        if published:
            proof = Evidence("published", published, "stated", published, where="stated", place=f"{source}.toml:1")
            made = structs.replace(made, evidence=(proof,))
        return made, marks(text)

    return make


@pytest.fixture
def dated(marked: Callable[..., Marked]) -> Callable[..., Dated]:
    """Date articles that are written as (source, text, published)."""

    def make(*written: tuple[str, str, str | None]) -> Dated:
        made = [marked(*one) for one in written]
        return chronology.dated([article for article, _ in made], {article.source: mentions for article, mentions in made})

    return make
