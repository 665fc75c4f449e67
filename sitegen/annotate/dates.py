"""Dates, times, durations and sets in the text, with their TIMEX3 values.

What the words tell alone is told; what is counted from another day ('on Monday', 'last week') is resolved only when the day of
publication is known and sure, or when the text gave a date before that it can be counted from. Otherwise the value leaves open what it
must. News looks back from its day; a history runs on from date to date, so that its days take the year told last.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen import edtf
from sitegen.annotate.naming import names
from sitegen.annotate.times import calendars, forms, scan, timex
from sitegen.annotate.times.context import Context, Story
from sitegen.annotate.times.scan import Found
from sitegen.model import Article, Kind, Mention

KINDS = (Kind(id="date", label="Date", plural="Dates", indexed=False),)
AFTER: tuple[str, ...] = ()

_FEWEST_YEARS = 5
_MANY_YEARS = 20
_LONGEST_STEP = 5
"""Years that a story goes back at once."""
_LIVING = 30
"""Years: one that lies further back is told in passing ('a bell cast in 1741'), and news does not go on from it."""
_OWN_DAYS = 3
"""How far the day in an article's own dateline may lie from its day of publication."""
_DATED = frozenset({"iso", "mdy", "dmy", "my", "year", "md", "dm", "month", "range", "season", "shortyear"})
_YEARLESS = frozenset({"md", "dm", "month", "range"})
"""Of these, rules whose dates only go on from an anchor."""
_COUNTED = frozenset({"shifted", "edge", "ago", "beside", "weekday", "inseason", "quarter", "half"})
"""Rules whose dates are counted from others: where they look back, the story has not gone back."""
_NEWS = frozenset({"weekday", "nearday", "weekend"})
_POINTING = frozenset({"shifted", "edge"})
_YEARED = forms.YEARED - {"quarter"}
_POINTERS = frozenset({"last", "this", "next"})
"""Words by which news points at times from its own day."""
_FULL = frozenset({"mdy", "dmy"})


class _Span(Struct, frozen=True):
    """The expression before."""

    end: int = -2
    value: str = ""


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim expressions of time; `found` is not needed."""
    del found
    plain = article.raw.plain
    published = edtf.day(article.published) if edtf.sure(article.published) else None
    expressions = tuple(scan.expressions(plain, names.scan(article).tokens, article.annotated))
    story = Story(published=published, history=_tells_history(expressions, published), years=_years(expressions))
    births = "born" in plain
    block = None
    last = _Span()
    for match, rule, place in expressions:
        if place is not block:
            block = place
            story = replace(story, near="") if story.history else replace(story, near="", anchor=None, flow="news")
        start, end = match.span()
        gap = plain[last.end : start] if 0 <= start - last.end <= 3 else None  # noqa: PLR2004 - ' - '
        joined = last.value if gap is not None and gap.strip() in {"-", "–", "—", "/"} else ""
        context = Context(plain=plain, start=start, end=end, low=block.start, high=block.end, story=story, joined=joined)
        if story.anchor and context.still:
            context = replace(context, story=replace(story, anchor=None, flow="news"))
        reading = timex.read(match, rule, context)
        if reading is None:
            continue
        last = _Span(end=end, value=reading.value)
        story = _told(story, rule if not births or "born" not in context.clause else "birth", reading.value)
        yield Mention(
            start=start, end=end, kind="date", text=match[0], certainty=reading.certainty, rule=rule, why=reading.why, value=reading.value
        )


def _told(story: Story, rule: str, value: str) -> Story:
    """Return the story with a date more."""
    if not value[:4].isdigit() or "W" in value[:6]:
        return replace(story, near=value) if value.startswith("XXXX-WXX-") else story
    told = value[:10].partition("T")[0]
    if not told[5:7].isdigit():
        told = told[:4]
    if len(told) not in {4, 7, 10}:
        return story
    forward = told > story.running or (rule not in _COUNTED and not (rule == "year" and _looks_back(told, story.running)))
    same = len(told) == len("2022") and story.running.startswith(told)
    story = replace(story, told=told, near=told, running=told if forward and not same else story.running)
    counted = rule in _YEARLESS and story.anchor is None
    if counted or rule not in _DATED or (story.published and int(told[:4]) == story.published.year):
        return story
    if len(told) == len("2022"):
        if story.published and not story.history and story.published.year - int(told) > _LIVING:
            return story
        return replace(story, anchor=dt.date(int(told), 7, 1), flow="year")
    return replace(story, anchor=edtf.bounds(told)[0], flow="story")


def _looks_back(told: str, running: str) -> bool:
    """Whether a bare year is so far before the story that it only reminds of something."""
    return bool(running) and int(running[:4]) - int(told[:4]) > _LONGEST_STEP


def _years(expressions: Sequence[Found]) -> Mapping[tuple[int, int], int]:
    """Return the year of each day and month that the article tells with one year only."""
    years: dict[tuple[int, int], set[int]] = {}
    for match, rule, _ in expressions:
        if rule in _FULL:
            month = forms.MONTHS[match["m"].rstrip(".")]
            years.setdefault((month, int(match["d"].rstrip("sthnrd"))), set()).add(int(match["y"]))
    return {day: min(told) for day, told in years.items() if len(told) == 1}


def _tells_history(expressions: Sequence[Found], published: dt.date | None) -> bool:
    """Whether nearly all years in the text are long before publication, so that one paragraph's year holds for the next.

    An article that tells its own day of publication is news, however much of the past it tells, and so is one that points at times
    ('on Monday', 'last week') for every few years.
    """
    years = []
    near_words = 0
    for match, rule, _ in expressions:
        if rule in _NEWS:
            near_words += 1
            continue
        if rule in _POINTING:
            near_words += match["which"].lower() in _POINTERS
            continue
        year = match["y"] if rule in _YEARED else None
        if year and len(year) == len("2022"):
            years.append(int(year))
            if rule in _FULL and published and int(year) == published.year and _near(match, published):
                return False
    now = published.year if published else max(years, default=0)
    near = sum(abs(year - now) <= 1 for year in years)
    far = len(years) - near
    if near_words * _FEWEST_YEARS > len(years):
        return False
    return (far >= _FEWEST_YEARS and near * _FEWEST_YEARS <= len(years)) or (far >= _MANY_YEARS and far >= 2 * near)


def _near(match: re.Match[str], published: dt.date) -> bool:
    month, day = forms.MONTHS[match["m"].rstrip(".")], int(match["d"].rstrip("sthnrd"))
    value = calendars.exact(published.year, month, day)
    return value is not None and abs((dt.date.fromisoformat(value) - published).days) <= _OWN_DAYS
