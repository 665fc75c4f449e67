"""The TIMEX3 values of the words that tell a time: one reader for each form of timex_forms.

What a value needs from outside comes in as a Context. A form that cannot be told apart from something else (a number that may be no
year, a verb that may be a month) is left alone.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from sitegen.annotate import calendars, lexicons
from sitegen.annotate.timex_forms import MONTHS, NUMBERS, PARTS, UNITS, WEEKDAYS, YEAR, any_of


class Context(Struct, frozen=True):
    """What the value of an expression may rest on."""

    published: dt.date | None
    """The day of publication, when it is known and sure."""
    anchor: dt.date | None
    """The last date that the text before gave with its year, where it is not the year of publication."""
    flow: calendars.Flow
    """How dates follow the known one."""
    ahead: bool
    """Whether the sentence looks into the future."""
    before: str
    """The word before the expression, lower case."""
    after: str = ""
    """The word after it when nothing but space is between, else ''."""

    @property
    def known(self) -> dt.date | None:
        """The day that a date without a year is nearest to."""
        return self.anchor or self.published


class Reading(Struct, frozen=True):
    """A value with its reason."""

    value: str
    rule: str
    certainty: float
    why: str


_AHEAD = re.compile("|".join(re.escape(cue) for cue in lexicons.entries("future_cues")))
_MONTHS_OF_YEAR = 12
_HOURS = 24
_MOST_STEPS = 3000
"""More days, weeks or years than these are no date that news counts back."""
_HALF = re.compile(r"(?<=[\d ])[ap](?=\.?m)")
_WORD = re.compile(r"[A-Za-z-]+")
_DIGITS = re.compile(r"[0-9]+")
_YEARS = re.compile(YEAR)
_MONTH_NAME = re.compile(rf"\b(?:{any_of(MONTHS)})\b")
_YEAR_CUES = lexicons.words("year_cues")
_WEAK_YEAR_CUES = lexicons.words("weak_year_cues")
_MONTH_CUES = (_YEAR_CUES | {"last", "next", "this", "of", "by", "from"}) - {"the"}
_FUNCTION_WORDS = frozenset(word.lower() for word in lexicons.words("function_words"))
_VERBS = frozenset({"May", "March", "Mar", "Jan", "Jun", "Dec", "Sep"})
"""Months whose names are also verbs, people or other words."""


def looks_ahead(sentence: str) -> bool:
    """Whether the words before an expression put it into the future."""
    return bool(_AHEAD.search(sentence))


def read(match: re.Match[str], context: Context) -> Reading | None:
    """Return the value of an expression that timex_forms.PATTERN matched, or None when it is none after all."""
    rule = str(match.lastgroup)[:-2]
    value = _READERS[rule](" ".join(match[0].split()), context)
    if value is None:
        return None
    certainty, why = _grounds(rule, match[0], value, context)
    return Reading(value=value, rule=rule, certainty=certainty, why=why)


def _grounds(rule: str, text: str, value: str, context: Context) -> tuple[float, str]:
    if rule in {"iso", "mdy", "dmy", "my", "season", "quarter", "decade", "century"}:
        return 0.95, "the words tell it by themselves"
    if rule in {"length", "past", "every", "time"}:
        return 0.85, "the words tell it by themselves"
    if rule == "year":
        return 0.85, f"a year after '{context.before}'" if context.before else "a year"
    if rule == "numeric":
        return _told_apart(text, value)
    if "X" in value or value.endswith("_REF"):
        return 0.8, "the day of publication is not surely known, so the value leaves open what it does not tell"
    known = context.anchor if context.anchor and rule in {"md", "dm", "month"} else context.published
    kind = "the date before it in the paragraph" if known is not context.published else "the day of publication"
    return (0.8 if context.anchor else 0.9), f"counted from {kind}, {known}" + ("; the sentence looks ahead" if context.ahead else "")


def _told_apart(text: str, value: str) -> tuple[float, str]:
    """Return what tells the day from the month in a date of three numbers."""
    first, second, _ = map(int, _DIGITS.findall(text))
    if "-" not in value:
        return 0.6, f"{first} and {second} can each be the day or the month, so only the year is told"
    if first == second:
        return 0.8, "day and month are the same number"
    if max(first, second) > _MONTHS_OF_YEAR:
        return 0.8, f"{max(first, second)} can be no month, so it is the day"
    return 0.8, "in dates with points between the numbers the day stands first"


def _iso(text: str, _: Context) -> str | None:
    return text if calendars.exact(int(text[:4]), int(text[5:7]), int(text[8:10])) else None


def _numeric(text: str, _: Context) -> str | None:
    first, second, year = map(int, _DIGITS.findall(text))
    if "." in text or first > _MONTHS_OF_YEAR:
        return calendars.exact(year, second, first)
    if second > _MONTHS_OF_YEAR or first == second:
        return calendars.exact(year, first, second)
    return f"{year:04}"  # 3/4/2022 is 3 April or 4 March


def _month_of(text: str) -> int:
    found = _MONTH_NAME.search(text)
    return MONTHS[found[0]] if found else 0


def _full(text: str, _: Context) -> str | None:
    numbers = [int(number) for number in _DIGITS.findall(text)]
    return calendars.exact(numbers[-1], _month_of(text), numbers[0])


def _yearless(text: str, context: Context) -> str | None:
    return calendars.month_day(
        _month_of(text), int(_DIGITS.findall(text)[0]), context.known, ahead=context.ahead and not context.anchor, flow=context.flow
    )


def _month_year(text: str, _: Context) -> str:
    return f"{_DIGITS.findall(text)[-1]}-{_month_of(text):02}"


def _month(text: str, context: Context) -> str | None:
    name = _WORD.findall(text)[-1]
    if name in _VERBS and context.before not in _MONTH_CUES:
        return None
    return calendars.month(_month_of(text), context.known, ahead=context.ahead and not context.anchor, flow=context.flow)


def _year(text: str, context: Context) -> str | None:
    told = not text[0].isdigit() or context.before in _YEAR_CUES or context.before[-1:] in {"(", ","}
    counted = context.after.islower() and context.after not in _FUNCTION_WORDS
    if not told and (counted or context.before not in _WEAK_YEAR_CUES):
        return None
    return str(_YEARS.findall(text)[-1])


def _season_year(text: str, _: Context) -> str:
    year = _DIGITS.findall(text)[-1]
    return next(f"{year}-{PARTS[word.lower()]}" for word in _WORD.findall(text) if word.lower() in PARTS)


def _quarter(text: str, _: Context) -> str:
    order = ("first", "second", "third", "fourth")
    return f"{_DIGITS.findall(text)[-1]}-Q{1 + next(place for place, word in enumerate(order) if word in text)}"


def _decade(text: str, _: Context) -> str:
    return str(_DIGITS.findall(text)[0][:3])


def _century(text: str, _: Context) -> str:
    return f"{int(_DIGITS.findall(text)[0]) - 1:02}"


def _part(text: str) -> str:
    last = text.rsplit(None, 1)[-1].lower()
    return f"T{PARTS[last]}" if last in PARTS else ""


def _weekday(text: str, context: Context) -> str:
    words = text.replace(",", " ").split()
    which = words[0].lower() if len(words) > 1 and words[0].lower() in {"last", "next", "this", "coming"} else ""
    number = next(WEEKDAYS[word.rstrip(".")] for word in words if word.rstrip(".") in WEEKDAYS)
    return calendars.weekday(number, context.published, ahead=context.ahead, which=which) + _part(text)


def _relative_day(text: str, context: Context) -> str:
    low = text.lower()
    offset = next(
        (days for word, days in (("before yesterday", -2), ("after tomorrow", 2), ("yesterday", -1), ("tomorrow", 1)) if word in low), 0
    )
    if low == "last night":
        offset = -1
    value = calendars.day(offset, context.published)
    part = "TNI" if low.startswith("tonight") else _part(low)
    return value if value.endswith("_REF") else value + part


def _shifted(text: str, context: Context) -> str | None:
    words = text.lower().removeprefix("earlier ").removeprefix("later ").split()
    offset = {"last": -1, "this": 0, "next": 1}[words[0]]
    unit = words[1]
    if unit in UNITS:
        return calendars.shifted(UNITS[unit], offset, context.published)
    if unit == "weekend":
        return calendars.shifted("WE", offset, context.published)
    if unit in PARTS:
        return calendars.season(PARTS[unit], offset, context.published)
    return calendars.month(_month_of(text), context.published, ahead=False, which=words[0])


def _amount(text: str) -> tuple[str, str] | None:
    """Return (number or X, TIMEX3 unit) of 'two weeks', 'a few hours', '90-minute'."""
    words = re.split(r"[ -]", text.lower())
    unit = next(
        (UNITS[form] for word in words for form in (word, word.removesuffix("s"), f"{word.removesuffix('ies')}y") if form in UNITS), ""
    )
    amount = next((word for word in words if word[:1].isdigit()), "") or next(
        (NUMBERS[word] for word in reversed(words) if word in NUMBERS), ""
    )
    if "-".join(words[:2]) in NUMBERS:
        amount = NUMBERS["-".join(words[:2])]
    if "few" in words or "couple" in words or "number" in words:
        amount = "X"
    if not amount or not unit:
        return None
    return amount.replace(",", ""), unit


def _period(number: str, unit: str) -> str:
    if unit == "W2":
        return f"P{int(number) * 2}W" if number.isdigit() else "PXW"
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def _length(text: str, _: Context) -> str | None:
    amount = _amount(text)
    return _period(*amount) if amount and not (text.split(maxsplit=1)[0].lower() in {"a", "an"} and amount[1] != "W2") else None


def _past(text: str, context: Context) -> str | None:
    amount = _amount(text)
    if amount:
        return _period(*amount)
    words = text.lower().removeprefix("the ").split()
    unit = UNITS.get(words[1])
    if words[0] in {"past", "coming"} and unit and unit not in {"TS", "TM", "TH"} and text.lower().startswith("the "):
        return _period("1", unit)
    if unit == "D" and words[0] in {"next", "previous"}:
        return calendars.day(1 if words[0] == "next" else -1, context.anchor) if context.anchor else None
    if words[0] in {"last", "past"} and words[1].endswith("s"):
        found = _amount("few " + words[1])
        return _period("X", found[1]) if found else None
    return None


def _ago(text: str, context: Context) -> str | None:
    amount = _amount(text)
    if amount is None:
        return None
    number, unit = amount
    later = text.endswith("later")
    known = context.published if text.endswith("ago") else context.anchor
    if not number.isdigit() or unit.startswith("T") or known is None:
        return "PAST_REF" if text.endswith("ago") else None
    steps = int(number) * (2 if unit == "W2" else 1) * (1 if later else -1)
    if abs(steps) > _MOST_STEPS:
        return None
    return calendars.shifted("W" if unit == "W2" else unit, steps, known)


def _recent(_: str, __: Context) -> str:
    return "PAST_REF"


def _time(text: str, _: Context) -> str | None:
    digits = _DIGITS.findall(text)
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if hour > _HOURS:  # 1530 GMT
        hour, minute = divmod(hour, 100)
    half = _HALF.search(text.lower())
    if half:
        if hour > _HOURS // 2:
            return None
        hour = hour % (_HOURS // 2) + (_HOURS // 2 if half[0] == "p" else 0)
    return f"XXXX-XX-XXT{hour:02}:{minute:02}"


def _every(text: str, _: Context) -> str:
    word = text.split()[1]
    return f"XXXX-WXX-{WEEKDAYS[word]}" if word in WEEKDAYS else _period("1", UNITS[word])


_READERS: Mapping[str, Callable[[str, Context], str | None]] = {
    "iso": _iso, "numeric": _numeric, "mdy": _full, "dmy": _full, "md": _yearless, "dm": _yearless, "my": _month_year,
    "season": _season_year, "quarter": _quarter, "decade": _decade, "century": _century, "weekday": _weekday, "relday": _relative_day,
    "shifted": _shifted, "ago": _ago, "past": _past, "recent": _recent, "time": _time, "every": _every, "length": _length,
    "month": _month, "year": _year,
}  # fmt: skip
