"""The forms in which English news tells a time: one pattern for each, tried only where timex_scan saw a word that may belong to one.

Full and partial dates, weekdays, feasts, relative days, weeks, months, seasons and years, durations, sets, times of day: they stand in
lexicons/time_forms.txt and are put together here. Every pattern is a sequence without nested repetition, so that time stays linear in
the text. The order counts: the first form that fits wins, longer ones stand first. Named groups are what the readers take a value from.
Compiling them costs 50 ms, spent when the first article is read and not before.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from sitegen import edtf
from sitegen.annotate import lexicons


def _table(name: str) -> dict[str, str]:
    return dict(entry.split(" = ") for entry in lexicons.entries(name))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of the words, the longer ones first; branched by letters, so that no list of 200 words is tried in turn."""
    tails: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        tails.setdefault(word[:1], []).append(word[1:])
    branches = [re.escape(letter) + _tail(rest) for letter, rest in tails.items() if letter]
    return "|".join(branches)


def _tail(rest: list[str]) -> str:
    if len(rest) == 1:
        return re.escape(rest[0])
    return f"(?:{any_of(rest)})" + ("?" if "" in rest else "")


def _either(words: Iterable[str]) -> str:
    """Return a pattern for one of the words with a small or a capital first letter."""
    tails: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        tails.setdefault(word[0], []).append(word[1:])
    return "|".join((f"[{letter.upper()}{letter}]" if letter.isalpha() else letter) + _tail(rest) for letter, rest in tails.items())


_SMALL = {word: int(number) for word, number in _table("months").items()}
MONTHS = _SMALL | {word.upper(): number for word, number in _SMALL.items() if word in edtf.MONTHS}
WEEKDAYS = {word: int(number) for word, number in _table("weekdays").items()}
_COUNTED = _table("numbers")
_DIGIT_WORDS = [word for word, number in _COUNTED.items() if number.isdecimal() and " " not in word and len(number) == 1]
_TENS = [word for word, number in _COUNTED.items() if number.isdecimal() and word.endswith("ty")]
_GREAT = {"hundred": 100, "thousand": 1000}
NUMBERS = (
    _COUNTED
    | {f"{ten}-{one}": str(int(_COUNTED[ten]) + int(_COUNTED[one])) for ten in _TENS for one in _DIGIT_WORDS if one not in {"a", "an"}}
    | {f"{one} {great}": str(int(_COUNTED[one]) * times) for one in _DIGIT_WORDS if one != "an" for great, times in _GREAT.items()}
)
UNITS = _table("time_units")
PARTS = _table("day_parts")
PHRASES = _table("time_phrases")
FEASTS = _table("feasts")
ORDINALS = {word: number for number, word in enumerate(lexicons.entries("ordinals"), 1)}
DECADES = {f"{word.removesuffix('y')}ies": _COUNTED[word] for word in _TENS if int(_COUNTED[word]) >= 20}  # noqa: PLR2004 - twenties
SEASONS = ("spring", "summer", "autumn", "fall", "winter")

_LISTS = {
    "long": any_of(word for word in MONTHS if word.title() in edtf.MONTHS),
    "short": any_of(word for word in MONTHS if word.title() not in edtf.MONTHS),
    "months": any_of(_SMALL),
    "weekdays": any_of(word for word in WEEKDAYS if word.endswith("day")),
    "weekdays_short": any_of(word for word in WEEKDAYS if not word.endswith("day")),
    "numbers": f"(?:{_either(_TENS)})-(?:{any_of(_DIGIT_WORDS)})|(?:{_either(_DIGIT_WORDS)}) (?:{any_of(_GREAT)})|{_either(_COUNTED)}",
    "phrases": _either(PHRASES),
    "feasts": any_of(FEASTS),
    "ordinals": _either(ORDINALS),
    "decades": _either(DECADES),
}
_REFERENCE = re.compile("%([a-z_]+)%")


def _pieces() -> dict[str, str]:
    """Return the lists and pieces that patterns are made of; a piece may use those above it."""
    made = dict(_LISTS)
    for name, pattern in (entry.split(" = ", 1) for entry in lexicons.entries("time_pieces")):
        made[name] = _REFERENCE.sub(lambda match: made[match[1]], pattern)
    return made


_PIECES = _pieces()
YEAR = _PIECES["year"]
"""Four digits that may be a year."""
_FORMS = [entry.split(" = ", 2) for entry in lexicons.entries("time_forms")]
_NAME = re.compile(r"\?P<\w+>")


class Form(NamedTuple):
    """One way to tell a time."""

    rule: str
    pattern: re.Pattern[str]


def _whole(form: str) -> str:
    """Put the pieces in, and let every space be up to three, or a line's end: markup leaves such gaps where it was overwritten."""
    gap = r"\s{1,3}"
    form = _REFERENCE.sub(lambda match: _PIECES[match[1]], form)
    single = form.replace("\\ ", " ").replace("[ -]", "(?:-| )").replace("[- ]", "(?:-| )").replace(" ?", "(?: )?")
    return single.replace(" ", gap)


@cache
def form(key: str) -> Form:
    """Return a form by its key, compiled when it is first met."""
    name, _, pattern = _FORMS[int(key.removeprefix("f"))]
    return Form(rule=name, pattern=re.compile(_whole(pattern)))


YEARED = frozenset(name for name, _, pattern in _FORMS if "?P<y>" in _whole(pattern))
"""Rules of forms that may tell a year, in the group y."""


@cache
def forms(letter: str) -> re.Pattern[str]:
    """Return all forms of a class as one pattern, compiled when it is first asked for; the last group's name is the form's key.

    That group is empty and stands at the end of its form: where a form begins with a letter, the engine passes over it at a glance.
    """
    branches = (
        f"(?:{_NAME.sub('?:', _whole(form))})(?P<f{place}>)" for place, (_, classes, form) in enumerate(_FORMS) if letter in classes
    )
    return re.compile("|".join(branches))


def _heads() -> dict[str, str]:
    words = dict.fromkeys(MONTHS, "M") | dict.fromkeys(WEEKDAYS, "W") | {f"{word}s": "W" for word in WEEKDAYS if word.endswith("day")}
    words |= {form: "U" for unit in UNITS for form in (unit, f"{unit}s", f"{unit.removesuffix('y')}ies" if unit.endswith("y") else unit)}
    words |= {"quarter": "U", "quarters": "U"}
    words |= {word.capitalize(): letter for word, letter in words.items() if letter == "U"}
    words |= {form: "P" for word in PARTS for form in (word, word.capitalize(), f"{word}s")}
    words |= dict.fromkeys(("weekend", "weekends", "Weekend", "midnight", "Midnight"), "P")
    words |= {feast.partition(" ")[0].rstrip(".").partition("'")[0]: "F" for feast in FEASTS if feast.partition(" ")[0] not in MONTHS}
    last = (re.findall("[A-Za-z]+", phrase)[-1] for phrase in PHRASES if re.search("[A-Za-z]", phrase))
    words |= {form: "A" for word in last for form in (word, word.capitalize()) if form not in words}
    words |= {form: "A" for word in ("today", "tonight", "yesterday", "tomorrow", *DECADES) for form in (word, word.capitalize())}
    return words | {"half": "A", "Q": "A"}


HEADS: Mapping[str, str] = _heads()
"""Word -> the class of the forms that hold it."""
