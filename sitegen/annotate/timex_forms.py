"""The forms in which English news tells a time: one pattern for each, tried at the beginning of words only.

Full and partial dates, weekdays, relative days, weeks, months and years, durations, times of day. Every pattern is a sequence without
nested repetition, so that time stays linear in the text. The order counts: the first form that fits wins, longer ones stand first.
"""

import re
from collections.abc import Iterable

from sitegen.annotate import lexicons


def _table(name: str) -> dict[str, str]:
    return dict(lexicons.shown(name))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of the words, the longer ones tried first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


MONTHS = {word: int(number) for word, number in _table("months").items()}
WEEKDAYS = {word: int(number) for word, number in _table("weekdays").items()}
NUMBERS = _table("numbers")
UNITS = _table("time_units")
PARTS = _table("day_parts")

_LONG = "|".join(word for word, number in MONTHS.items() if len(word) > 4 or word in {"May", "June", "July"})
_SHORT = "|".join(word for word, number in MONTHS.items() if len(word) < 5 and word not in {"May", "June", "July"})
_MONTH = rf"(?:(?:{_LONG})\b|(?:{_SHORT})\b\.?)"
_WEEKDAY = rf"(?:{'|'.join(word for word in WEEKDAYS if len(word) > 5)}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?(?=,? \d|,? (?:{any_of(MONTHS)})))"
YEAR = r"(?:1\d{3}|20\d\d)(?![\d%])(?![.,:]\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])"
_NUMBER = rf"(?:\d{{1,4}}(?:[.,]\d{{1,3}})?|{any_of(NUMBERS)})"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"
_PART = r"(?:morning|afternoon|evening|night)"
_VAGUE = r"(?:(?:[Tt]he )?(?:beginning|start|middle|end) of |(?:early|late|mid)[ -])"

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"\d{4}-\d\d-\d\d(?!\d)(?:T\d\d:\d\d)?"),
    ("numeric", r"(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\.\d{1,2}\.\d{4})(?![\w/])"),
    ("mdy", rf"(?:{_WEEKDAY},? )?(?:{_VAGUE})?{_MONTH} {_DAY},? {YEAR}"),
    ("dmy", rf"(?:{_WEEKDAY},? (?:the )?)?{_DAY} (?:of )?{_MONTH},? {YEAR}"),
    ("md", rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?! (?:percent|per cent|million|billion|people))"),
    ("dm", rf"(?:{_WEEKDAY},? (?:the )?)?{_DAY} (?:of )?{_MONTH}(?!\w)"),
    ("my", rf"(?:{_VAGUE})?{_MONTH},? (?:of )?{YEAR}"),
    ("season", rf"(?:{_VAGUE}|[Tt]he )?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter) (?:of )?{YEAR}"),
    ("quarter", rf"(?:the )?(?:first|second|third|fourth) quarter (?:of )?{YEAR}"),
    ("decade", r"(?:(?:the |The )?(?:(?:early|late|mid)[ -])?(?:1\d|20)\d0s\b)"),
    ("century", r"(?:the |The )?(?:\d{1,2}(?:st|nd|rd|th))[ -]century"),
    ("weekday", rf"(?:(?:[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?{_WEEKDAY}(?: {_PART})?\b"),
    ("relday", rf"(?:[Tt]he )?(?:day before yesterday|day after tomorrow)\b|(?:[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)(?: {_PART})?\b|[Tt]his {_PART}\b|[Ll]ast night\b"),
    ("shifted", rf"(?:[Ee]arlier |[Ll]ater )?(?:[Ll]ast|[Tt]his|[Nn]ext) (?:week|weekend|month|year|decade|century|summer|winter|spring|autumn|fall|{_MONTH})\b(?! old)"),
    ("ago", rf"(?:[Aa]bout |[Nn]early |[Aa]lmost |[Mm]ore than |[Ss]ome )?(?:{_NUMBER}|[A-Z][a-z]{{2,6}}) {_UNIT} (?:ago|earlier|later|before)\b"),
    ("past", rf"(?:the |The )?(?:last|past|next|previous|coming|first) (?:{_NUMBER} )?{_UNIT}\b"),
    ("recent", r"[Rr]ecent (?:days|weeks|months|years)\b"),
    ("time", r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b|AM\b|PM\b)(?: (?:GMT|UTC|ET|EST|EDT|CET|local time))?|(?:[01]?\d|2[0-3])[:.]?[0-5]\d ?(?:GMT|UTC|hrs|hours)\b"),
    ("every", rf"(?:[Ee]very|[Ee]ach) (?:day|week|month|year|hour|minute|{_WEEKDAY})\b"),
    ("length", rf"{_NUMBER}[ -]{_UNIT}(?:[- ]long)?\b(?![- ]old)"),
    ("month", rf"(?:{_VAGUE})?{_MONTH}(?! (?:\d|[A-Z]))"),
    ("year", rf"(?:{_VAGUE})?{YEAR}(?![\w/-])(?!\.\d)"),
)  # fmt: skip
_TRIGGER = r"(?<![\w.,/$€£:-])(?=[\dA-Zabcdefhilmnprstwy])"
PATTERN = re.compile(_TRIGGER + "(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _FORMS) + ")")
