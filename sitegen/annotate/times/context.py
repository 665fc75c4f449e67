"""What the value of an expression of time may rest on besides its own words: the day of publication, the story so far, the sentence."""

import datetime as dt
import re
from collections.abc import Mapping

from msgspec import Struct

from sitegen import edtf
from sitegen.annotate import lexicons
from sitegen.annotate.times import calendars
from sitegen.annotate.times.forms import any_of

YEAR_CUES = lexicons.words("year_cues")
FUNCTION_WORDS = frozenset(word.lower() for word in lexicons.words("function_words"))
DETERMINERS = lexicons.words("attribute_determiners")
_LOOK_BACK = 120
_LOOK_AHEAD = 60
"""Characters beside an expression that may tell whether the sentence looks ahead."""
_SENTENCE_END = re.compile(
    r"[.!?;\n](?:(?<=\n)|(?=\s)(?<![A-Z]\.)(?<![A-Z][a-z]\.)(?<!\bMrs\.)(?<!\b[GS]e[nt]\.)(?<!\bGov\.)(?<!\b[ap]\.m\.))"
)
_AHEAD = re.compile(rf"\b(?:{any_of(lexicons.entries('future_cues'))})(?!\w)")
_TOLD = re.compile(rf"\b(?:{any_of(lexicons.entries('past_verbs'))})(?!\w)")
_NOMINAL = frozenset({"next", "coming", "upcoming", "forthcoming", "tomorrow", "deadline", "ahead of", "run-up to", "to be"})
"""Words of the future that are no verbs; they reach to the next comma."""
_RELATIVE = ("who ", "which ")
"""What opens a clause that ends with a comma as well: 'who play on Monday, won'."""
_PASSIVE = ("be ", "is ", "are ", "being ")
_JUST_PAST = re.compile(
    rf"\b(?:(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bto )(?!expected|scheduled|planned|slated|supposed|needed)(?:[a-z]{{2,20}}ed"
    rf"|{any_of(lexicons.entries('past_verbs'))}) (?:(?:in|on|late in|early in) )?|since )$"
)
_JUST_REACH = 40
"""Characters of the longest such ending."""
_WORD_AFTER = re.compile(r"[ \n]{1,3}([A-Za-z]+)")
_BRACKETS = "([{'\"‘“"
_DEADLINES = ("by ", "until ", "till ")
_PERFECT = re.compile(r"\b(?:may|might|would|will) (?:not )?have\b")
_PERFECT_TENSE = re.compile(r"\b(?:has|have)\b|['’]ve\b")
_AHEAD_BESIDE = re.compile(r"(?:['’]s\s[a-z]{1,20})?\s(?:will|is to|are to|is due|is expected|is set|is scheduled)\b")
_AHEAD_AFTER = re.compile(
    r"(?:['’]s)?(?:,?\s[\w'’-]{1,20}){0,6}?,?\s(?:will|is to|are to|is due|are due|is expected|are expected|is set|is scheduled)\b"
)


class Story(Struct, frozen=True):
    """What the text before an expression told."""

    published: dt.date | None
    """The day of publication, when it is known and sure."""
    history: bool
    """Whether the article tells of years long past, so that a year holds until another is told."""
    years: Mapping[tuple[int, int], int]
    """(month, day) -> year, of the days that the article tells with one year only."""
    told: str = ""
    """The last date of the article: a year, month or day, or ''."""
    running: str = ""
    """In a history: the date that the story has come to, from which the year of the next one runs on."""
    near: str = ""
    """The last date told in the same block, else ''."""
    anchor: dt.date | None = None
    """The date from which dates without a year are counted, where it is not the day of publication."""
    flow: calendars.Flow = "news"
    """How dates follow the known one."""

    @property
    def known(self) -> dt.date | None:
        """The day that a date without a year is nearest to."""
        return self.anchor or self.published

    @property
    def day(self) -> dt.date | None:
        """The last day told, if the last date was one."""
        return edtf.day(self.told) if len(self.told) == len("2022-03-03") else None


class Context(Struct, frozen=True):
    """The expression's place."""

    plain: str
    start: int
    end: int
    low: int
    """Where the block begins."""
    high: int
    """Where it ends."""
    story: Story
    joined: str = ""
    """The value of the expression that ends just before this one ('1926-' before '1928'), else ''."""

    @property
    def published(self) -> dt.date | None:
        """The day of publication, when it is known and sure."""
        return self.story.published

    @property
    def clause(self) -> str:
        """The words of the sentence before the expression, lower case."""
        before = self.plain[max(self.low, self.start - _LOOK_BACK) : self.start]
        return _SENTENCE_END.split(before)[-1].lower()

    @property
    def before(self) -> str:
        """The word before the expression in its sentence, lower case, or ''."""
        words = self.plain[max(self.low, self.start - 24) : self.start].rsplit(None, 1)
        word = words[-1].lower() if words else ""
        return word.lstrip(_BRACKETS) or word

    @property
    def after(self) -> str:
        """The word after the expression when nothing but space is between, else ''."""
        match = _WORD_AFTER.match(self.plain, self.end, self.high)
        return match[1] if match else ""

    @property
    def ahead(self) -> bool:
        """Whether the sentence puts the expression into the future: the nearest verb that tells the time decides."""
        if _AHEAD_BESIDE.match(self.plain, self.end, self.high):
            return True
        clause = self.clause
        if " have" in clause:
            clause = _PERFECT.sub(" ", clause)
        future = _last(_AHEAD, clause)
        if "ll " in clause:
            future = max(future, clause.rfind("'ll "), clause.rfind("’ll "))
        past = _last(_TOLD, clause)
        if past < 0 and clause.endswith(_DEADLINES):
            return True
        if future < 0 and past < 0:
            return bool(_AHEAD_AFTER.match(self.plain, self.end, min(self.high, self.end + _LOOK_AHEAD)))
        return future > past

    @property
    def still(self) -> bool:
        """Whether what began then goes on at publication ('has led since March'), so that no year told before it counts."""
        return self.before == "since" and bool(_PERFECT_TENSE.search(self.clause))

    @property
    def flow(self) -> calendars.Flow:
        """How a date without a year follows the known one: right after a verb of the past ('opened in April') it is past."""
        return "past" if self.story.flow == "news" and _just_past(self.clause) else self.story.flow


def _just_past(clause: str) -> bool:
    """Whether the sentence ends with a verb of the past, maybe with 'in' or 'on' after it."""
    return bool(_JUST_PAST.search(clause, max(0, len(clause) - _JUST_REACH)))


def _last(pattern: re.Pattern[str], clause: str) -> int:
    """Return where the last word of the list begins, or -1; a participle after 'be' tells no time."""
    found = -1
    for match in pattern.finditer(clause):
        at = match.start()
        if at and clause[at - 1].isalnum():
            continue
        if (match[0] in _NOMINAL or match[0].startswith(_RELATIVE)) and "," in clause[at:]:
            continue
        if not (pattern is _TOLD and clause.endswith(_PASSIVE, 0, at)):
            found = at
    return found
