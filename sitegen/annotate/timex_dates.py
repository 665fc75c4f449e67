"""Readers of the forms that name a date: full and partial dates, feasts, years, decades, centuries, quarters, and times of day."""

import re

from sitegen import edtf
from sitegen.annotate import calendars, lexicons
from sitegen.annotate.timex_context import Context
from sitegen.annotate.timex_forms import DECADES, FEASTS, MONTHS, NUMBERS, ORDINALS, PARTS, PHRASES, SEASONS, WEEKDAYS, YEAR

Groups = re.Match[str]
_MONTHS_OF_YEAR = 12
_HOURS = 24
_DIGITS = re.compile(r"[0-9]+")
_YEAR_CUES = lexicons.words("year_cues")
_WEAK_YEAR_CUES = lexicons.words("weak_year_cues")
_MONTH_CUES = (_YEAR_CUES | {"last", "next", "this", "of", "by", "from", "between", "through", "throughout"}) - {"the"}
_FUNCTION_WORDS = frozenset(word.lower() for word in lexicons.words("function_words"))
_EVENTS = lexicons.words("event_nouns")
_VERBS = frozenset({"May", "March", "Mar", "Jan", "Jun", "Dec", "Sep", "MAY", "MARCH"})
"""Months whose names are also verbs, people or other words."""
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "one"})
_RANGE = re.compile(rf"(?: ?[-–—/] ?)({YEAR}|[0-9][0-9])(?![\w/-])")
_UNTIL = re.compile(
    rf"(?: ?[-–—] ?| (?:to|and|until|through|till|or) )(?:(?:early|late|mid)[ -])?(?:(?:{'|'.join(MONTHS)})\.?"
    rf"(?: [0-9]{{1,2}})?|[0-9]{{1,2}} (?:{'|'.join(MONTHS)})),? ({YEAR})"
)
"""A later date of the same stretch that tells the year for both: 'from May to August 1950'."""
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(month.lower() for month in edtf.MONTHS)})(?: [0-9]{{4}})?,? (?:and|to|or|through|until) $")
_ATTACKS = re.compile(r",? (?:terror(?:ist)? |suicide )?(?:attack|hijack|terror|commission)", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:profits?|revenues?|earnings|sales|growth|per ?cent|GDP|[bm]illion|econom(?:y|ic)|fiscal|shares|income|losses)\b|%"
)
_LATEST = 2100
_CLOCK_CUES = frozenset({"at", "from", "until", "till", "by", "around", "about", "since", "before", "after", "between"})
_SHORT_DAYS = 31


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


def month_number(name: str) -> int:
    """Return the number of a month, which may end in a dot."""
    return MONTHS[name.rstrip(".")]


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
    return _placed(month, day, context)


def _placed(month: int, day: int, context: Context) -> str | None:
    story = context.story
    if story.history and story.running:
        return calendars.exact(calendars.running_year(month, *_told(story.running)), month, day)
    if not story.anchor and (month, day) in story.years:
        return calendars.exact(story.years[month, day], month, day)
    return calendars.month_day(month, day, story.known, ahead=not story.anchor and context.ahead, flow=story.flow)


def _told(told: str) -> tuple[int, int | None]:
    return int(told[:4]), int(told[5:7]) if told[5:7].isdigit() else None


def _year_of(groups: Groups, context: Context) -> str:
    """Return the year of 'April 7 of that year', X when nothing tells which, '' where the words say nothing of the kind."""
    which = groups.groupdict().get("of")
    if not which:
        return ""
    word = which.split()[-1]
    if which in {"this", "last", "next"} and not context.story.history:
        known = context.published.year if context.published else None
    else:
        known = int(context.story.told[:4]) if context.story.told else None
    return "X" if known is None else str(known + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(word, 0))


def _year_told_after(groups: Groups, context: Context) -> str:
    until = _UNTIL.match(context.plain, groups.end())
    return until[1] if until else ""


def day_part(groups: Groups, context: Context) -> str | None:
    """Return 'the night of 8 February'."""
    month, day = month_number(groups["m"] or groups["m2"]), _number(groups["d"] or groups["d2"])
    year = groups["y"] or groups["y2"]
    value = calendars.exact(int(year), month, day) if year else _placed(month, day, context)
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
    if alone and doubtful and before not in _MONTH_CUES:
        attribute = before in _DETERMINERS and after.islower() and after not in _FUNCTION_WORDS  # 'the May elections'
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
    return calendars.month(number, story.known, ahead=not story.anchor and context.ahead, flow=story.flow)


def year(groups: Groups, context: Context) -> str | None:
    """Return four digits as a year where the words beside them say that they are one."""
    value = groups["y"]
    before, after, joined = context.before, context.after, context.joined
    if context.plain[context.end : context.end + 1] == "-" and not _RANGE.match(context.plain, context.end):
        return None
    if context.plain[context.start - 1 : context.start] == "-":
        return value if len(joined) >= len(value) and joined[:4].isdigit() and joined[:4] <= value else None
    counted = after.islower() and after not in _FUNCTION_WORDS
    told = (
        groups.start() != groups.start("y")
        or before in _YEAR_CUES - {"the"}
        or before[-1:] in {"(", "[", ","}
        and not counted
        or _opens(context)
        or bool(joined)
        and not counted
        or (not context.clause.strip() and after in _FUNCTION_WORDS)
        or _is_range(value, context)
        or before in _DETERMINERS
        and 1800 <= int(value) < _LATEST
        and _one_thing(after)  # noqa: PLR2004 - years that news tells of
    )
    if not told and (counted or before not in _WEAK_YEAR_CUES):
        return None
    return value


def _opens(context: Context) -> bool:
    """Whether a heading begins with the year ('2009: the way out')."""
    return context.start == context.low and (context.end == context.high or context.plain[context.end] in ":¶\n")


def _is_range(value: str, context: Context) -> bool:
    """Whether years follow one another ('1926-1928')."""
    follows = _RANGE.match(context.plain, context.end)
    return bool(follows) and follows is not None and (value[:2] + follows[1])[-4:] > value


def _one_thing(noun: str) -> bool:
    """Whether the noun is one that a number cannot count: 'the 1908 interview', 'the 2012 elections', not 'the 1990 people'."""
    return (
        noun.islower()
        and noun not in _FUNCTION_WORDS
        and (noun in _EVENTS or not noun.endswith("s") or noun.endswith(("ss", "us", "is")))
        and noun not in {"people", "men", "women", "children", "percent"}
    )


def short(groups: Groups, context: Context) -> str | None:
    """Return what two digits after a hyphen go on with: a year after a year ('1995-96'), a day after a day ('April 13-15')."""
    joined, number = context.joined, int(groups["y"])
    if context.plain[context.start - 1 : context.start] not in {"-", "–", "—"} or not joined:
        return None
    if len(joined) == len("1995"):
        return f"{joined[:2]}{groups['y']}" if joined[2:] < groups["y"] and len(groups["y"]) == len("96") else None
    if len(joined) == len("2022-03-03") and int(joined[-2:]) < number <= _SHORT_DAYS:
        return f"{joined[:-2]}{number:02}"
    return None


def day_range(groups: Groups, context: Context) -> str | None:
    """Return the first day of '3-5 March'."""
    until = re.compile(r"\D{1,12}([0-9]{1,2})").match(context.plain, groups.end())
    if not until or int(until[1]) <= _number(groups["d"]):
        return None
    return full(groups, context) if groups["y"] else _placed(month_number(groups["m"]), _number(groups["d"]), context)


def season_year(groups: Groups, _: Context) -> str:
    """Return a season with its year."""
    return f"{groups['y']}-{PARTS[groups['s'].lower()]}"


def quarter(groups: Groups, context: Context) -> str | None:
    """Return a quarter of a year; without a year only where money is told of, for games have quarters too."""
    word = groups["n"].lower()
    number = int(word[0]) if word[0].isdigit() else {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get(word, 0)
    if not number:
        return None
    if groups["y"]:
        return f"{groups['y']}-Q{number}"
    which = groups.groupdict().get("which")
    if which and context.published:
        return f"{context.published.year + {'last': -1, 'next': 1}.get(which, 0):04}-Q{number}"
    if context.story.history or not _MONEY.search(context.plain, context.low, context.high):
        return None
    return calendars.quarter(number, context.published, ahead=context.ahead)


def half(groups: Groups, context: Context) -> str | None:
    """Return a half of a year."""
    number = 1 if groups["n"].lower() == "first" else 2
    if groups["y"]:
        return f"{groups['y']}-H{number}"
    known = context.story.known
    return f"{known.year + {'last': -1, 'next': 1}.get(groups['which'], 0):04}-H{number}" if known else f"XXXX-H{number}"


def decade(groups: Groups, _: Context) -> str:
    """Return 'the 1990s'."""
    return f"{groups['decade'][:3]}X"


def short_decade(groups: Groups, context: Context) -> str | None:
    """Return 'the sixties' and 'the 90s': of the twentieth century, as English has it."""
    if context.before in {"into", "temperatures", "high", "low"}:
        return None
    tens = groups["decade"] or DECADES[groups["words"].lower()]
    return f"19{tens[0]}X"


def century(groups: Groups, _: Context) -> str | None:
    """Return a century: the 19th is 18XX."""
    word = groups["n"].lower()
    number = int(_DIGITS.findall(word)[0]) if word[0].isdigit() else ORDINALS[word]
    return f"{number - 1:02}XX" if 0 < number < 100 else None  # noqa: PLR2004 - two digits


def feast(groups: Groups, context: Context) -> str | None:
    """Return the day of a feast in its year, or in the year nearest to publication."""
    rule = FEASTS[" ".join(groups["feast"].split())]
    if context.after.islower() and context.after not in _FUNCTION_WORDS or context.before in {"orthodox", "white", "ex"}:
        return None
    if groups["y"]:
        found = calendars.feast(rule, int(groups["y"]))
        return found.isoformat() if found else None
    if rule[0].isdigit() and "/" not in rule:
        return _placed(int(rule[:2]), int(rule[3:]), context)
    known = context.story.known
    if known is None:
        return None
    days = [day for year in (known.year - 1, known.year, known.year + 1) if (day := calendars.feast(rule, year))]
    ahead = context.ahead
    weight = (lambda day: (day - known).days if day >= known else 10**6) if ahead else (lambda day: abs((day - known).days))
    return min(days, key=weight).isoformat()


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


def _day_of(groups: Groups, context: Context) -> str:
    word = groups.groupdict().get("w") or ""
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


def season_alone(groups: Groups, context: Context) -> str | None:
    """Return a season without its year, after the words that times take; in a history any season is of the year told."""
    name = groups["s"]
    words = groups[0].lower().split()
    before = context.before
    timed = before in {"in", "during", "since", "until", "till", "by", "of", "over", "throughout", "through", "this", "from", "to", "last"}
    if name[0].isupper() or context.after[:1].isupper() and not timed:
        return None
    letters = PARTS[name]
    if name == "fall" and (words[0] != "the" or context.after == "of"):
        return None
    if context.story.history and context.story.told and (timed or name in {"summer", "winter"}):
        return f"{context.story.told[:4]}-{letters}"
    if not timed:
        return None
    if len(words) == 1:
        return f"XXXX-{letters}" if before in {"in", "during"} else None
    return calendars.season(letters, context.story.known, ahead=context.ahead)


def part_alone(groups: Groups, context: Context) -> str | None:
    """Return 'in the morning' and 'at night', of a day that they leave open."""
    words = groups[0].lower().split()
    timed = context.before in ({"in", "during", "through"} if words[0] == "the" else {"at", "by"})
    return f"XXXX-XX-XXT{PARTS[groups['p'].lower()]}" if timed else None


def _number(text: str) -> int:
    return int(_DIGITS.findall(text)[0])
