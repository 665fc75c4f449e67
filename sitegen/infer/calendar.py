"""Words -> days of the calendar: every way of writing a whole date that English-language news uses, and nothing that is half a date.

A date that can be read in two ways (03/04/2022) is none of them, and only its year is told, apart; a year that no newspaper archive
reaches is none either. What remains is the day that was written, with a doubt where the weekday beside it contradicts it.
"""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct

from sitegen.infer import words

FIRST_YEAR, LAST_YEAR = 1800, 2100
# Letters and digits are ASCII's own: ignoring case, 'ı' would be an 'i' in no list, and '٣' a digit in no calendar.
_MONTH = rf"(?a:{words.either(words.MONTHS)})"
_WEEKDAY = rf"(?:(?P<weekday>(?a:{words.either(words.WEEKDAYS)}))\.?,?\s{{1,3}}(?:the\s)?)?"
_YEAR = r"(?P<year>[12][0-9]{3})(?![0-9])"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_FORMS = (
    rf"{_WEEKDAY}{_DAY}(?:\s{{1,2}}of)?[\s-]{{1,3}}(?P<month>{_MONTH})\b\.?,?[\s-]{{1,3}}{_YEAR}",  # Mon, 28 February 2022; 28-Feb-2022
    rf"{_WEEKDAY}(?P<month>{_MONTH})\b\.?\s{{1,3}}{_DAY}(?![0-9]),?\s{{1,3}}{_YEAR}",  # Monday, Feb. 28, 2022
    rf"{_YEAR},?[\s-]{{1,2}}(?P<month>{_MONTH})\b\.?[\s-]{{1,2}}{_DAY}(?![0-9])",  # 2022 March 3
    r"(?P<year>[12][0-9]{3})(?P<sign>[./-])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})(?![0-9])",  # 2022-02-28, also before T16:15
    rf"{_WEEKDAY}(?P<one>[0-9]{{1,2}})(?P<sign>[./-])(?P<other>[0-9]{{1,2}})(?P=sign){_YEAR}",  # 28/02/2022
)
_DATES = tuple(re.compile(rf"(?<![\w/.-]){form}", re.IGNORECASE) for form in _FORMS)
_MONTH_ONLY = re.compile(rf"(?P<month>{_MONTH})\b\.?,?\s{{1,2}}{_YEAR}", re.IGNORECASE)


class Day(Struct, frozen=True):
    """A date found in text."""

    start: int
    end: int
    value: str
    """EDTF; '?' at the end where the weekday contradicts it."""
    doubt: str = ""
    """Why it is uncertain, in words."""


def days(text: str) -> list[Day]:
    """Return the whole dates in a short text, in order, each with its offsets; none where dates are ambiguous or impossible."""
    found: list[Day] = []
    for match in sorted((match for form in _DATES for match in form.finditer(text)), key=lambda match: (match.start(), -match.end())):
        if found and match.start() < found[-1].end:
            continue
        read = _day(match)
        if read:
            found.append(read)
    return found


def years(text: str) -> list[Day]:
    """Return the dates in a short text whose day and month could each be the other (02/03/2020), as their years, which are sure."""
    found = []
    for match in _DATES[-1].finditer(text):
        year, one, other = int(match["year"]), int(match["one"]), int(match["other"])
        if one != other and ymd(year, one, other) and ymd(year, other, one):
            found.append(Day(match.start(), match.end(), str(year), "day and month cannot be told apart"))
    return found


def month(text: str) -> Day | None:
    """Return the month that a text consists of ('March 2022'), as a partial date."""
    match = _MONTH_ONLY.fullmatch(text.strip())
    if not match or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
        return None
    start = text.index(match[0])
    return Day(start, start + len(match[0]), f"{match['year']}-{words.MONTHS[match['month'].lower()]:02}")


def ymd(year: int, month_number: int, day: int) -> str | None:
    """Return the EDTF of a day when it is on the calendar and in a plausible year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month_number, day).isoformat()
    except ValueError:
        return None


def _day(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    for month_number, day in _readings(parts):
        value = ymd(int(parts["year"]), month_number, day)
        if value is None:
            return None
        weekday = parts.get("weekday")
        if weekday and words.WEEKDAYS[weekday.lower()] != dt.date.fromisoformat(value).weekday():
            return Day(match.start(), match.end(), f"{value}?", f"the day was no {weekday}")
        return Day(match.start(), match.end(), value)
    return None


def _readings(parts: dict[str, str | None]) -> Iterator[tuple[int, int]]:
    """Yield (month, day) when there is one way to read them."""
    if parts.get("month"):
        name, day = str(parts["month"]), int(str(parts["day"]))
        yield (int(name) if name.isdigit() else words.MONTHS[name.lower()]), day
        return
    one, other = int(str(parts["one"])), int(str(parts["other"]))
    if one == other or other > 12 >= one:  # noqa: PLR2004 - a year has twelve months
        yield one, other
    elif one > 12 >= other:  # noqa: PLR2004
        yield other, one
