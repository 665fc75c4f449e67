"""Readers of the forms that tell a time of day, on the day that the words, the paragraph or the publication gives it."""

import re

from sitegen.annotate.times import calendars
from sitegen.annotate.times.context import Context
from sitegen.annotate.times.dates import month_number, placed
from sitegen.annotate.times.forms import PARTS, WEEKDAYS

Groups = re.Match[str]
_HOURS = 24
_CLOCK_CUES = frozenset({"at", "from", "until", "till", "by", "around", "about", "since", "before", "after", "between"})


def clock(groups: Groups, context: Context) -> str | None:
    """Return a time of day with its half, on the day that the words or the paragraph tell."""
    hour, minute = int(groups["h"]), int(groups["mi"] or 0)
    if not 1 <= hour <= _HOURS // 2:
        return None
    hour = hour % (_HOURS // 2) + (_HOURS // 2 if groups["half"][0].lower() == "p" else 0)
    return f"{_day_of(groups, context)}T{hour:02}:{minute:02}"


def hours(groups: Groups, context: Context) -> str | None:
    """Return a time as '15:30' or '1530 GMT'; without a zone only after a word that times take."""
    if "zone" not in groups.groupdict() and context.before not in _CLOCK_CUES:
        return None
    return f"{_day_of(groups, context)}T{int(groups['h']):02}:{groups['mi']}"


def noon(groups: Groups, context: Context) -> str | None:
    """Return noon or midnight."""
    if groups[0][0].isupper() and context.before:
        return None
    word = groups["noon"].lower()
    return f"{_day_of(groups, context)}T{'24:00' if word == 'midnight' else '12:00'}"


def part_alone(groups: Groups, context: Context) -> str | None:
    """Return 'in the morning' and 'at night', of a day that they leave open."""
    words = groups[0].lower().split()
    timed = context.before in ({"in", "during", "through"} if words[0] == "the" else {"at", "by"})
    if not timed:
        return None
    near = context.story.near
    day = near if words[0] == "the" and len(near) == len("2022-03-03") else "XXXX-XX-XX"
    return f"{day}T{PARTS[groups['p'].lower()]}"


def _day_of(groups: Groups, context: Context) -> str:
    word = groups["w"] or ""
    if groups["m"]:
        month, day = month_number(groups["m"]), int(groups["d"].rstrip("sthnrd"))
        value = calendars.exact(int(groups["y"]), month, day) if groups["y"] else placed(month, day, context)
        return value or "XXXX-XX-XX"
    if word in WEEKDAYS:
        return calendars.weekday(WEEKDAYS[word], context.published, ahead=context.ahead)
    if word:
        value = calendars.day({"today": 0, "yesterday": -1, "tomorrow": 1}[word], context.published)
        return "XXXX-XX-XX" if value.endswith("_REF") else value
    near = context.story.near
    if len(near) >= len("2022-03-03") and (near[:4].isdigit() or near.startswith("XXXX-WXX-")):
        return near[:10].partition("T")[0]
    published = None if context.story.history else context.published
    return published.isoformat() if published else "XXXX-XX-XX"
