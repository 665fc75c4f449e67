"""Readers of the forms that are counted from another time: weekdays, 'yesterday', 'last week', 'the next day', 'two years ago'.

'Last', 'this', 'next' and 'ago' count from the day of publication; 'the next', 'the same', 'that', 'later' and 'earlier' from the date
that the text told last. Where the day to count from is not known to the unit, the value leaves open what it must.
"""

import datetime as dt
import re

from sitegen.annotate import lexicons
from sitegen.annotate.times import calendars
from sitegen.annotate.times.context import Context
from sitegen.annotate.times.dates import month_number
from sitegen.annotate.times.forms import MONTHS, ORDINALS, PARTS, PHRASES, SEASONS, UNITS, WEEKDAYS
from sitegen.annotate.times.lengths import amount, period

Groups = re.Match[str]
_NAME_WORDS = lexicons.words("weekday_name_words")
_MOST_STEPS = 3000
"""More days, weeks or years than these are no date that news counts back."""
_OFFSETS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1}
_FROM_TOLD = frozenset({"next", "following", "previous", "preceding", "same"})
_OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}
_STRETCH_CUES = frozenset({"over", "in", "within", "during", "for", "of", "through", "throughout"})
_MIDYEAR = 7
_UNIT_LENGTHS = {"D": "2022-03-03", "W": "2022-03-03", "WE": "2022-03-03", "M": "2022-03", "Q": "2022-03"}
"""What must be told for a unit to be counted from it; a year is enough for the others."""


def weekday(groups: Groups, context: Context) -> str | None:
    """Return a weekday: the last one unless the sentence looks ahead."""
    name = groups["w"]
    if (
        context.before.capitalize() in _NAME_WORDS and context.plain[context.start - 2 : context.start - 1].isalpha()
    ) or context.after in _NAME_WORDS:
        return None
    which = (groups["which"] or "").lower().split()
    part = f"T{PARTS[groups['p'].lower()]}" if groups["p"] else ""
    number = WEEKDAYS[name]
    if context.after == "of" and (context.before in ORDINALS or which[-1:] == ["last"]):
        return f"XXXX-WXX-{number}"  # the first Monday of each month
    word = which[-1] if which else ""
    if which[:1] == ["the"] or word == "that":
        told = _day_told(context)
        if told is None:
            return f"XXXX-WXX-{number}{part}"
        return (
            calendars.weekday(number, told, ahead=False, which="last" if word == "previous" else "" if word in {"same", "that"} else "next")
            + part
        )
    if context.story.history:
        told = context.story.day
        return (calendars.weekday(number, told, ahead=False, which="next") if told and context.story.near else f"XXXX-WXX-{number}") + part
    word = {"past": "last", "coming": "next"}.get(word, word if word in {"last", "next", "this"} else "")
    ahead = word not in {"last", "next"} and (context.ahead or (word == "this" and _future_this(number, context.published)))
    return calendars.weekday(number, context.published, ahead=ahead, which="" if word == "this" else word) + part


def _future_this(number: int, published: dt.date | None) -> bool:
    """Whether 'this Friday' of the week of publication is still to come."""
    return published is not None and number > published.isoweekday()


def weekdays(groups: Groups, context: Context) -> str | None:
    """Return 'Mondays' and 'Monday nights', which come every week."""
    if context.after in _NAME_WORDS or context.before.capitalize() in _NAME_WORDS:
        return None
    number = WEEKDAYS[groups["w"] or groups["w2"] or groups["w3"]]
    return f"XXXX-WXX-{number}" + (f"T{PARTS[groups['p'].lower()]}" if groups["p"] else "")


def near_day(groups: Groups, context: Context) -> str:
    """Return 'yesterday morning'."""
    word = groups["near"].lower()
    offset = {"day before yesterday": -2, "yesterday": -1, "tomorrow": 1, "day after tomorrow": 2}.get(" ".join(word.split()), 0)
    value = calendars.day(offset, None if context.story.history else context.published)
    if value.endswith("_REF"):
        return value
    part = groups.groupdict().get("p") or ("night" if word == "tonight" else "")
    return f"{value}T{PARTS[part.lower()]}" if part else value


def shifted(groups: Groups, context: Context) -> str | None:
    """Return 'last week', 'this morning', 'the following year', 'that month', 'last December'."""
    words = groups["which"].lower().split()
    word = next((word for word in reversed(words) if word in _OFFSETS), words[-1])
    offset = _OFFSETS.get(word, 0)
    told = words[0] in {"the", "that"} or (word in {"next", "last"} and context.before == "the")
    name = groups["u"].rstrip(".")
    if name in MONTHS:
        known = _base("Y", context, told=told)
        return calendars.month(month_number(name), known, ahead=False, which="" if told else word)
    unit = _unit(name.lower())
    if unit == "D" and not told and word in {"last", "past", "coming", "next"}:
        told = word == "next"
        if not told:
            return None
    if (
        told
        and word in {"next", "following", "coming"}
        and unit in UNITS.values()
        and unit != "D"
        and context.before in _STRETCH_CUES
        and words[0] == "the"
    ):
        return period("1", unit)
    return _moved(unit, offset, context, told=told, which=word)


def edge(groups: Groups, context: Context) -> str | None:
    """Return 'the end of the year', 'earlier this week', 'later that month'."""
    words = groups["which"].lower().split()
    name = groups["u"].rstrip(".")
    opening = groups[0].lower()
    if name in MONTHS:
        return calendars.month(month_number(name), _base("Y", context, told=words[0] == "that"), ahead=False, which=words[-1])
    unit = _unit(name.lower())
    if unit == "D" and words == ["the"] and not opening.startswith(("later", "earlier")):
        return None  # 'at the end of the day' says nothing of a day
    word = words[-1]
    story = context.story
    told = (
        words[0] == "that"
        or (words[0] == "the" and word in _FROM_TOLD)
        or (words == ["the"] and (story.history or story.anchor is not None or unit == "D"))
    )
    return _moved(unit, _OFFSETS.get(word, 0), context, told=told, which="this" if word in {"the", "that", "same"} else word)


def weekend(_: Groups, context: Context) -> str:
    """Return 'the weekend'."""
    return calendars.weekend(None if context.story.history else context.published, ahead=context.ahead)


def beside(groups: Groups, context: Context) -> str | None:
    """Return 'the day before', 'the year after', counted from the date told last."""
    return _moved(_unit(groups["u"]), 1 if groups["way"] in {"after", "later"} else -1, context, told=True, which="")


def ago(groups: Groups, context: Context) -> str | None:
    """Return 'two weeks ago' counted from publication, and 'two weeks later' from the date told last."""
    made = amount(groups["n"], groups["u"])
    if made is None:
        return None
    number, unit = made
    way = groups["way"].lower()
    back = way in {"ago", "earlier", "previously", "before", "prior"}
    vague = "PAST_REF" if back else "FUTURE_REF"
    if not number.isdecimal() or unit.startswith("T"):
        return vague
    steps = int(number) * (2 if unit == "W2" else 1) * (-1 if back else 1)
    if abs(steps) > _MOST_STEPS:
        return None
    unit = "W" if unit == "W2" else unit
    if unit == "DE":
        unit, steps = "Y", steps * 10
    known = _base(unit, context, told=way not in {"ago", "from now", "hence"})
    if known is None and way in {"earlier", "previously"} and not context.story.history:
        known = context.published
    if known is None:
        return vague
    value = calendars.shifted(unit, steps, known)
    return None if value.startswith("-") else value


def long_ago(groups: Groups, _: Context) -> str:
    """Return 'years ago'."""
    return "FUTURE_REF" if groups["way"].lower() == "later" else "PAST_REF"


def _moved(unit: str, offset: int, context: Context, *, told: bool, which: str) -> str | None:
    if unit in PARTS.values() and unit in {PARTS[season] for season in SEASONS}:
        known = _base("Y", context, told=told)
        if told:
            return f"{known.year + offset:04}-{unit}" if known else f"XXXX-{unit}"
        return calendars.season(unit, known, which=which)
    if unit in PARTS.values():
        known = _base("D", context, told=told)
        return f"{calendars.shifted('D', offset, known) if known else 'XXXX-XX-XX'}T{unit}"
    known = _base(unit, context, told=told)
    if known is None and which == "this" and not context.story.history:
        known = context.published
    if known is None and which == "same":
        return None  # 'the same quarter' of another year
    if known is None:
        return _OPEN.get(unit) if told else calendars.shifted(unit, offset, None)
    value = calendars.shifted(unit, offset, known)
    return None if value.startswith("-") else value


def _base(unit: str, context: Context, *, told: bool) -> dt.date | None:
    """Return the day to count from, or None where the unit is not known."""
    story = context.story
    if not told and not story.history:
        return story.published
    last = story.told
    if len(last) < len(_UNIT_LENGTHS.get(unit, "2022")):
        return None
    month = last[5:7]
    if not month.isdigit():
        return dt.date(int(last[:4]), _MIDYEAR, 1)
    day = last[8:10]
    return dt.date(int(last[:4]), int(month), int(day) if day.isdigit() else 1)


def _day_told(context: Context) -> dt.date | None:
    return context.story.day


def _unit(name: str) -> str:
    if name == "weekend":
        return "WE"
    if name == "quarter":
        return "Q"
    return {"W2": "W"}.get(UNITS[name], UNITS[name]) if name in UNITS else PARTS[name]


def phrase(groups: Groups, context: Context) -> str | None:
    """Return the value of a set phrase; 'now' in a name is none."""
    words = groups["phrase"]
    if words[0].isupper() and context.before and context.before[-1].isalnum():
        return None
    if words.lower() == "now" and context.after == "that" and not context.clause.strip():
        return None
    low = words[0].lower() + words[1:]
    return PHRASES.get(low) or PHRASES.get(words)


def vague(groups: Groups, _: Context) -> str:
    """Return 'in the past' and 'the future'."""
    return f"{groups['vague'].upper()}_REF"
