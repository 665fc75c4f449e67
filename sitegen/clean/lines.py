"""A part of the raw text with what can be told about it before its neighbours are known."""

import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from sitegen.clean import captions, words
from sitegen.clean.phrases import Found, find, may_say
from sitegen.model import Part, RawArticle

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$|[.!?…] ?[\"'”’»]$")
_LEAST_PROSE = 9
_LEAST_ASKED = 20
"""Words of a question or an exclamation that is no headline."""
_CLOSING = "\"'”’»)]"
_MUCH = 30
_SMALL = re.compile(r"(?: |^)[a-z]{4}")
_TELLING = re.compile(
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
    r"|[\d ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b[Aa][Gg][Oo]\b|\d[./-]\d"
)
_BRIEF = 6
"""Words of a line whose key is made for the table of phrases without asking how it begins."""
_SEPARATORS = re.compile(r"\s+[|/•·–—-]\s*|\s*[|•·»›]\s*")
_CRUMBS = re.compile(r"[»›>]|\s[/|]\s")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_BYLINE = re.compile(r"(?:(?:[Ww]ritten|[Rr]eported|[Pp]osted|[Ss]tory|[Pp]ublished) )?(?:[Bb]y|BY):? ?(?=[A-Z@])")
_NAME = re.compile(r"[A-Z][\w'’.-]*")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_FULL_DATE = re.compile(rf"\b{_MONTH} #|# (?:(?:st|nd|rd|th|of) ){{0,2}}{_MONTH}\b")
_NUMERIC = re.compile(r"\b(?:(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d)(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_BYLINE, _MOST_STAMP, _MOST_STAMPS, _LONGEST_STAMP = 16, 16, 24, 32
"""Words of a byline, of a date line, and of one that holds nothing but dates, with and without its strokes."""
_AGO = re.compile(
    r"(?:^| )(?:#|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:sec|min|hour|hr|h|day|week|month|year)[a-z]* ago(?: |$)"
)
_WHO = r"[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{0,20}){1,3}(?:, [A-Z][\w.]{1,8},?)?"
_IS = re.compile(rf"{_WHO} (?:is|has been) (?:an? |the |our |[A-Z])")
_COVERS = re.compile(rf"{_WHO} (?:covers|writes (?:about|for|on)|reports on|has written for|has covered|can be reached) ")
_LONGEST_BIOGRAPHY, _LONGEST_OFFICE = 900, 160
"""Characters of a paragraph about the author, and of its beginning in which their work is named."""

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - used like the built-in decorators
    """A property that is worked out once. functools.cached_property of Python 3.11 takes a lock, which costs more than the work here."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self.work = work
        self.name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, line: None, owner: type) -> "once[T]": ...
    @overload
    def __get__(self, line: object, owner: type) -> T: ...
    def __get__(self, line: object | None, owner: type) -> "once[T] | T":
        if line is None:
            return self
        value = line.__dict__[self.name] = self.work(line)
        return value


class Line:
    """A part and its words. What costs more than these is worked out once, and only when asked for."""

    def __init__(self, part: Part, raw: RawArticle) -> None:
        self.part = part
        self.start = part.start
        self.end = part.end
        self.shown = raw.plain[part.start : part.end] if raw.plain is raw.text else raw.plain[part.start : part.end].strip()
        self.written = self.shown if raw.plain is raw.text else raw.text[part.start : part.end]
        """The line with its markup."""
        self.size = self.shown.count(" ") + 1

    @once
    def tokens(self) -> tuple[str, ...]:
        """Return the words of `key`."""
        return tuple(words.tokens(self.shown)) if len(self.shown) <= words.LONGEST else ()

    @once
    def key(self) -> str:
        """Return words.key of a line; empty for a paragraph."""
        return " ".join(self.tokens)

    @once
    def ended(self) -> bool:
        """Whether the line ends as a sentence does."""
        last = self.shown[-1:]
        return (last != "" and last in ".!?…") or (not last.isalnum() and _SENTENCE_END.search(self.shown[-5:]) is not None)

    @once
    def prose(self) -> bool:
        """Whether the line is running text: a sentence of some length, or very long."""
        if self.size >= _MUCH or len(self.shown) > words.LONGEST:
            return True
        return self.ended and self.size >= (_LEAST_PROSE if self.shown.rstrip(_CLOSING).endswith(".") else _LEAST_ASKED) and not self.titled

    @once
    def running(self) -> bool:
        """Whether the line is a paragraph of an article as far as can be told from what it says."""
        if not self.prose or self.part.role in {"heading", "meta", "code"}:
            return False
        return not (self.phrase or self.credit or self.stamp or self.byline or self.biography or self.described)

    @once
    def titled(self) -> bool:
        """Whether most words begin with a capital, as headlines are set in America."""
        if 4 * len(_SMALL.findall(self.shown)) >= self.size:
            return False
        long = [word for word in self.shown.split() if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004 - short words stay small
        return len(long) > 2 and 4 * sum(word[0].isupper() for word in long) > 3 * len(long)  # noqa: PLR2004

    @once
    def phrase(self) -> Found | None:
        """Find the stock phrase that the line says."""
        if self.size > _BRIEF and not may_say(self.shown):
            return None
        found = find(self.key) if self.key else None
        if found and found.whole and len(self.tokens) == 1 and self.shown.endswith("."):
            return None  # a word with a full stop is a sentence, if a short one
        if found and not found.whole and self.shown.endswith("?"):
            return None  # a question asks more than its first words
        return found

    @once
    def wordless(self) -> bool:
        """Whether there is no letter and no digit in the line."""
        return not any(map(str.isalnum, self.shown)) if len(self.shown) <= words.LONGEST else False

    @once
    def picture(self) -> bool:
        """Whether the line shows a picture and no words of its own. Only Markdown can: `![The old pier](pier.jpg)`."""
        return self.written is not self.shown and self.wordless and "![" in self.written

    @once
    def address(self) -> bool:
        """Whether the line is a web address and nothing else."""
        return _URL.fullmatch(self.shown) is not None

    @once
    def stamp(self) -> bool:
        """Whether the line holds a date or an age and hardly anything else: 'Published ... | Updated ...', 'Two hours ago'."""
        if self.size > _LONGEST_STAMP or (self.prose and not self._begins_with_date) or not _TELLING.search(self.shown):
            return False
        if "#" not in self.key and " ago" not in self.key:
            return False
        tokens = self.tokens
        if len(tokens) > _MOST_STAMPS:
            return False
        telling = bool(_FULL_DATE.search(self.key) or _AGO.search(self.key) or _NUMERIC.search(self.shown))
        if not telling or self.dated:
            return telling
        if self.shown.startswith(("—", "–", "-")):
            return False  # below a tweet: — Jane Doe (@janedoe) March 3, 2022
        whole = _YEAR.search(self.shown) is not None or _AGO.search(self.key) is not None
        return whole and 2 * _date_words(tokens) >= len(tokens) and not self.prose and len(tokens) <= _MOST_STAMP

    @property
    def _begins_with_date(self) -> bool:
        """Whether the first word may be of a date: a sentence is a date line only when all its words are."""
        first = self.shown.split(None, 1)[0].strip("([\"'“‘:,.").lower()
        return not first.isalpha() or first in words.DATES or first in words.CLOCK or first in words.STAMPS

    @once
    def dated(self) -> bool:
        """Whether every word of the line belongs to dates and times."""
        return _date_words(self.tokens) == len(self.tokens) > 0

    @once
    def byline(self) -> bool:
        """Whether the line names who wrote the article: 'By Jane Doe and John Roe, Reuters'."""
        match = _BYLINE.match(self.shown)
        if not match or self.size > _LONGEST_BYLINE or self.ended:
            return False
        rest = words.unglued(self.shown[match.end() :])
        parts = rest.split()
        named = sum(
            _NAME.match(part) is not None
            or part.lower() in {"and", "&", "for", "|", "of", "the", "in", "-", "–", "—", ","}
            or not part[0].isalpha()
            for part in parts
        )
        return named * 4 >= len(parts) * 3

    @once
    def credit(self) -> bool:
        """Whether the line credits a picture to somebody, as captions do."""
        return self.size <= captions.LONGEST and captions.credited(self.shown, self.size, ended=self.ended)

    @once
    def described(self) -> bool:
        """Whether the line tells what a picture shows."""
        return captions.described(self.shown, self.size, ended=self.ended)

    @once
    def biography(self) -> bool:
        """Whether a paragraph tells what its writer does: 'Jane Doe is a senior reporter at ...'."""
        if len(self.shown) > _LONGEST_BIOGRAPHY:
            return False
        if _COVERS.match(self.shown):
            return True
        return _IS.match(self.shown) is not None and not words.JOBS.isdisjoint(words.tokens(self.shown[:_LONGEST_OFFICE]))

    @once
    def breadcrumb(self) -> bool:
        """Whether the line shows the way from the home page: 'Home » News » ...'."""
        return bool(self.key and not self.prose and _CRUMBS.search(self.shown) and words.key(self.segments[0]) in words.SECTIONS)

    @once
    def segments(self) -> list[str]:
        """Split the line at breadcrumb signs and bars."""
        return [piece for piece in _SEPARATORS.split(self.shown) if piece]


def _date_words(tokens: tuple[str, ...]) -> int:
    return sum(word == "#" or word in words.DATES or word in words.CLOCK or word in words.STAMPS for word in tokens)
