"""Readers of the forms that name a day or a month: full dates, dates without a year, feasts."""

import re

from sitegen import edtf
from sitegen.annotate.times import calendars
from sitegen.annotate.times.context import DETERMINERS, FUNCTION_WORDS, YEAR_CUES, Context
from sitegen.annotate.times.forms import FEASTS, MONTHS, PARTS, YEAR

Groups = re.Match[str]
_MONTHS_OF_YEAR = 12
_DIGITS = re.compile(r"[0-9]+")
_MONTH_CUES = (YEAR_CUES | {"last", "next", "this", "of", "by", "from", "between", "through", "throughout"}) - {"the"}
_SURE_MONTH_CUES = frozenset({"in", "since", "until", "till", "during", "last", "next", "this", "early", "late", "mid", "through"})
"""Of these, words that no name stands after: 'by April Love'."""
_VERBS = frozenset({"May", "March", "Mar", "Jan", "Jun", "Dec", "Sep", "MAY", "MARCH"})
"""Months whose names are also verbs, people or other words."""
_UNTIL = re.compile(
    rf"(?: ?[-–—] ?| (?:to|and|until|through|till|or) )(?:(?:early|late|mid)[ -])?(?:(?:{'|'.join(MONTHS)})\.?"
    rf"(?: [0-9]{{1,2}})?|[0-9]{{1,2}} (?:{'|'.join(MONTHS)})),? ({YEAR})"
)
"""A later date of the same stretch that tells the year for both: 'from May to August 1950'."""
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(month.lower() for month in edtf.MONTHS)})(?: [0-9]{{4}})?,? (?:and|to|or|through|until) $")
_ATTACKS = re.compile(r",? (?:terror(?:ist)? |suicide )?(?:attack|hijack|terror|commission)", re.IGNORECASE)


def iso(groups: Groups, _: Context) -> str | None:
    """Return a date that is written as ISO 8601 has it, with its time."""
    day = calendars.exact(int(groups["y"]), int(groups["m"]), int(groups["d"]))
    return f"{day}T{groups['t']}" if day and groups["t"] else day


def numeric(groups: Groups, _: Context) -> str | None:
    """Return a date of three numbers, of which the larger or the order tells the day; else its year."""
    first, second, year = map(int, _DIGITS.findall(groups["numbers"]))
    if "." in groups["numbers"] or first > _MONTHS_OF_YEAR:
        return calendars.exact(year, second, first)
    if second > _MONTHS_OF_YEAR or first == second:
        return calendars.exact(year, first, second)
    return f"{year:04}"  # 3/4/2022 is 3 April or 4 March


def full(groups: Groups, _: Context) -> str | None:
    """Return a day with its month and year."""
    return calendars.exact(int(groups["y"]), month_number(groups["m"]), _number(groups["d"]))


def yearless(groups: Groups, context: Context) -> str | None:
    """Return a day and month in the year that the text before, the article or the day of publication gives it."""
    month, day = month_number(groups["m"]), _number(groups["d"])
    if (month, day) == (9, 11) and _ATTACKS.match(context.plain, context.end):
        return "2001-09-11"
    until = groups.groupdict().get("y") or _year_of(groups, context) or _year_told_after(groups, context)
    if until == "X":
        return f"XXXX-{month:02}-{day:02}"
    if until:
        return calendars.exact(int(until), month, day)
    return placed(month, day, context)


def day_range(groups: Groups, context: Context) -> str | None:
    """Return the first day of '3-5 March'."""
    until = re.compile(r"\D{1,12}([0-9]{1,2})").match(context.plain, groups.end())
    if not until or int(until[1]) <= _number(groups["d"]):
        return None
    return full(groups, context) if groups["y"] else placed(month_number(groups["m"]), _number(groups["d"]), context)


def day_part(groups: Groups, context: Context) -> str | None:
    """Return 'the night of 8 February'."""
    month, day = month_number(groups["m"] or groups["m2"]), _number(groups["d"] or groups["d2"])
    year = groups["y"] or groups["y2"]
    value = calendars.exact(int(year), month, day) if year else placed(month, day, context)
    return f"{value}T{PARTS[groups['p'].lower()]}" if value else None


def month_year(groups: Groups, _: Context) -> str:
    """Return a month with its year."""
    return f"{groups['y']}-{month_number(groups['m']):02}"


def month(groups: Groups, context: Context) -> str | None:
    """Return a month without a year; a word that may be something else needs a word before it that times take."""
    name = groups["m"].rstrip(".")
    until = _year_of(groups, context) or _year_told_after(groups, context)
    before, after = context.before, context.after
    alone = groups.start() == groups.start("m") and not until
    doubtful = name in _VERBS or after[:1].isupper()
    cues = _SURE_MONTH_CUES if after[:1].isupper() else _MONTH_CUES
    if alone and doubtful and before not in cues:
        attribute = before in DETERMINERS and after.islower() and after not in FUNCTION_WORDS  # 'the May elections'
        if not attribute and not _MONTH_BEFORE.search(context.clause):
            return None
    number = MONTHS[name]
    if until == "X":
        return f"XXXX-{number:02}"
    if until:
        return f"{until}-{number:02}"
    story = context.story
    if story.history and story.running:
        return f"{calendars.running_year(number, *_told(story.running)):04}-{number:02}"
    return calendars.month(number, story.known, ahead=not story.anchor and context.ahead, flow=context.flow)


def feast(groups: Groups, context: Context) -> str | None:
    """Return the day of a feast in its year, or in the year nearest to publication."""
    rule = FEASTS[" ".join(groups["feast"].split())]
    if (context.after.islower() and context.after not in FUNCTION_WORDS) or context.before in {"orthodox", "white", "ex"}:
        return None
    if groups["y"]:
        found = calendars.feast(rule, int(groups["y"]))
        return found.isoformat() if found else None
    if rule[0].isdigit() and "/" not in rule:
        return placed(int(rule[:2]), int(rule[3:]), context)
    known = context.story.known
    if known is None:
        return None
    days = [day for year in (known.year - 1, known.year, known.year + 1) if (day := calendars.feast(rule, year))]
    ahead = context.ahead
    weight = (lambda day: (day - known).days if day >= known else 10**6) if ahead else (lambda day: abs((day - known).days))
    return min(days, key=weight).isoformat()


def month_number(name: str) -> int:
    """Return the number of a month, which may end in a dot."""
    return MONTHS[name.rstrip(".")]


def placed(month: int, day: int, context: Context) -> str | None:
    """Return a day and month in the year that the text before, the article or the day of publication gives it."""
    story = context.story
    if story.history and story.running:
        return calendars.exact(calendars.running_year(month, *_told(story.running)), month, day)
    if not story.anchor and (month, day) in story.years:
        return calendars.exact(story.years[month, day], month, day)
    return calendars.month_day(month, day, story.known, ahead=not story.anchor and context.ahead, flow=context.flow)


def _told(told: str) -> tuple[int, int | None]:
    return int(told[:4]), int(told[5:7]) if told[5:7].isdigit() else None


def _year_of(groups: Groups, context: Context) -> str:
    """Return the year of 'April 7 of that year', X when nothing tells which, '' where the words say nothing of the kind."""
    which = groups.groupdict().get("of")
    if not which:
        return ""
    word = which.split()[-1]
    if which in {"this", "last", "next"}:
        known = context.published.year if context.published else None
    else:
        known = int(context.story.told[:4]) if context.story.told else None
    return "X" if known is None else str(known + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(word, 0))


def _year_told_after(groups: Groups, context: Context) -> str:
    until = _UNTIL.match(context.plain, groups.end())
    return until[1] if until else ""


def _number(text: str) -> int:
    return int(_DIGITS.findall(text)[0])
