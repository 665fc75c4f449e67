"""TIMEX3 values of date expressions: said in words for readers, and as HTML's <time> takes them for machines.

What we have no words for is shown as it is: a value that nobody understands is still better told than hidden.
"""

import re
from collections.abc import Callable

from sitegen import edtf
from sitegen.render.wording import Wording, message

_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?|XXXX(?:-WXX(?:-(?:[1-7]|WE))?|-\d\d(?:-\d\d)?|-XX-XX)?"
"""A year, month or day; X stands for what the words leave open."""
_OPEN = re.compile(rf"(?=X)(?:{_DAY})")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(rf"({_DAY})-?T?(MO|MI|AF|EV|NI|DT|SP|SU|FA|WI|Q[1-4]|H[12])")
_CLOCK = re.compile(rf"(?:({_DAY})T|T)(\d\d:\d\d)(?::\d\d)?")
_DECADE = re.compile(r"(\d{3})X?")
_CENTURY = re.compile(r"(\d\d)(?:XX)?")
_DURATION = re.compile(r"P(T?)(\d{1,9}(?:\.\d{1,3})?|X)(DE|CE|WE|[YMWDHSQ])")
_MACHINE = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])|P\d{1,9}D|PT\d{1,9}[HMS]"
)
_PARTS = {
    "MO": message("morning"), "MI": message("midday"), "AF": message("afternoon"), "EV": message("evening"), "NI": message("night"),
    "DT": message("day time"), "SP": message("spring"), "SU": message("summer"), "FA": message("autumn"), "WI": message("winter"),
    "Q1": message("first quarter"), "Q2": message("second quarter"), "Q3": message("third quarter"), "Q4": message("fourth quarter"),
    "H1": message("first half"), "H2": message("second half"),
}  # fmt: skip
_UNITS = {
    "Y": (message("{count} year|{count} years"), message("some years"), message("{amount} years")),
    "M": (message("{count} month|{count} months"), message("some months"), message("{amount} months")),
    "W": (message("{count} week|{count} weeks"), message("some weeks"), message("{amount} weeks")),
    "D": (message("{count} day|{count} days"), message("some days"), message("{amount} days")),
    "Q": (message("{count} quarter|{count} quarters"), message("some quarters"), message("{amount} quarters")),
    "DE": (message("{count} decade|{count} decades"), message("some decades"), message("{amount} decades")),
    "WE": (message("{count} weekend|{count} weekends"), message("some weekends"), message("{amount} weekends")),
    "CE": (message("{count} century|{count} centuries"), message("some centuries"), message("{amount} centuries")),
    "TH": (message("{count} hour|{count} hours"), message("some hours"), message("{amount} hours")),
    "TM": (message("{count} minute|{count} minutes"), message("some minutes"), message("{amount} minutes")),
    "TS": (message("{count} second|{count} seconds"), message("some seconds"), message("{amount} seconds")),
}
"""Unit -> so many, some, and with a fraction."""
_WEEKDAYS = (
    message("a Monday"), message("a Tuesday"), message("a Wednesday"), message("a Thursday"), message("a Friday"),
    message("a Saturday"), message("a Sunday"),
)  # fmt: skip
_LEAP = "2000"
"""A year that has every day."""
_NAMED = {
    "PAST_REF": message("the past"), "PRESENT_REF": message("now"), "FUTURE_REF": message("the future"),
    "XXXX": message("a year, unknown which"), "XXXX-QX": message("a quarter, unknown which"),
    "XXXX-XX": message("a month, unknown which"), "XXXX-XX-XX": message("a day, unknown which"),
    "XXXX-XX-XXTXX": message("an hour, unknown which"),
}  # fmt: skip
"""Times that the words leave open altogether, and those that come again: 'daily', 'monthly'."""


def spoken(value: str, say: Wording) -> str:
    """Say a value: '28 February 2022, morning', 'a Monday, week unknown', '5 days', 'the past'; '' for no value."""
    known = say.times_said.get(value)
    if known is None:
        known = say.times_said[value] = _said(value, say)
    return known


def _said(value: str, say: Wording) -> str:
    if value in _NAMED or not value:
        return say.plain(_NAMED[value]) if value else ""
    for pattern, said in _SAID:
        if match := pattern.fullmatch(value):
            return said(match, say)
    return _date(value, say)


def machine(value: str) -> str:
    """Return the value when HTML's <time> may have it as its datetime, else ''."""
    if not _MACHINE.fullmatch(value) or value.startswith("0000"):
        return ""
    return value if value.startswith("P") or "W" in value or _exists(value) else ""


def _date(value: str, say: Wording, within: str = "") -> str:
    """Say a date, `within` being the part or the hour of the day, and last what of it is not known."""
    name, unknown = _open(value, say) if _OPEN.fullmatch(value) else (say.date(value) if _exists(value) else value, "")
    return ", ".join(part for part in (name, within, unknown) if part)


def _open(value: str, say: Wording) -> tuple[str, str]:
    """Return what is known of a date without its year or week, and what is not."""
    rest = value[5:]
    if rest.startswith("WXX"):
        day = rest[4:]
        name = _WEEKDAYS[int(day) - 1] if day.isdecimal() else message("a weekend") if day else message("a week")
        return say.plain(name), say.plain("week unknown") if day else say.plain("unknown which")
    if not rest or rest == "XX-XX":
        return "", say.plain("day unknown") if rest else say.plain("year unknown")
    dated = f"{_LEAP}-{rest}"
    return (say.date(dated).replace(f" {_LEAP}", ""), say.plain("year unknown")) if _exists(dated) else (value, "")


def _exists(value: str) -> bool:
    """Whether a date is on the calendar."""
    try:
        edtf.check(value)
    except ValueError:
        return False
    return True


def _duration(clock: str, amount: str, unit: str, say: Wording) -> str:
    forms = _UNITS.get(clock + unit)
    if not forms:
        return ""
    so_many, some, fraction = forms
    if amount == "X":
        return say.plain(some)
    return say.plain(so_many, count=int(amount)) if amount.isdecimal() else say.plain(fraction, amount=amount)


def _week(year: str, week: str, days: str | None, say: Wording) -> str:
    said = say.plain("week {number} of {year}", number=int(week), year=year)
    return say.plain("the weekend of {week}", week=said) if days else said


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _century(number: int, say: Wording) -> str:
    return say.plain("the {number} century", number=_ordinal(number) if say.language.startswith("en") else f"{number}")


_SAID: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Wording], str]], ...] = (
    (_DURATION, lambda match, say: _duration(match[1], match[2], match[3], say) or match[0]),
    (_WEEK, lambda match, say: _week(match[1], match[2], match[3], say)),
    (_CLOCK, lambda match, say: _date(match[1], say, match[2]) if match[1] else match[2]),
    (_PART, lambda match, say: _date(match[1], say, say.plain(_PARTS[match[2]]))),
    (_DECADE, lambda match, say: say.plain("the {decade}0s", decade=match[1])),
    (_CENTURY, lambda match, say: _century(int(match[1]) + 1, say)),
)
