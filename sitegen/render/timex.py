"""TIMEX3 values of date expressions: said in words for readers, and as HTML's <time> takes them for machines.

What we have no words for is shown as it is: a value that nobody understands is still better told than hidden.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from sitegen import edtf
from sitegen.render import words

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
    "MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "day time",
    "SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter",
    "Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter",
    "H1": "first half", "H2": "second half",
}  # fmt: skip
_UNITS = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter", "DE": "decade", "WE": "weekend",
    "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEAP = "2000"
"""A year that has every day."""
_NAMED = {
    "PAST_REF": "the past", "PRESENT_REF": "now", "FUTURE_REF": "the future",
    "XXXX": "a year, unknown which", "XXXX-QX": "a quarter, unknown which", "XXXX-XX": "a month, unknown which",
    "XXXX-XX-XX": "a day, unknown which", "XXXX-XX-XXTXX": "an hour, unknown which",
}  # fmt: skip
"""Times that the words leave open altogether, and those that come again: 'daily', 'monthly'."""


@lru_cache(maxsize=1 << 14)
def spoken(value: str) -> str:
    """Say a value in English: '28 February 2022, morning', 'a Monday, week unknown', '5 days', 'the past'; '' for no value."""
    if value in _NAMED or not value:
        return _NAMED.get(value, "")
    for pattern, said in _SAID:
        if match := pattern.fullmatch(value):
            return said(match)
    return _date(value)


def machine(value: str) -> str:
    """Return the value when HTML's <time> may have it as its datetime, else ''."""
    if not _MACHINE.fullmatch(value) or value.startswith("0000"):
        return ""
    return value if value.startswith("P") or "W" in value or _exists(value) else ""


def _date(value: str, within: str = "") -> str:
    """Say a date, `within` being the part or the hour of the day, and last what of it is not known."""
    name, unknown = _open(value) if _OPEN.fullmatch(value) else (edtf.spoken(value) if _exists(value) else value, "")
    return ", ".join(part for part in (name, within, unknown) if part)


def _open(value: str) -> tuple[str, str]:
    """Return what is known of a date without its year or week, and what is not."""
    rest = value[5:]
    if rest.startswith("WXX"):
        day = rest[4:]
        name = _WEEKDAYS[int(day) - 1] if day.isdecimal() else "weekend" if day else "week"
        return f"a {name}", "week unknown" if day else "unknown which"
    if not rest or rest == "XX-XX":
        return "", "day unknown" if rest else "year unknown"
    dated = f"{_LEAP}-{rest}"
    return (edtf.spoken(dated).removesuffix(f" {_LEAP}"), "year unknown") if _exists(dated) else (value, "")


def _exists(value: str) -> bool:
    """Whether a date is on the calendar."""
    try:
        edtf.check(value)
    except ValueError:
        return False
    return True


def _duration(clock: str, amount: str, unit: str) -> str:
    name = "century" if unit == "CE" else _UNITS.get(clock + unit, "")
    if amount == "X" or not name:
        return f"some {'centuries' if unit == 'CE' else f'{name}s'}" if name else ""
    if amount.isdecimal():
        return words.counted(int(amount), name, "centuries" if unit == "CE" else "")
    return f"{amount} {'centuries' if unit == 'CE' else f'{name}s'}"


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_SAID: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DURATION, lambda match: _duration(match[1], match[2], match[3]) or match[0]),
    (_WEEK, lambda match: f"{'the weekend of ' if match[3] else ''}week {int(match[2])} of {match[1]}"),
    (_CLOCK, lambda match: _date(match[1], match[2]) if match[1] else match[2]),
    (_PART, lambda match: _date(match[1], _PARTS[match[2]])),
    (_DECADE, lambda match: f"the {match[1]}0s"),
    (_CENTURY, lambda match: f"the {_ordinal(int(match[1]) + 1)} century"),
)
