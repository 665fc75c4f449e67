"""The forms in which English news tells a time: one pattern for each, tried at the beginning of words only.

Full and partial dates, weekdays, relative days, weeks, months and years, durations, times of day. Every pattern is a sequence without
nested repetition, so that time stays linear in the text. The order counts: the first form that fits wins, longer ones stand first.
"""

import re
from collections.abc import Iterable

from sitegen import edtf
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

_LONG = any_of(edtf.MONTHS)
_SHORT = any_of(word for word in MONTHS if word not in edtf.MONTHS)
_MONTH = rf"(?:(?:{_LONG})\b|(?:{_SHORT})\b\.?)"
_WEEKDAYS = "|".join(word for word in WEEKDAYS if word.endswith("day"))
_WEEKDAYS_SHORT = "|".join(word for word in WEEKDAYS if not word.endswith("day"))
_WEEKDAY = rf"(?:{_WEEKDAYS}|(?:{_WEEKDAYS_SHORT})\b\.?(?=,? [0-9]|,? (?:{any_of(MONTHS)})))"
YEAR = r"(?:1[0-9]{3}|20[0-9][0-9])(?![0-9%])(?![.,:][0-9])"
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9%])"
_NUMBER = rf"(?:[0-9]{{1,4}}(?:[.,][0-9]{{1,3}})?|{any_of(NUMBERS)})"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"
_PART = r"(?:morning|afternoon|evening|night)"
_BEYOND = "(?:day before yesterday|day after tomorrow)"
_NEAR = "(?:[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)"
_SPAN = "week|weekend|month|year|decade|century|summer|winter|spring|autumn|fall"
_ABOUT = "(?:[Aa]bout|[Nn]early|[Aa]lmost|[Mm]ore than|[Ss]ome)"
_HALF = r"(?:[ap]\.m\.|[ap]m\b|AM\b|PM\b)"
_ZONE = "(?:GMT|UTC|ET|EST|EDT|CET|local time)"
_VAGUE = r"(?:(?:[Tt]he )?(?:beginning|start|middle|end) of |(?:early|late|mid)[ -])"

_FORMS: tuple[tuple[str, str, str], ...] = (
    ("iso", "d", r"[0-9]{4}-[0-9][0-9]-[0-9][0-9](?![0-9])(?:T[0-9][0-9]:[0-9][0-9])?"),
    ("numeric", "d", r"(?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})(?![\w/])"),
    ("mdy", "Cl", rf"(?:{_WEEKDAY},? )?(?:{_VAGUE})?{_MONTH} {_DAY},? {YEAR}"),
    ("dmy", "dC", rf"(?:{_WEEKDAY},? (?:the )?)?{_DAY} (?:of )?{_MONTH},? {YEAR}"),
    ("md", "C", rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?! (?:percent|per cent|million|billion|people))"),
    ("dm", "dC", rf"(?:{_WEEKDAY},? (?:the )?)?{_DAY} (?:of )?{_MONTH}(?!\w)"),
    ("my", "Cl", rf"(?:{_VAGUE})?{_MONTH},? (?:of )?{YEAR}"),
    ("season", "Cl", rf"(?:{_VAGUE}|[Tt]he )?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter) (?:of )?{YEAR}"),
    ("quarter", "l", rf"(?:the )?(?:first|second|third|fourth) quarter (?:of )?{YEAR}"),
    ("decade", "dCl", r"(?:(?:the |The )?(?:(?:early|late|mid)[ -])?(?:1[0-9]|20)[0-9]0s\b)"),
    ("century", "dCl", r"(?:the |The )?(?:[0-9]{1,2}(?:st|nd|rd|th))[ -]century"),
    ("weekday", "Cl", rf"(?:(?:[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?{_WEEKDAY}(?: {_PART})?\b"),
    ("relday", "Cl", rf"(?:[Tt]he )?{_BEYOND}\b|{_NEAR}(?: {_PART})?\b|[Tt]his {_PART}\b|[Ll]ast night\b"),
    ("shifted", "Cl", rf"(?:[Ee]arlier |[Ll]ater )?(?:[Ll]ast|[Tt]his|[Nn]ext) (?:{_SPAN}|{_MONTH})\b(?! old)"),
    ("ago", "dCl", rf"(?:{_ABOUT} )?(?:{_NUMBER}|[A-Z][a-z]{{2,6}}) {_UNIT} (?:ago|earlier|later|before)\b"),
    ("past", "Cl", rf"(?:the |The )?(?:last|past|next|previous|coming|first) (?:{_NUMBER} )?{_UNIT}\b"),
    ("recent", "Cl", r"[Rr]ecent (?:days|weeks|months|years)\b"),
    ("time", "d", rf"(?:[01]?[0-9]|2[0-3])(?:(?:[:.][0-5][0-9])? ?{_HALF}(?: {_ZONE})?|[:.]?[0-5][0-9] ?(?:GMT|UTC|hrs|hours)\b)"),
    ("every", "Cl", rf"(?:[Ee]very|[Ee]ach) (?:day|week|month|year|hour|minute|{_WEEKDAY})\b"),
    ("length", "dl", rf"{_NUMBER}[ -]{_UNIT}(?:[- ]long)?\b(?![- ]old)"),
    ("month", "Cl", rf"(?:{_VAGUE})?{_MONTH}(?! (?:[0-9]|[A-Z]))"),
    ("year", "dCl", rf"(?:{_VAGUE})?{YEAR}(?![\w/-])(?!\.[0-9])"),
)  # fmt: skip
_STARTS = {"d": r"[0-9]", "C": "[A-Z]", "l": "[abcdefhilmnoprstwy]"}


def _spaced(form: str) -> str:
    """Let every space of the form be up to three, or a line's end: markup leaves such gaps where it was overwritten."""
    gap = r"\s{1,3}"
    single = form.replace("\\ ", " ").replace("[ -]", "(?:-| )").replace("[- ]", "(?:-| )").replace(" ?", "(?: )?")
    return single.replace(" ", gap)


def _branch(start: str) -> str:
    """Return the forms that may begin with a digit, a capital or a small letter; only these are tried where a word begins so."""
    forms = "|".join(f"(?P<{name}_{start}>{_spaced(form)})" for name, begins, form in _FORMS if start in begins)
    return f"(?={_STARTS[start]})(?:{forms})"


PATTERN = re.compile(rf"(?<![\w.,/$€£:-])(?:{'|'.join(_branch(start) for start in _STARTS)})")
"""Finds all forms; the last group's name is the form's, with one letter after it that does not matter."""
