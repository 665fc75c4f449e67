"""Dates, times and durations in the text, with their TIMEX3 values.

What the words tell alone is told; what is counted from another day ('on Monday', 'last week') is resolved only when the day of
publication is known and sure, or when the paragraph gave a date with its year before. Otherwise the value leaves open what it must.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from sitegen import edtf
from sitegen.annotate import names, timex, timex_forms
from sitegen.model import Article, Kind, Mention

KINDS = (Kind(id="date", label="Date", plural="Dates", indexed=False),)
AFTER: tuple[str, ...] = ()

_WORD_AFTER = re.compile(r"[ \n]{1,3}([A-Za-z]+)")
_LOOK_BACK = 90
"""Characters before an expression that may tell whether the sentence looks ahead."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = frozenset({"iso", "mdy", "dmy", "my", "year", "md", "dm", "month"})


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim expressions of time; `found` is not needed."""
    del found
    plain = article.raw.plain
    published = edtf.day(article.published) if edtf.sure(article.published) else None
    for block in article.annotated:
        anchor: dt.date | None = None
        for match in timex_forms.PATTERN.finditer(plain, block.start, block.end):
            before = names.SENTENCE_END.split(plain[max(block.start, match.start() - _LOOK_BACK) : match.start()])[-1].lower()
            word = before.rsplit(None, 1)[-1] if before.strip() else ""
            context = timex.Context(
                published=published, anchor=anchor, ahead=timex.looks_ahead(before), before=word, after=_next(plain, match.end())
            )
            reading = timex.read(match, context)
            if reading is None:
                continue
            if reading.rule in _DATED:
                anchor = _anchor(reading.value, published) or anchor
            yield Mention(
                start=match.start(), end=match.end(), kind="date", text=match[0], certainty=reading.certainty, rule=reading.rule,
                why=reading.why, value=reading.value,
            )  # fmt: skip


def _next(plain: str, end: int) -> str:
    found = _WORD_AFTER.match(plain, end)
    return found[1] if found else ""


def _anchor(value: str, published: dt.date | None) -> dt.date | None:
    """Return the day from which dates after this one are counted, when its year is not the year of publication."""
    if not value[:4].isdigit() or (published and int(value[:4]) == published.year):
        return None
    try:
        return edtf.bounds(value[:10])[0]
    except ValueError:
        return None
