"""Dates, times and durations in the text, with their TIMEX3 values.

What the words tell alone is told; what is counted from another day ('on Monday', 'last week') is resolved only when the day of
publication is known and sure, or when the paragraph gave a date with its year before. Otherwise the value leaves open what it must.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen import edtf
from sitegen.annotate import calendars, names, timex, timex_forms
from sitegen.model import Article, Block, Kind, Mention

KINDS = (Kind(id="date", label="Date", plural="Dates", indexed=False),)
AFTER: tuple[str, ...] = ()

_WORD_AFTER = re.compile(r"[ \n]{1,3}([A-Za-z]+)")
_LOOK_BACK = 90
"""Characters before an expression that may tell whether the sentence looks ahead."""
_YEAR = re.compile(r"(?<![\w.,$€£-])(?:1[0-9]|20)[0-9][0-9](?![\w%]|[.,][0-9])")
_FEWEST_YEARS = 5
_DATED = frozenset({"iso", "mdy", "dmy", "my", "year", "md", "dm", "month"})


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim expressions of time; `found` is not needed."""
    del found
    plain = article.raw.plain
    published = edtf.day(article.published) if edtf.sure(article.published) else None
    history = _tells_history(article, published)
    anchor: _Anchor | None = None
    for block in article.annotated:
        if not history:
            anchor = None
        for match in timex_forms.PATTERN.finditer(plain, block.start, block.end):
            context = _context(plain, match, block, published, anchor)
            reading = timex.read(match, context)
            if reading is None:
                continue
            if reading.rule in _DATED:
                anchor = _anchor(reading.value, published) or anchor
            yield Mention(
                start=match.start(), end=match.end(), kind="date", text=match[0], certainty=reading.certainty, rule=reading.rule,
                why=reading.why, value=reading.value,
            )  # fmt: skip


def _context(plain: str, match: re.Match[str], block: Block, published: dt.date | None, anchor: "_Anchor | None") -> timex.Context:
    before = names.SENTENCE_END.split(plain[max(block.start, match.start() - _LOOK_BACK) : match.start()])[-1].lower()
    word = before.rsplit(None, 1)[-1] if before.strip() else ""
    following = _WORD_AFTER.match(plain, match.end())
    return timex.Context(
        published=published,
        anchor=anchor.day if anchor else None,
        flow=anchor.flow if anchor else "news",
        ahead=timex.looks_ahead(before),
        before=word,
        after=following[1] if following else "",
    )


class _Anchor(Struct, frozen=True):
    day: dt.date
    flow: calendars.Flow


def _anchor(value: str, published: dt.date | None) -> _Anchor | None:
    """Return the day from which dates after this one are counted, when its year is not the year of publication."""
    year, _, rest = value[:10].partition("-")
    if not year.isdigit() or len(year) != len("2022") or (published and int(year) == published.year):
        return None
    if not rest[:2].isdigit():
        return _Anchor(dt.date(int(year), 7, 1), "year")
    return _Anchor(edtf.bounds(value[:10])[0], "story")


def _tells_history(article: Article, published: dt.date | None) -> bool:
    """Whether nearly all years in the text are long before publication, so that one paragraph's year holds for the next."""
    years = [int(year) for block in article.annotated for year in _YEAR.findall(article.raw.plain, block.start, block.end)]
    now = published.year if published else max(years, default=0)
    near = sum(abs(year - now) <= 1 for year in years)
    return len(years) - near >= _FEWEST_YEARS and near * _FEWEST_YEARS <= len(years)
