"""The TIMEX3 values of the words that tell a time: which reader reads which form, and why the value is believed.

A form that cannot be told apart from something else (a number that may be no year, a verb that may be a month) is left alone.
"""

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from sitegen.annotate.times import clock, dates, lengths, relative, years
from sitegen.annotate.times.context import Context
from sitegen.annotate.times.forms import YEARED


class Reading(Struct, frozen=True):
    """A value with its reason."""

    value: str
    rule: str
    certainty: float
    why: str


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGITS = re.compile(r"[0-9]+")
_MONTHS_OF_YEAR = 12
_FROM_YEAR = frozenset({"md", "dm", "range", "month", "inseason", "daypart", "feast"})
"""Rules whose words leave out the year."""
_ALONE = {
    "iso": 0.95, "mdy": 0.95, "dmy": 0.95, "my": 0.95, "season": 0.95, "decade": 0.95, "century": 0.95,
    "every": 0.85, "often": 0.85, "length": 0.85, "fraction": 0.85, "past": 0.8, "bare": 0.75, "phrase": 0.8, "vague": 0.8, "weekdays": 0.8,
    "shortdecade": 0.75,
}  # fmt: skip
"""Rules whose words tell the value by themselves, with their certainty."""
_LOOKING = frozenset({"weekday", "md", "dm", "month"})
"""Rules that ask whether the sentence looks ahead."""


def read(match: re.Match[str], rule: str, context: Context) -> Reading | None:
    """Return the value of an expression that timex_scan found, or None when it is none after all."""
    value = _READERS[rule](match, context)
    if value is None:
        return None
    certainty, why = _grounds(match, rule, value, context)
    return Reading(value=value, rule=rule, certainty=certainty, why=why)


def _grounds(match: re.Match[str], rule: str, value: str, context: Context) -> tuple[float, str]:
    """Return the certainty and the reason of a value."""
    if rule == "numeric":
        return _told_apart(match[0], value)
    if rule in _ALONE or (rule in YEARED and match["y"]):
        certainty, reason = _ALONE.get(rule, 0.95), "the words tell it by themselves"
    elif rule == "shortyear":
        certainty, reason = 0.8, f"goes on after {context.joined}"
    elif value.endswith("_REF"):
        certainty, reason = 0.7, "the words leave open when"
    elif "X" in value:
        certainty, reason = 0.7, "what it is counted from is not surely known, so the value leaves open what it does not tell"
    else:
        certainty, reason = _counted(match, rule, value, context)
    if rule == "year":
        return 0.85, f"a year after '{context.before}'" if context.before else "a year"
    return certainty, reason


def _counted(match: re.Match[str], rule: str, value: str, context: Context) -> tuple[float, str]:
    """Return what a value was counted from."""
    story = context.story
    if rule in _FROM_YEAR and story.history and story.running:
        return 0.8, f"the year runs on from the date before it, {story.running}"
    if rule in _FROM_YEAR and story.anchor:
        return 0.75, f"counted from the date before it in the paragraph, {story.anchor}"
    if rule in _FROM_YEAR and _DAY.fullmatch(value) and story.years.get((int(value[5:7]), int(value[8:]))) == int(value[:4]):
        return 0.9, f"the article tells this day with the year {value[:4]} elsewhere"
    if story.published is None or (story.told and _goes_on(match, rule, context)):
        return 0.7, f"counted from the last date in the text before it, {story.told or story.near}"
    looks = "; the sentence looks ahead" if rule in _LOOKING and value > story.published.isoformat() else ""
    return 0.85, f"counted from the day of publication, {story.published}{looks}"


def _goes_on(match: re.Match[str], rule: str, context: Context) -> bool:
    """Whether the words count from the date told last: 'the next day', 'two years later', and most things in a history."""
    if rule == "ago":
        return match["way"].lower() not in {"ago", "from now", "hence"}
    if rule in {"shifted", "edge", "weekday"}:
        return context.story.history or (match["which"] or "").lower().startswith(("the ", "that"))
    return rule == "beside" or context.story.history


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


_READERS: Mapping[str, Callable[[re.Match[str], Context], str | None]] = {
    "phrase": relative.phrase, "iso": dates.iso, "numeric": dates.numeric, "mdy": dates.full,
    "dmy": dates.full, "feast": dates.feast, "md": dates.yearless, "dm": dates.yearless,
    "range": dates.day_range, "daypart": dates.day_part, "my": dates.month_year, "season": years.season_year,
    "quarter": years.quarter, "half": years.half, "decade": years.decade, "shortdecade": years.short_decade,
    "century": years.century, "clock": clock.clock, "hours": clock.hours, "noon": clock.noon,
    "month": dates.month, "year": years.year, "shortyear": years.short, "inseason": years.season_alone,
    "every": lengths.every, "often": lengths.often, "past": lengths.past, "recent": lengths.recent,
    "fraction": lengths.fraction, "length": lengths.length, "bare": lengths.bare,
    "weekdays": relative.weekdays, "weekday": relative.weekday, "nearday": relative.near_day,
    "beyond": relative.near_day, "edge": relative.edge, "shifted": relative.shifted,
    "beside": relative.beside, "ago": relative.ago, "long": relative.long_ago, "weekend": relative.weekend,
    "vague": relative.vague, "inpart": clock.part_alone,
}  # fmt: skip
