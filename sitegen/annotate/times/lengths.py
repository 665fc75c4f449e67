"""Readers of the forms that tell how long or how often: durations (P3D, PT2H) and sets ('every Monday', 'twice a week')."""

import re

from sitegen.annotate import lexicons
from sitegen.annotate.times.context import Context
from sitegen.annotate.times.forms import MONTHS, NUMBERS, PARTS, SEASONS, UNITS, WEEKDAYS

Groups = re.Match[str]
_CUES = lexicons.words("bare_unit_cues")
_RATE = re.compile(r"(?:[0-9]|s|once|twice|million|billion|percent|cents|people|more|per|half)\s+$")
_AGE = re.compile(r"\b(?:aged?|age of|ages of|under the age of)\s+$")
_STRETCH_CUES = frozenset({"over", "in", "within", "during", "for", "of", "through", "throughout"})
_HALVES = {"TH": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
_BARE_AFTER = frozenset({"of", "after", "before"})
_BARE_BEFORE = frozenset({"and", "with", "", "from", "but"})
_MONTHS_PER_QUARTER = 3


def amount(number: str | None, unit: str) -> tuple[str, str] | None:
    """Return (number or X, TIMEX3 unit) of 'two', 'weeks'."""
    words = " ".join((number or "").lower().split())
    found = NUMBERS.get(words) or ("X" if words == "couple of" else words.replace(",", ""))
    low = unit.lower()
    letters = next((UNITS[form] for form in (low, low.removesuffix("s"), f"{low.removesuffix('ies')}y") if form in UNITS), "")
    if low.startswith("quarter"):
        letters = "Q"
    if low == "weekend":
        letters = "WE"
    return (found, letters) if found and letters else None


def period(number: str, unit: str) -> str:
    """Return the TIMEX3 duration of a number of units."""
    if unit == "W2":
        return f"P{int(number) * 2}W" if number.isdecimal() else "PXW"
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def length(groups: Groups, context: Context) -> str | None:
    """Return 'two weeks', 'a 90-minute', 'a year'."""
    made = amount(groups["n"], groups["u"])
    if made is None or _AGE.search(context.clause):
        return None
    number, unit = made
    low, word = groups["n"].lower(), groups["u"].lower()
    if word == "second" and not low.isdecimal():
        return None
    if low in {"a", "an"} and word.endswith("s"):
        return period("X", unit)  # 'a decades-long war'
    if low in {"a", "an", "one"} and not _alone(low, unit, context):
        return None
    if groups["half"] and number.isdecimal():
        number += ".5"
    return period(number, unit)


def _alone(number: str, unit: str, context: Context) -> bool:
    """Whether 'a day' or 'one night' tells how long or how often, rather than some day."""
    if unit == "TS":
        return False
    if number == "one":
        return unit != "D" or context.before in _CUES or context.before in {"only", "just"}
    if unit in {"D", "TM"}:
        return context.before in _CUES or bool(_RATE.search(context.clause))
    return True


def fraction(groups: Groups, _: Context) -> str | None:
    """Return 'half an hour'."""
    unit = UNITS.get(groups["u"].lower(), "")
    return _HALVES.get(unit)


def past(groups: Groups, context: Context) -> str | None:
    """Return 'the past two years', 'the last week', 'the coming months'."""
    which, unit = groups["which"].lower(), groups["u"].lower()
    if groups["n"]:
        made = amount(groups["n"], unit)
        return period(*made) if made else None
    made = amount("a few" if unit.endswith("s") else "one", unit)
    if made is None:
        return None
    return _stretch(which, made, bool(groups["the"]), context)


def _stretch(which: str, made: tuple[str, str], the: bool, context: Context) -> str | None:  # noqa: FBT001 - a group of the form
    """Return 'the past weeks' and 'the last year', where they are stretches and no points in time."""
    number, letters = made
    brief = letters in {"D", "TH", "TM", "TS"}
    if number == "X" and which == "coming":
        return "FUTURE_REF"
    if number == "X":
        told = which in {"past", "next", "following", "ensuing"} or (which == "last" and not brief and context.after != "of")
    elif not the or letters in {"TS", "TM"} or (brief and which != "past"):
        told = False
    else:
        told = which in {"past", "coming"} or context.before in {"last": _STRETCH_CUES | {"than"}, "first": _STRETCH_CUES | {"after"}}.get(
            which, ()
        )
    return period(number, letters) if told else None


def bare(groups: Groups, context: Context) -> str | None:
    """Return 'for weeks', 'days of fighting', 'year-long'."""
    word = groups["u"].lower()
    if "-" in word:
        unit = word.partition("-")[0]
        return period("1" if unit in UNITS else "X", UNITS[unit.removesuffix("s")])
    before = context.before
    if before not in _CUES and not (context.after in _BARE_AFTER and (before in _BARE_BEFORE or before.endswith(","))):
        return None
    made = amount("a few", word)
    return period(*made) if made else None


def recent(_: Groups, __: Context) -> str:
    """Return 'recent weeks'."""
    return "PAST_REF"


def every(groups: Groups, _: Context) -> str | None:
    """Return 'every Monday', 'every two weeks', 'each summer'."""
    unit = groups["u"].rstrip(".")
    if unit in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[unit]}"
    if unit in MONTHS:
        return f"XXXX-{MONTHS[unit]:02}"
    low = unit.lower()
    if low == "weekend":
        return "XXXX-WXX-WE"
    if low in PARTS:
        return f"XXXX-{PARTS[low]}" if low in SEASONS else f"XXXX-XX-XXT{PARTS[low]}"
    given = groups.groupdict()
    made = amount(given.get("n") or ("two" if given.get("other") == "other" else "one"), unit)
    return period(*made) if made else None


def often(groups: Groups, _: Context) -> str | None:
    """Return 'twice a week'."""
    made = amount("one", groups["u"])
    return period(*made) if made else None
