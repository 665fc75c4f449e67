"""A part of the raw text with what can be told about it before its neighbours are known."""

import re
from functools import cached_property

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
_NUMERIC = re.compile(r"\b(?:(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d)\b")
_AGO = re.compile(r"(?:^| )(?:#|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:sec|min|hour|hr|h|day|week|month|year)[a-z]* ago(?: |$)")
_CREDIT_TAIL = re.compile(r"[(\[{|/][^()\[\]{}|]{1,90}[)\]}]?$")
_CREDIT_HEAD = re.compile(r"(?:[Pp]hotos?|[Ii]mages?|[Pp]ictures?|[Cc]redits?|[Ss]ource|PHOTO|IMAGE|FILE|[Ff]ile|Pic|[Ii]llustration|Courtesy|[Cc]aption)(?: [Cc]redits?| [Ss]ource| by| courtesy| caption)?\s?(?::|/|–|—|- )")


class Line:
    """A part and its words. Everything that costs is worked out once, and only when asked for."""

    def __init__(self, part: Part, raw: RawArticle) -> None:
        self.part = part
        self.start = part.start
        self.end = part.end
        self.shown = raw.plain[part.start : part.end] if raw.plain is raw.text else raw.plain[part.start : part.end].strip()
        self.size = self.shown.count(" ") + 1

    @cached_property
    def key(self) -> str:
        """words.key of a line; empty for a paragraph."""
        return words.key(self.shown) if len(self.shown) <= words.LONGEST else ""

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words of `key`."""
        return tuple(self.key.split())

    @cached_property
    def ended(self) -> bool:
        """Whether the line ends as a sentence does."""
        return _SENTENCE_END.search(self.shown[-5:]) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether the line is running text: a sentence of some length, or very long."""
        if self.size >= _MUCH or len(self.shown) > words.LONGEST:
            return True
        return self.ended and self.size >= (_LEAST_PROSE if self.shown.rstrip(_CLOSING).endswith(".") else _LEAST_ASKED) and not self.titled

    @cached_property
    def titled(self) -> bool:
        """Whether most words begin with a capital, as headlines are set in America."""
        long = [word for word in self.shown.split() if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004 - short words stay small
        return len(long) > 2 and 4 * sum(word[0].isupper() for word in long) > 3 * len(long)  # noqa: PLR2004

    @cached_property
    def phrase(self) -> Found | None:
        """The stock phrase that the line says."""
        return find(self.key) if self.key else None

    @cached_property
    def wordless(self) -> bool:
        """Whether there is no letter and no digit in the line."""
        return not any(map(str.isalnum, self.shown)) if len(self.shown) <= words.LONGEST else False

    @cached_property
    def address(self) -> bool:
        """Whether the line is a web address and nothing else."""
        return _URL.fullmatch(self.shown) is not None

    @cached_property
    def stamp(self) -> bool:
        """Whether the line holds a date or an age and hardly anything else: 'Published ... | Updated ...', 'Two hours ago'."""
        tokens = self.tokens
        if not tokens or len(tokens) > 24:
            return False
        telling = bool(_FULL_DATE.search(self.key) or _AGO.search(self.key) or _NUMERIC.search(self.shown))
        return telling and (self.dated or (2 * _date_words(tokens) >= len(tokens) and not self.prose and len(tokens) <= 16))

    @cached_property
    def dated(self) -> bool:
        """Whether every word of the line belongs to dates and times."""
        return _date_words(self.tokens) == len(self.tokens) > 0

    @cached_property
    def byline(self) -> bool:
        """Whether the line names who wrote the article: 'By Jane Doe and John Roe, Reuters'."""
        match = _BYLINE.match(self.shown)
        if not match or self.size > 16 or self.ended:
            return False
        rest = words.unglued(self.shown[match.end() :])
        parts = rest.split()
        named = sum(_NAME.match(part) is not None or part.lower() in {"and", "&", "for", "|", "of", "the", "in", "-", "–", "—", ","} or not part[0].isalpha() for part in parts)
        return named * 4 >= len(parts) * 3

    @cached_property
    def credit(self) -> bool:
        """Whether the line credits a picture to somebody, as captions do."""
        if not self.key or len(self.tokens) > 60:
            return False
        if _CREDIT_HEAD.match(self.shown):
            return True
        tail = _CREDIT_TAIL.search(self.shown)
        if tail:
            said = words.tokens(tail[0])
            if said and _credited(said):
                return True
        return len(self.tokens) > 1 and _credited_end(self.tokens) and not self.ended

    @cached_property
    def breadcrumb(self) -> bool:
        """Whether the line shows the way from the home page: 'Home » News » ...'."""
        return bool(self.key and not self.prose and _CRUMBS.search(self.shown) and words.key(self.segments[0]) in words.SECTIONS)

    @cached_property
    def segments(self) -> list[str]:
        """The pieces between breadcrumb signs and bars."""
        return [piece for piece in _SEPARATORS.split(self.shown) if piece]


def _date_words(tokens: tuple[str, ...]) -> int:
    return sum(token == "#" or token in words.DATES or token in words.CLOCK or token in words.STAMPS for token in tokens)


def _credited(said: list[str]) -> bool:
    """Whether words in brackets are a credit: an agency's name, or 'photo' and the like with a name."""
    joined = " ".join(said)
    if joined in words.CREDITS or joined.endswith((" photo", " images")):
        return True
    return said[0] in words.CREDIT_WORDS or any(name in words.CREDITS for name in (said[0], said[-1], " ".join(said[-2:])))


def _credited_end(tokens: tuple[str, ...]) -> bool:
    """Whether a line ends in 'Photo by X', 'Getty Images' or '/ AFP' without brackets."""
    last = " ".join(tokens[-2:])
    if last in {"getty images", "ap photo", "afp photo", "associated press", "adobe stock", "file photo", "wikimedia commons"}:
        return True
    return any(a in {"photo", "image", "picture", "credit", "credits", "copyright", "courtesy"} and b in {"by", "credit", "credits", "of", "courtesy"} for a, b in zip(tokens[-7:], tokens[-6:], strict=False))
