"""What threads are made of, looked up by article: whom it names and how rarely the archive does, its day, the days that it tells of.

Everything that is not needed of all articles is made when it is asked for: most articles of an archive are in no thread.
"""

import datetime as dt
import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from sitegen import edtf
from sitegen.model import Article, Entity, Mention

Who = tuple[str, str]
"""(kind, id) of an entity."""
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)(?:T.*)?", re.ASCII)
_MOST_DAYS = 60
"""Marked days of an article that are looked at: more of them are a calendar."""
_RARE, _LEAST_RARE, _MOST_RARE = 40, 3, 60
"""A name is rare when one article in 40 has it, or only three, and never when more than 60 have it."""
_SENTENCE = re.compile(r"[.!?]['\"”’)]{0,3}\s+(?=[A-Z“\"‘'])")
_LONGEST = 2000
"""Characters on either side of a mark in which its sentence is sought."""


class Known:
    """The archive, as threads see it."""

    def __init__(self, articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> None:
        self.articles = {article.source: article for article in sorted(articles, key=lambda article: article.source)}
        self.entities = {(entity.kind, entity.id): entity for entity in entities}
        self._mentions = mentions
        self._days: dict[str, dict[dt.date, Mention]] = {}
        self._rarity: dict[int, float] = {}

    @cached_property
    def named(self) -> dict[str, dict[Who, tuple[int, ...]]]:
        """Article source -> whom it names -> the indexes of the mentions."""
        found: dict[str, dict[Who, tuple[int, ...]]] = {source: {} for source in self.articles}
        for who in sorted(self.entities):
            for source, indexes in self.entities[who].mentions.items():
                if indexes and source in found:
                    found[source][who] = indexes
        return found

    @cached_property
    def with_it(self) -> dict[Who, int]:
        """Name -> how many articles have it."""
        counts: defaultdict[Who, int] = defaultdict(int)
        for names in self.named.values():
            for who in names:
                counts[who] += 1
        return counts

    @cached_property
    def rare_up_to(self) -> int:
        """How many articles may have a name that is rare."""
        return max(_LEAST_RARE, min(len(self.articles) // _RARE, _MOST_RARE))

    def rare(self, who: Who) -> bool:
        """Whether few articles have the name."""
        return self.with_it[who] <= self.rare_up_to

    def rarity(self, who: Who) -> float:
        """Return how much it says that an article has the name: the logarithm of how few have it, above 0."""
        count = self.with_it[who]
        if count not in self._rarity:
            self._rarity[count] = math.log(1 + len(self.articles) / max(1, count))
        return self._rarity[count]

    def lower(self, source: str) -> str:
        """Return the words of an article in small letters, with single spaces, in which phrases and names are looked up."""
        article = self.articles[source]
        return " ".join(f"{article.headline}\n{article.raw.plain}".lower().split())

    def marks(self, source: str) -> Sequence[Mention]:
        """Return the mentions of an article."""
        return self._mentions.get(source, ())

    def day(self, source: str) -> dt.date | None:
        """Return the day of an article, surely known or not."""
        return edtf.day(self.articles[source].published)

    def sure_day(self, source: str) -> dt.date | None:
        """Return the day of an article where it is surely known."""
        published = self.articles[source].published
        return edtf.day(published) if edtf.sure(published) else None

    def days(self, source: str) -> dict[dt.date, Mention]:
        """Return the whole days that an article tells, each with its first mark.

        A day without a year is the last one of its name up to the article's own day; in an article without a day it is none.
        """
        if source not in self._days:
            own = self.day(source)
            found: dict[dt.date, Mention] = {}
            marked = [mark for mark in self.marks(source) if mark.kind == "date"][:_MOST_DAYS]
            for mark in marked:
                day = _day(mark.value, own)
                if day is not None:
                    found.setdefault(day, mark)
            self._days[source] = found
        return self._days[source]

    def sentence(self, source: str, mark: Mention) -> tuple[int, int]:
        """Return where the sentence of a mark begins and ends, inside its block."""
        article = self.articles[source]
        at = bisect_right(article.blocks, mark.start, key=lambda block: block.start) - 1
        block = article.blocks[max(at, 0)]
        first, last = max(block.start, mark.start - _LONGEST), max(mark.end, min(block.end, mark.end + _LONGEST))
        plain = article.raw.plain
        start = max((match.end() for match in _SENTENCE.finditer(plain, first, mark.start)), default=first)
        after = _SENTENCE.search(plain, mark.end, last)
        return start, after.start() + len(after[0].rstrip()) if after else last

    def named_within(self, source: str, start: int, end: int) -> Iterator[Who]:
        """Yield whom an article names between two offsets."""
        marks = self.marks(source)
        for who, indexes in self.named[source].items():
            if any(start <= marks[index].start < end for index in indexes):
                yield who

    def form(self, who: Who, sources: Sequence[str]) -> str:
        """Return the longest form of a name that stands in at least half of some articles; empty where none does."""
        counts: defaultdict[str, int] = defaultdict(int)
        for source in sources:
            marks = self.marks(source)
            for form in {" ".join(marks[index].text.split()) for index in self.named[source].get(who, ())}:
                counts[form] += 1
        return max((form for form, count in counts.items() if 2 * count >= len(sources)), key=lambda form: (len(form), form), default="")


def _day(value: str, own: dt.date | None) -> dt.date | None:
    found = _DAY.fullmatch(value)
    if not found:
        return None
    month, day = int(found[2]), int(found[3])
    try:
        if found[1] != "XXXX":
            return dt.date(int(found[1]), month, day)
        if own is None:
            return None
        this = dt.date(own.year, month, day)
        return this if this <= own else dt.date(own.year - 1, month, day)
    except ValueError:
        return None
