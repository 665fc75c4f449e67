"""Readers of the forms that name a year or more or less of one: years, seasons, quarters, halves, decades, centuries."""

import re

from sitegen.annotate import lexicons
from sitegen.annotate.times import calendars
from sitegen.annotate.times.context import DETERMINERS, FUNCTION_WORDS, YEAR_CUES, Context
from sitegen.annotate.times.forms import DECADES, ORDINALS, PARTS, YEAR

Groups = re.Match[str]
_DIGITS = re.compile(r"[0-9]+")
_WEAK_YEAR_CUES = lexicons.words("weak_year_cues")
_EVENTS = lexicons.words("event_nouns")
_NOT_COUNTED = lexicons.words("past_verbs") | {"onward", "onwards"}
_RANGE = re.compile(rf"(?: ?[-–—/] ?)({YEAR}|[0-9][0-9])(?![\w/-])")
_MONEY = re.compile(
    r"\b(?:profits?|revenues?|earnings|sales|growth|per ?cent|GDP|[bm]illion|econom(?:y|ic)|fiscal|shares|income|losses)\b|%", re.IGNORECASE
)
_EARLIEST, _LATEST = 1800, 2100
"""Years that news tells of without a word that says so."""
_SHORT_DAYS = 31


def year(groups: Groups, context: Context) -> str | None:
    """Return four digits as a year where the words beside them say that they are one."""
    value = groups["y"]
    before, after, joined = context.before, context.after, context.joined
    if context.plain[context.end : context.end + 1] == "-" and not _RANGE.match(context.plain, context.end):
        return None
    if context.plain[context.start - 1 : context.start] == "-":
        return value if len(joined) >= len(value) and joined[:4].isdigit() and joined[:4] <= value else None
    counted = after.islower() and after not in FUNCTION_WORDS and after not in _NOT_COUNTED
    told = (
        groups.start() != groups.start("y")
        or before in YEAR_CUES - {"the"}
        or (before[-1:] in {"(", "[", ","} and not counted)
        or _opens(context)
        or (bool(joined) and not counted)
        or (not context.clause.strip() and after in FUNCTION_WORDS)
        or _is_range(value, context)
        or (before in DETERMINERS and _EARLIEST <= int(value) < _LATEST and _one_thing(after))
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
        and noun not in FUNCTION_WORDS
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


def season_year(groups: Groups, _: Context) -> str:
    """Return a season with its year."""
    return f"{groups['y']}-{PARTS[groups['s'].lower()]}"


def season_alone(groups: Groups, context: Context) -> str | None:
    """Return a season without its year, after the words that times take; in a history any season is of the year told."""
    name = groups["s"]
    words = groups[0].lower().split()
    before = context.before
    timed = before in {"in", "during", "since", "until", "till", "by", "of", "over", "throughout", "through", "this", "from", "to", "last"}
    if name[0].isupper() or (context.after[:1].isupper() and not timed):
        return None
    letters = PARTS[name]
    if name == "fall" and (words[0] != "the" or context.after == "of"):
        return None
    if context.story.history and context.story.told and (timed or words[0] == "the" or name in {"summer", "winter"}):
        return f"{context.story.told[:4]}-{letters}"
    if not timed:
        return None
    if len(words) == 1:
        return f"XXXX-{letters}" if before in {"in", "during"} else None
    return calendars.season(letters, context.story.known, ahead=context.ahead)


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


def century(groups: Groups, context: Context) -> str | None:
    """Return a century: the 19th is 18XX."""
    if groups[0].endswith("Century") and context.after[:1].isupper():
        return None  # 21st Century Fox
    word = groups["n"].lower()
    number = int(_DIGITS.findall(word)[0]) if word[0].isdigit() else ORDINALS[word]
    return f"{number - 1:02}XX" if 0 < number < 100 else None  # noqa: PLR2004 - two digits
