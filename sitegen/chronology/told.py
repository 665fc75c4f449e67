"""What the words of an undated article tell of its own day: one weekday, or a day and month without a year, in its lead.

An article that looks back ('a year after') tells days that are not its own; so does a weekday that somebody speaks of in a quotation.

News calls the days around it by their weekday and those further off by the month. A weekday is told only when the article has no other,
and a day and month only when all others lie before it; plans are left out of both. What is read here are the values of marked dates
(TIMEX3, 'XXXX-WXX-4' and 'XXXX-03-03'), so that any annotator of dates will do.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct

from sitegen import edtf
from sitegen.chronology import words
from sitegen.chronology.bounds import block_of
from sitegen.model import Article, Block, Mention

MonthDay = tuple[int, int]
Spans = tuple[list[int], list[int]]
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T\w+)?", re.ASCII)
_MONTH_DAY = re.compile(r"XXXX-([01][0-9])-([0-3][0-9])(?:T\w+)?", re.ASCII)
_OTHER_WEEK = re.compile(r"(?:last|next|coming|every|each|previous)\b", re.IGNORECASE)
_NAMED = re.compile("|".join(edtf.WEEKDAYS), re.IGNORECASE)
_TODAY = re.compile(r"(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_THAT_WEEK = re.compile(r"\s{1,3}(?:(?:of|in|the|a|last|next|previous|following|same)\s{1,3}){0,4}week\b", re.IGNORECASE)
"""What follows a weekday of another week: 'Thursday of the week before', 'Thursday last week'."""
_WORD_BEFORE = re.compile(r"[^\W\d_]\s{1,3}\Z")
_LEAD_BLOCKS = 3
"""Paragraphs of the body that are the lead."""
_LEAD = 1200
"""Characters of the body in which the lead ends, however few its paragraphs."""
_MOST_MARKS = 300
"""Marked days of an article that is read at all: more of them are a calendar, or nonsense."""
_MOST_DAYS = 20
"""Days of an article by which its year is sought."""
_HALF_YEAR = 183
_YEAR = 366


class Told(Struct, frozen=True):
    """A claim of an article on its own day, with the marks that make it."""

    weekday: int | None
    """1 is Monday."""
    month_day: MonthDay | None
    weekday_mark: Mention | None
    month_day_mark: Mention | None
    today_mark: Mention | None
    """Where somebody whom the article quotes says 'today'."""
    apart_mark: Mention | None
    """Where the writer says 'today' or 'yesterday': who writes so has another name for the day than for those that are told."""
    earlier: tuple[tuple[MonthDay, Mention], ...]
    """All past days that are told with their month but without a year, the claim among them, each once, in the order of the text."""

    def fits(self, day: dt.date) -> bool:
        """Whether nothing that is told speaks against `day`."""
        return self.weekday in {None, day.isoweekday()} and self.month_day in {None, (day.month, day.day)}


def told(article: Article, mentions: Sequence[Mention]) -> Told | None:
    """Return what an article says of its day, or None when it says nothing, more than one thing, or looks back at it from years later."""
    marked = [mention for mention in mentions if mention.kind == "date"]
    dates = [mention for mention in marked if mention.value.startswith("XXXX-")]
    body = [block for block in article.blocks if block.role == "body"][:_LEAD_BLOCKS]
    if not body or not 0 < len(dates) <= _MOST_MARKS:
        return None
    lead = min(body[-1].end, body[0].start + _LEAD)
    if words.looks_back(article.headline) or words.looks_back(article.raw.plain[body[0].start : min(body[0].end, lead)]):
        return None
    spoken = _spans(mention for mention in mentions if mention.kind == "quote")
    weekdays, days = _days(article, dates, spoken)
    first = _weekday(weekdays, body[0], lead)
    latest = _month_day(days, lead)
    if (weekdays and first is None) or (days and latest is None) or not (first or latest):
        return None
    if latest and words.before_that(article, latest[1].start, latest[1].end):
        return None
    near = [mention for mention in marked if _RELATIVE.match(mention.text) and not _ends_name(article.raw.plain, mention)]
    return Told(
        weekday=first[0] if first else None,
        month_day=latest[0] if latest else None,
        weekday_mark=first[1] if first else None,
        month_day_mark=latest[1] if latest else None,
        today_mark=next((mention for mention in near if _within(spoken, mention) and _TODAY.match(mention.text)), None),
        apart_mark=next((mention for mention in near if not _within(spoken, mention)), None),
        earlier=tuple({day: (day, mention) for day, mention in reversed(days[:_MOST_DAYS])}.values())[::-1],
    )


def _days(article: Article, dates: Iterable[Mention], spoken: Spans) -> tuple[list[tuple[int, Mention]], list[tuple[MonthDay, Mention]]]:
    """Return the weekdays and the days with their month that `dates` tell as past.

    A weekday of another week, or one that somebody speaks of, is as good as none: weekday 0, which is like no other.
    """
    blocks = article.annotated
    starts = [block.start for block in blocks]
    weekdays: list[tuple[int, Mention]] = []
    days: list[tuple[MonthDay, Mention]] = []
    for mention in dates:
        block = block_of(blocks, starts, mention.start)
        if block is None or words.looks_ahead(article, block, mention.start, mention.end):
            continue
        if found := _WEEKDAY.fullmatch(mention.value):
            elsewhere = _OTHER_WEEK.match(mention.text) or _THAT_WEEK.match(article.raw.plain, mention.end) or _within(spoken, mention)
            weekdays.append((0 if elsewhere else int(found[1]), mention))
        elif (found := _MONTH_DAY.fullmatch(mention.value)) and not _OTHER_WEEK.match(mention.text):
            days.append(((int(found[1]), int(found[2])), mention))
            if named := _NAMED.match(mention.text):
                weekdays.append((edtf.WEEKDAYS.index(named[0].capitalize()) + 1, mention))
    return weekdays, days


def _spans(quotations: Iterable[Mention]) -> Spans:
    """Return where quotations stand, as their starts and the furthest end up to each."""
    ordered = sorted((mention.start, mention.end) for mention in quotations)
    return [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))


def _within(spoken: Spans, mention: Mention) -> bool:
    starts, ends = spoken
    at = bisect_right(starts, mention.start) - 1
    return at >= 0 and mention.end <= ends[at]


def _ends_name(plain: str, mention: Mention) -> bool:
    """Whether a mark may be the last word of a name: 'USA Today'."""
    return mention.text[0].isupper() and _WORD_BEFORE.search(plain, max(0, mention.start - 4), mention.start) is not None


def _weekday(found: Sequence[tuple[int, Mention]], body: Block, lead: int) -> tuple[int, Mention] | None:
    """Return the only weekday that an article tells, in its lead."""
    if not found or {number for number, _ in found} != {found[0][0]} or not found[0][0]:
        return None
    return found[0] if body.start <= found[0][1].start < lead else None


def _month_day(found: Sequence[tuple[MonthDay, Mention]], lead: int) -> tuple[MonthDay, Mention] | None:
    """Return the latest day of those that an article tells with their month, if it stands in the lead."""
    if not found:
        return None
    days = dict.fromkeys(day for day, _ in found)
    latest = {day for day in days if all(_not_after(other, day) for other in days)}
    return next((pair for pair in found if pair[0] in latest and pair[1].start < lead), None)


def _not_after(one: MonthDay, other: MonthDay) -> bool:
    """Whether a day is the other or lies in the half year before it."""
    return (_of_year(other) - _of_year(one)) % _YEAR < _HALF_YEAR


def _of_year(day: MonthDay) -> int:
    """Return the number of a day in a leap year; one that no year has counts as the next."""
    return dt.date(2000, day[0], 1).toordinal() + day[1] - dt.date(2000, 1, 1).toordinal()
