"""The part of EDTF (ISO 8601-2:2019) that news archives need: what is known of a date, and how surely.

Years, months and days, each with ? (uncertain), ~ (approximate) or % (both), and intervals of them that may be open ('2022-02/..').
Values stay strings: they are what the files, the pages and the contract show. Why not a library: importing edtf 5.0 costs 110 ms
and undate 0.8 72 ms, a fifth of a small build, and edtf raises TypeError on the bounds of open intervals; the tests hold every value
against edtf's own parser instead.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)", re.ASCII)
_KNOWN = 1 << 14
"""Dates that are remembered: an archive asks for the same few again and again, a page for several of them."""
FIRST, LAST = dt.date.min, dt.date.max


def check(value: str) -> str:
    """Return `value` when it is EDTF of our part; ValueError with the reason otherwise."""
    bounds(value)
    return value


def bounds(value: str | None) -> tuple[dt.date, dt.date]:
    """Return the earliest and the latest day that `value` may mean; (date.min, date.max) for None.

    ValueError when it is no EDTF of our part or ends before it starts.
    """
    if value is None:
        return FIRST, LAST
    first, slash, last = value.partition("/")
    if not slash:
        return _single(value)
    start = FIRST if first == ".." else _single(first)[0]
    end = LAST if last == ".." else _single(last)[1]
    if first == last == ".." or start > end:
        raise ValueError(f"{value!r} is no interval of time")
    return start, end


def day(value: str | None) -> dt.date | None:
    """Return the day when `value` tells one, surely or not; else None."""
    first, last = bounds(value)
    return first if first == last else None


def sure(value: str | None) -> bool:
    """Whether `value` is known and carries no qualifier."""
    return value is not None and not any(mark in value for mark in "?~%")


def sort_key(value: str | None) -> tuple[dt.date, dt.date, str]:
    """Order dates by their earliest day, then their latest, then as text; unknown ones come last."""
    first, last = bounds(value)
    return (first, last, value) if value is not None else (LAST, LAST, "")


def dated(value: str | None) -> bool:
    """Whether a date has a beginning and an end, so that it has a place in the order of time."""
    first, last = bounds(value)
    return first != FIRST and last != LAST


def single(value: str | None) -> str:
    """Return a date without its doubt, as ISO 8601 and HTML's <time> write it; nothing for an interval and for none."""
    return "" if value is None or "/" in value else value.rstrip("?~%")


def spoken(value: str | None) -> str:
    """Say a date in English: '28 February 2022', 'March 2022 (uncertain)', 'not before February 2022', 'date unknown'."""
    return _spoken(value)


def said(value: str | None, say: Callable[..., str]) -> str:
    """Say a date as `spoken` does, through `say`: it is given the English words and the values in their braces."""
    if value is None:
        return say("date unknown")
    first, slash, last = value.partition("/")
    if not slash:
        return _said_single(value, say)
    if first == "..":
        return say("not after {date}", date=_said_single(last, say))
    if last == "..":
        return say("not before {date}", date=_said_single(first, say))
    return say("between {first} and {last}", first=_said_single(first, say), last=_said_single(last, say))


@lru_cache(maxsize=_KNOWN)
def _single(value: str) -> tuple[dt.date, dt.date]:
    match = _DATE.fullmatch(value)
    if not match:
        raise ValueError(f"{value!r} is no date like 2022, 2022-03, 2022-03-03, 2022-03-03? or 2022-02/..")
    year, month, day_of_month = int(match[1]), match[2], match[3]
    try:
        if day_of_month:
            exact = dt.date(year, int(month), int(day_of_month))
            return exact, exact
        if month:
            return dt.date(year, int(month), 1), dt.date(year, int(month), calendar.monthrange(year, int(month))[1])
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    except ValueError as error:
        raise ValueError(f"{value!r} is on no calendar") from error


@lru_cache(maxsize=_KNOWN)
def _spoken(value: str | None) -> str:
    return said(value, str.format)


def _said_single(value: str, say: Callable[..., str]) -> str:
    match = _DATE.fullmatch(value)
    if not match:
        raise ValueError(f"{value!r} is no date")
    year, month, day_of_month, doubt = match.groups()
    date = year
    if month:
        name = say(MONTHS[int(month) - 1])
        date = say("{month} {year}", month=name, year=year)
        if day_of_month:  # a language may have a form for the first of a month
            date = say("{count} {month} {year}", count=int(day_of_month), month=name, year=year)
    if doubt == "~":
        return say("about {date}", date=date)
    if doubt == "?":
        return say("{date} (uncertain)", date=date)
    return say("about {date} (uncertain)", date=date) if doubt else date


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""In English whatever the locale, which calendar.month_name would follow."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""As MONTHS; the first is number 0 of datetime's weekday()."""
