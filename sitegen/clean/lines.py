"""A part of the raw text with what can be told about it before its neighbours are known."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Generic, TypeVar, overload

from sitegen.clean import words
from sitegen.clean.phrases import Found, find
from sitegen.model import Part, RawArticle

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$|[.!?…] ?[\"'”’»]$")
_LEAST_PROSE = 9
_LEAST_ASKED = 20
"""Words of a question or an exclamation that is no headline."""
_CLOSING = "\"'”’»)]"
_MUCH = 30
_SEPARATORS = re.compile(r"\s+[|/•·–—-]\s*|\s*[|•·»›]\s*")
_CRUMBS = re.compile(r"[»›>]|\s[/|]\s")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_BYLINE = re.compile(r"(?:(?:[Ww]ritten|[Rr]eported|[Pp]osted|[Ss]tory|[Pp]ublished) )?(?:[Bb]y|BY):? ?(?=[A-Z@])")
_NAME = re.compile(r"[A-Z][\w'’.-]*")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_FULL_DATE = re.compile(rf"\b{_MONTH} #|# (?:(?:st|nd|rd|th|of) ){{0,2}}{_MONTH}\b")
_NUMERIC = re.compile(r"\b(?:(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d)(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_BYLINE, _MOST_STAMP, _MOST_STAMPS = 16, 16, 24
"""Words of a byline, of a date line, and of one that holds nothing but dates."""
_LONG_CAPTION, _LONGEST_CAPTION = 25, 45
_AGO = re.compile(
    r"(?:^| )(?:#|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:sec|min|hour|hr|h|day|week|month|year)[a-z]* ago(?: |$)"
)
_CREDIT_TAIL = re.compile(r"[(\[{|/][^()\[\]{}|]{1,90}[)\]}]?$")
_CREDIT_HEAD = re.compile(
    r"(?:[Pp]hotos?|[Ii]mages?|[Pp]ictures?|[Cc]redits?|[Ss]ource|PHOTO|IMAGE|FILE|[Ff]ile|Pic|[Ii]llustration|Courtesy|[Cc]aption)"
    r"(?: [Cc]redits?| [Ss]ource| by| courtesy| caption)?\s?(?::|/|–|—|- )"
)
_CREDIT_ENDS = frozenset({"getty images", "ap photo", "afp photo", "associated press", "adobe stock", "file photo", "wikimedia commons"})
_CREDITING = frozenset({"photo", "image", "picture", "credit", "credits", "copyright", "courtesy"})
_CREDITED_TO = frozenset({"by", "credit", "credits", "courtesy"})

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
        self.tokens = tuple(words.tokens(self.shown)) if len(self.shown) <= words.LONGEST else ()
        """The words of `key`."""
        self.key = " ".join(self.tokens)
        """words.key of a line; empty for a paragraph."""
        self.ended = _SENTENCE_END.search(self.shown[-5:]) is not None
        """Whether the line ends as a sentence does."""

    @once
    def prose(self) -> bool:
        """Whether the line is running text: a sentence of some length, or very long."""
        if self.size >= _MUCH or len(self.shown) > words.LONGEST:
            return True
        return self.ended and self.size >= (_LEAST_PROSE if self.shown.rstrip(_CLOSING).endswith(".") else _LEAST_ASKED) and not self.titled

    @once
    def titled(self) -> bool:
        """Whether most words begin with a capital, as headlines are set in America."""
        long = [word for word in self.shown.split() if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004 - short words stay small
        return len(long) > 2 and 4 * sum(word[0].isupper() for word in long) > 3 * len(long)  # noqa: PLR2004

    @once
    def phrase(self) -> Found | None:
        """Find the stock phrase that the line says."""
        found = find(self.key) if self.key else None
        if found and found.whole and len(self.tokens) == 1 and self.shown.endswith("."):
            return None  # a word with a full stop is a sentence, if a short one
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
        if not self.key or len(self.tokens) > _LONGEST_CAPTION:
            return False
        if _CREDIT_HEAD.match(self.shown):
            return True
        tail = _CREDIT_TAIL.search(self.shown) if "://" not in self.shown else None
        if tail and _credited(words.tokens(tail[0]), sure=len(self.tokens) > _LONG_CAPTION):
            return True
        return len(self.tokens) > 1 and _credited_end(self.tokens) and not self.ended

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


def _credited(said: list[str], *, sure: bool) -> bool:
    """Whether words in brackets or behind a stroke are a credit: an agency's name, or 'photo' and the like with a name.

    `sure` asks for more than a name: behind a long sentence an agency in brackets is where the news comes from.
    """
    pictures = any(word in words.CREDIT_WORDS or word == "getty" for word in said)
    if len(said) > 1 and pictures:
        return True
    return not sure and any(name in words.CREDITS for name in (" ".join(said), *said[:1], *said[-1:], " ".join(said[-2:])))


def _credited_end(tokens: tuple[str, ...]) -> bool:
    """Whether a line ends in 'Photo by X', 'Getty Images' or '/ AFP' without brackets."""
    end = tokens[-7:]
    if words.CREDIT_WORDS.isdisjoint(end) and words.CREDITS.isdisjoint(end) and end[-1] not in {"images", "press", "commons", "stock"}:
        return False
    last = " ".join(tokens[-2:])
    if last in _CREDIT_ENDS:
        return True
    return any((one in _CREDITING and other in _CREDITED_TO) or (one, other) == ("courtesy", "of") for one, other in pairwise(end))
