"""The day on which a page was fetched: nothing in it was published later, and 'three hours ago' is counted back from it.

It is known from what the archivist states, from the address of a web archive's copy, or from a line that says so ('Archived on 5 March
2022'). What is counted back from a day is no surer than a day can be: hours may reach over midnight, and pages round weeks and months.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen import edtf
from sitegen.infer import address, words
from sitegen.infer.calendar import FIRST_YEAR, LAST_YEAR, days
from sitegen.model import Block, Evidence, RawArticle

_LONGEST = 120
_NEAR = 40
"""Characters between the words that say so and the date."""
_AGO = re.compile(
    rf"(?:(?P<count>(?<![0-9.])[0-9]{{1,3}}|\b(?:an?|(?a:{words.either(words.NUMBERS)})))\s{{0,2}}(?P<unit>(?a:{words.either(words.UNITS)}))\s{{1,2}}ago"
    r"|\b(?P<named>just\snow|today|yesterday))(?![\w])",
    re.IGNORECASE,
)
_AGO_WORDS = (" ago", "yesterday", "today", "just now")
_DIGIT = re.compile(r"[0-9]")
_HOURS = 24
_LONG = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "year": (365, 366)}
"""Days in a unit, at least and at most."""
_COPY_HEAD = 3
"""Lines from the top among which a web archive's own address stands."""


class Capture(Struct, frozen=True):
    """The day of capture and the words that tell it."""

    day: dt.date
    """The last one that it can be."""
    evidence: Evidence
    first: dt.date | None = None
    """The first one that it can be, where that is another: of 'March 2022' the 1st."""


class Ago(Struct, frozen=True):
    """A stamp that counts back from the moment in which the page was shown."""

    start: int
    end: int
    first: int
    """Days before that day, at most."""
    last: int
    """Days before that day, at least."""

    def value(self, capture: Capture) -> str | None:
        """Return the EDTF of what it means on a page that was captured then; None where no newspaper archive reaches so far back."""
        earliest = capture.first or capture.day
        if earliest.toordinal() - self.first < dt.date(FIRST_YEAR, 1, 1).toordinal():
            return None
        first, last = earliest - dt.timedelta(days=self.first), capture.day - dt.timedelta(days=self.last)
        return f"{last}?" if first == last else f"{first}/{last}"


def captured(raw: RawArticle, blocks: Sequence[Block]) -> Capture | None:
    """Return the latest day on which the page can have been fetched, where anything tells it."""
    if raw.stated.captured:
        first, last = edtf.bounds(raw.stated.captured)
        if last.year <= LAST_YEAR:  # 'since March 2022' sets no end
            place = raw.stated.places.get("captured", "")
            stated = _evidence(last, "captured as stated", raw.stated.captured, where="stated", place=place)
            return Capture(last, stated, first if first != last else None)
    if raw.stated.url:
        copy = address.copied(raw.stated.url)
        if copy:
            day, start, end = copy
            place = raw.stated.places.get("url", "")
            return Capture(day, _evidence(day, "copied by a web archive", raw.stated.url[start:end], where="url", place=place))
    said = {capture.day: capture for capture in _in_text(blocks)}
    return said[max(said)] if said else None


def ago(text: str) -> list[Ago]:
    """Return the stamps that count back ('3 hours ago', 'yesterday') in a short text."""
    lower = text.lower()
    if not any(word in lower for word in _AGO_WORDS):
        return []
    return [Ago(match.start(), match.end(), *_days_back(match)) for match in _AGO.finditer(text)]


def _in_text(blocks: Sequence[Block]) -> Iterator[Capture]:
    """Yield what lines outside the text say: a web archive's address at the top, 'Archived on ...' anywhere."""
    for index, block in enumerate(blocks):
        if len(block.text) > _LONGEST or not _DIGIT.search(block.text):
            continue
        copy = address.copied(block.text) if index < _COPY_HEAD and "/" in block.text else None
        if copy:
            day, start, end = copy
            yield Capture(day, _in_block(day, block, start, end, "copied by a web archive"))
        lower = block.text[:_LONGEST].lower()
        if not lower[0].isalpha() or not any(word in lower for word in words.CAPTURED):
            continue
        found = days(block.text)
        if len(found) == 1 and len(found[0].readings) == 1 and _says_so(lower, found[0].start):
            day = dt.date.fromisoformat(found[0].readings[0])
            yield Capture(day, _in_block(day, block, found[0].start, found[0].end, "the page says when it was captured"))


def _says_so(lower: str, start: int) -> bool:
    """Whether a line begins by saying that the page was captured, and nothing but that stands before the date."""
    before = re.findall(r"[a-z]+", lower[:start])
    return len(lower[:start]) <= _NEAR and bool(words.CAPTURED.intersection(before)) and words.CAPTURING.issuperset(before)


def _days_back(match: re.Match[str]) -> tuple[int, int]:
    named, unit, count = match["named"], match["unit"], match["count"]
    if named:
        back = 1 if named.lower() == "yesterday" else 0
        return back, back
    name = words.UNITS_OF[unit.lower()]
    number = int(count) if count.isdigit() else 1 if count.lower() in {"a", "an"} else words.NUMBERS[count.lower()]
    if name in {"second", "minute"}:
        return 0, 0
    if name == "hour":
        return (number + _HOURS - 1) // _HOURS if number > _HOURS // 4 else 0, number // _HOURS
    short, long = _LONG[name]
    return ((number + 1) * long - 1, number * short - short // 2) if long > 1 else (number, number)  # some pages cut off, some round


def _evidence(day: dt.date, rule: str, quote: str, *, where: str, place: str) -> Evidence:
    return Evidence("captured", day.isoformat(), rule, quote, where=where, place=place)  # type: ignore[arg-type]


def _in_block(day: dt.date, block: Block, start: int, end: int, rule: str) -> Evidence:
    begin = block.start + start
    return Evidence("captured", day.isoformat(), rule, block.text[start:end], start=begin, end=block.start + end, certainty=0.9)
