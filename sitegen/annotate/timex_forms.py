"""The forms in which English news tells a time: one pattern for each, tried only where timex_scan saw a word that may belong to one.

Full and partial dates, weekdays, feasts, relative days, weeks, months, seasons and years, durations, sets, times of day. Every pattern
is a sequence without nested repetition, so that time stays linear in the text. The order counts: the first form that fits wins, longer
ones stand first. Named groups are what the readers take a value from.
"""

import re
from collections.abc import Iterable, Mapping
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
    return any_of(sorted({form for word in words for form in (word, word[:1].upper() + word[1:])}))


_SMALL = {word: int(number) for word, number in _table("months").items()}
MONTHS = _SMALL | {word.upper(): number for word, number in _SMALL.items() if word in edtf.MONTHS}
WEEKDAYS = {word: int(number) for word, number in _table("weekdays").items()}
_COUNTED = _table("numbers")
_DIGIT_WORDS = [
    word for word, number in _COUNTED.items() if number.isdecimal() and " " not in word and 1 <= int(number) <= len("123456789")
]
_TENS = [word for word, number in _COUNTED.items() if number.isdecimal() and word.endswith("ty")]
NUMBERS = _COUNTED | {
    f"{ten}-{one}": str(int(_COUNTED[ten]) + int(_COUNTED[one])) for ten in _TENS for one in _DIGIT_WORDS if one not in {"a", "an"}
}
UNITS = _table("time_units")
PARTS = _table("day_parts")
PHRASES = _table("time_phrases")
FEASTS = _table("feasts")
ORDINALS = {word: number for number, word in enumerate(lexicons.entries("ordinals"), 1)}
DECADES = {f"{word.removesuffix('y')}ies": _COUNTED[word] for word in _TENS if int(_COUNTED[word]) >= 20}  # noqa: PLR2004 - twenties
SEASONS = ("spring", "summer", "autumn", "fall", "winter")

_LONG = any_of(word for word in MONTHS if word.title() in edtf.MONTHS)
_SHORT = any_of(word for word in MONTHS if word.title() not in edtf.MONTHS)
_MONTH = rf"(?:(?:{_LONG})\b|(?:{_SHORT})\b\.?)"
_WEEKDAYS = "|".join(word for word in WEEKDAYS if word.endswith("day"))
_WEEKDAYS_SHORT = "|".join(word for word in WEEKDAYS if not word.endswith("day"))
_WEEKDAY = rf"(?:{_WEEKDAYS}|(?:{_WEEKDAYS_SHORT})\b\.?(?=,? [0-9]|,? (?:{any_of(_SMALL)})))"
YEAR = r"(?:1[0-9]{3}|20[0-9][0-9])(?![0-9%])(?![.,:][0-9])"
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9%])(?![.,:][0-9])"
_NUMBER = rf"(?:[0-9]{{1,4}}(?:[.,][0-9]{{1,3}})?|{_either(NUMBERS)})"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|century|centuries)\b"
_ONE = (
    r"(?:day|week|fortnight|month|year|decade|century|quarter|weekend|morning|afternoon|evening|night|spring|summer|autumn|fall|winter)\b"
)
_PART = r"(?:morning|afternoon|evening|night)"
_SEASON = "(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_ABOUT = f"(?:(?:{_either(('about', 'nearly', 'almost', 'more than', 'less than', 'some', 'around', 'roughly', 'at least', 'just', 'over', 'up to', 'only'))}) )?"
_HALF = r"(?:[ap]\.m\.|[ap]m\b|AM\b|PM\b)"
_ZONE = "(?:GMT|UTC|BST|ET|EST|EDT|CST|CDT|PST|PDT|CET|CEST|[Ll]ocal time)"
_EDGE = "(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Cc]lose|[Tt]urn|[Rr]est|(?:[Ll]atter|[Ff]irst|[Ll]ast|[Ss]econd) part)"
_VAGUE = rf"(?:(?:[Tt]he )?(?:very )?{_EDGE} of |(?:[Vv]ery )?(?:[Ee]arly|[Ll]ate|[Mm]id)[ -](?:in )?)"
_ORDER = "(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|[Ll]ast|[Ll]atter)"
_COUNTED_AFTER = "(?! (?:percent|per cent|million|billion|people|times|years|points|goals))"
_OF_YEAR = "(?: (?:of |in )?(?P<of>th(?:at|is)(?: same)?|the (?:same|following|previous)|last|next) year)?"
_UNTIL_YEAR = f"(?=(?: ?[-–—] ?| (?:and|to|until) )(?:[12][0-9]|3[01]|0?[1-9]),? (?P<y>{YEAR})|)"
_MODIFIED = "(?: more| full| consecutive| straight| additional| long| whole| solid)?"
_NO_VERB = "".join(rf"(?<!\b{word}\x20)" for word in ("to", "will", "would", "could", "may", "might", "can", "not", "should"))
"""Before 'last' these make it a verb: 'to last several weeks'."""
_THE = "(?:[Tt]he )?"

_FORMS: tuple[tuple[str, str, str], ...] = (
    ("phrase", "ADU", rf"(?P<phrase>{_either(PHRASES)})\b"),
    ("vague", "A", r"(?:[Ii]n )?the (?P<vague>past|future|present)(?=[.,;:!?)”\"’]|$| (?:and|but|or|he|she|they|it|we|you|I|to|when|that|as|for|by|with|has|have|had|is|was|were|will|would)\b)"),
    ("vague", "A", r"[Ii]n (?P<vague>future)(?=[.,;:!?)]|$)"),
    ("iso", "D", r"(?P<y>[0-9]{4})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?![0-9])(?:T(?P<t>[0-2][0-9]:[0-5][0-9]))?"),
    ("numeric", "D", r"(?P<numbers>[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})(?![\w/])"),
    ("mdy", "MW", rf"(?:{_WEEKDAY},? )?(?:{_VAGUE})?(?P<m>{_MONTH}) (?P<d>{_DAY}),? (?P<y>{YEAR})"),
    ("dmy", "DW", rf"(?:{_WEEKDAY},? (?:the )?)?(?P<d>{_DAY}) (?:of )?(?P<m>{_MONTH}),? (?P<y>{YEAR})"),
    ("feast", "FM", rf"(?P<feast>{any_of(FEASTS)})\b(?:,? (?P<y>{YEAR}))?(?! [a-z]+s\b)"),
    ("md", "MW", rf"(?:(?P<w>{_WEEKDAY}),? )?(?:{_VAGUE})?(?P<m>{_MONTH}) (?P<d>{_DAY}){_COUNTED_AFTER}{_OF_YEAR}{_UNTIL_YEAR}"),
    ("dm", "DW", rf"(?:(?P<w>{_WEEKDAY}),? (?:the )?)?(?P<d>{_DAY}) (?:of )?(?P<m>{_MONTH})(?!\w){_OF_YEAR}"),
    ("range", "D", rf"(?P<d>{_DAY})(?=(?: ?[-–—/] ?| (?:and|to|or|until) (?:the )?){_DAY} (?:of )?(?P<m>{_MONTH})(?:,? (?P<y>{YEAR}))?)"),
    ("daypart", "P", rf"{_THE}(?P<p>[Mm]orning|[Aa]fternoon|[Ee]vening|[Nn]ight) of (?:the )?(?:{_WEEKDAY},? )?"
     rf"(?:(?P<m>{_MONTH}) (?P<d>{_DAY})(?:,? (?P<y>{YEAR}))?|(?P<d2>{_DAY}) (?:of )?(?P<m2>{_MONTH})(?:,? (?P<y2>{YEAR}))?)"),
    ("my", "M", rf"(?:{_VAGUE})?(?P<m>{_MONTH}),? (?:of )?(?P<y>{YEAR})"),
    ("season", "P", rf"(?:{_VAGUE}|{_THE})(?:{_THE})?(?P<s>{_SEASON}) (?:of )?(?P<y>{YEAR})"),
    ("quarter", "UD", rf"{_THE}(?P<n>{_ORDER}|[1-4](?:st|nd|rd|th))[ -][Qq]uarter\b(?: of)?(?: (?:(?:fiscal )?(?P<y>{YEAR})|(?P<which>this|last|next|the) year))?"),
    ("quarter", "A", rf"Q(?P<n>[1-4])(?: (?:of )?(?P<y>{YEAR}))?"),
    ("half", "AU", rf"{_THE}(?P<n>{_ORDER}) half of (?:(?P<y>{YEAR})|(?P<which>this|last|next|the) year)"),
    ("decade", "D", r"(?:[Tt]he )?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[ -])?(?P<decade>(?:1[0-9]|20)[0-9]0)['’]?s\b"),
    ("shortdecade", "DA", rf"[Tt]he (?:(?:early|late|mid)[ -])?(?:['’]?(?P<decade>[2-9]0)s|(?P<words>{_either(DECADES)}))\b"),
    ("century", "DU", rf"(?:{_VAGUE}|{_THE})(?:{_THE})?(?P<n>[0-9]{{1,2}}(?:st|nd|rd|th)|{_either(ORDINALS)})[ -][Cc]entury\b"),
    ("clock", "D", rf"(?P<h>[01]?[0-9]|2[0-3])(?:[:.](?P<mi>[0-5][0-9]))?(?: |-)?(?P<half>{_HALF})"
     rf"(?: {_ZONE}\b)?(?: in the {_PART}\b)?(?:,? (?:on )?(?P<w>{_WEEKDAYS}|today|yesterday|tomorrow)\b)?"),
    ("hours", "D", rf"(?P<h>[01]?[0-9]|2[0-3])[:.]?(?P<mi>[0-5][0-9]) ?(?P<zone>{_ZONE}|hrs|hours)\b(?:,? (?:on )?(?P<w>{_WEEKDAYS})\b)?"),
    ("hours", "D", r"(?P<h>[01]?[0-9]|2[0-3]):(?P<mi>[0-5][0-9])(?![\w%])(?![.:,][0-9])"),
    ("noon", "P", rf"(?P<noon>[Nn]oon|[Mm]idday|[Mm]idnight)\b(?:,? (?:on )?(?P<w>{_WEEKDAYS}|today|yesterday|tomorrow)\b)?"),
    ("every", "UDW", rf"(?:[Ee]very|[Ee]ach)(?: (?P<other>other|single))?(?: (?P<n>{_NUMBER}))? (?P<u>{_UNIT}|weekend\b|{_WEEKDAY}|{_PART}\b)"),
    ("every", "MP", rf"(?:[Ee]very|[Ee]ach) (?P<u>{_MONTH}|{_SEASON}\b|{_PART}\b|weekend\b)"),
    ("often", "U", rf"[Pp]er (?P<u>{_UNIT})"),
    ("often", "UD", rf"(?:[Oo]nce|[Tt]wice|{_NUMBER} times) (?:an?|per|each|every) (?P<u>{_UNIT})"),
    ("weekdays", "W", rf"(?:{_THE})(?P<w>{_WEEKDAYS})s\b(?! of)|(?P<w2>{_WEEKDAYS}) (?P<p>{_PART})s\b|(?:an?|any) (?P<w3>{_WEEKDAYS})\b"),
    ("weekday", "W", rf"(?:(?P<which>[Tt]he (?:next|following|previous|same)|[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Tt]his coming|[Tt]his past|[Tt]hat|(?:[Ee]arly|[Ll]ate)(?: on)?) )?"
     rf"(?P<w>{_WEEKDAYS})(?: (?P<p>{_PART}))?\b"),
    ("nearday", "A", rf"(?:[Ee]arl(?:y|ier) |[Ll]ate(?:r)? )?(?P<near>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)(?: (?P<p>{_PART}))?\b"),
    ("beyond", "AU", r"(?:[Tt]he )?(?P<near>day before yesterday|day after tomorrow)\b"),
    ("edge", "UPM", rf"(?:(?:[Tt]he )?(?:very )?{_EDGE} of |(?:[Ee]arl(?:y|ier)|[Ll]ater?) (?:in )?)(?P<which>the(?: same| following| next| previous)?|th(?:is|at)(?: same| past| coming)?|last|next) (?P<u>{_ONE}|{_MONTH})"),
    ("shifted", "UPM", rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]h(?:is|at)(?: same| past| coming| very)?|[Tt]he(?: very)? (?:following|next|previous|same|preceding)) (?P<u>{_ONE}|{_MONTH})(?! old)"),
    ("beside", "U", r"[Tt]he (?:very )?(?P<u>day|week|month|year|night) (?P<way>before|after|earlier|later|prior)(?=[.,;:)\n]|$| (?:and|but|in|when)\b)"),
    ("ago", "UD", rf"{_ABOUT}(?P<n>{_NUMBER}){_MODIFIED}[ -](?P<u>{_UNIT}|weekend\b|quarters?\b)(?: and a half| or so| or more)? "
     r"(?P<way>ago|earlier|previously|later|from now|hence|before(?=[.,;:)\n]|$)|after(?=[.,;:)\n]|$)|afterwards?|prior(?! to))\b"),
    ("long", "U", rf"(?:[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies|[Mm]inutes|[Hh]ours) (?P<way>ago|later|earlier)\b"),
    ("past", "UD", rf"(?P<the>{_THE})(?P<which>{_NO_VERB}[Ll]ast|[Pp]ast|[Nn]ext|[Pp]revious|[Cc]oming|[Ff]irst|[Ff]inal|[Ff]ollowing|[Ee]nsuing) (?:(?P<n>{_NUMBER}|couple of)[ -])?(?:full )?(?P<u>{_UNIT})"),
    ("recent", "U", r"(?:[Tt]he )?(?:(?:[Mm]ore|[Mm]ost) )?[Rr]ecent (?:days|weeks|months|years|decades)\b"),
    ("fraction", "U", rf"{_ABOUT}(?:[Hh]alf|[Aa] half)(?: an? |-| )(?P<u>hour|century|decade|day|year)s?\b"),
    ("length", "UD", rf"{_ABOUT}(?:[Tt]he |[Aa]nother |[Tt]hese |[Tt]hose )?(?P<n>{_NUMBER}){_MODIFIED}[ -](?P<u>{_UNIT})(?P<half> and a half)?(?:[- ]long\b)?(?! (?:of age|older|younger))(?![- ]old)"),
    ("bare", "U", rf"(?P<u>[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies|[Mm]inutes|[Hh]ours|[Yy]ear-long|[Mm]onth-long|[Ww]eek-long|[Dd]ay-long)\b(?![- ]old)"),
    ("weekend", "P", r"[Tt]he (?:long )?weekend\b"),
    ("inpart", "P", rf"(?:[Tt]he )?(?:(?:early|late) )?(?P<p>{_PART})\b(?! of)"),
    ("inseason", "P", rf"{_THE}(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[ -])?(?P<s>{_SEASON})\b"),
    ("month", "M", rf"(?:{_VAGUE})?(?P<m>{_MONTH})(?! [0-9]){_OF_YEAR}"),
    ("year", "D", rf"(?:[Tt]he year |{_VAGUE})?(?P<y>{YEAR})(?![\w/])(?!\.[0-9])"),
    ("shortyear", "D", r"(?P<y>[0-9]{1,2})(?![\w:/%])(?![.,][0-9])"),
)  # fmt: skip
CLASSES = "ADFMPUW"
"""Of words that a form may hold: adverbs and phrases, digits, feasts, months, parts of days and years, units, weekdays."""
_NAME = re.compile(r"\?P<\w+>")


class Form(NamedTuple):
    """One way to tell a time."""

    rule: str
    pattern: re.Pattern[str]


def _spaced(form: str) -> str:
    """Let every space of the form be up to three, or a line's end: markup leaves such gaps where it was overwritten."""
    gap = r"\s{1,3}"
    single = form.replace("\\ ", " ").replace("[ -]", "(?:-| )").replace("[- ]", "(?:-| )").replace(" ?", "(?: )?")
    return single.replace(" ", gap)


FORMS: Mapping[str, Form] = {
    f"f{place}": Form(rule=name, pattern=re.compile(_spaced(form))) for place, (name, _, form) in enumerate(_FORMS)
}


def _union(letter: str) -> re.Pattern[str]:
    forms = (f"(?P<f{place}>{_NAME.sub('?:', _spaced(form))})" for place, (_, classes, form) in enumerate(_FORMS) if letter in classes)
    return re.compile("|".join(forms))


PATTERNS: Mapping[str, re.Pattern[str]] = {letter: _union(letter) for letter in CLASSES}
"""All forms of a class; the last group's name is the key of FORMS."""


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
