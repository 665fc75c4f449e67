"""What an article is the first of its story to say: whom and what it names, how many, and what somebody is quoted with.

An honest 'new' is one that no earlier article has in other words: a number is new only when none had its value, written as digits or in
words (small numbers, which stand for anything, with the noun that they count), and a quotation only when no earlier one is a wording of
the same statement. Scare quotes, dates and years are left out.
"""

from collections.abc import Iterator, Sequence

from sitegen import text
from sitegen.model import QUOTED, Novelty, Statement
from sitegen.thread import numbers
from sitegen.thread.known import Known

MOST = 12
"""Novelties of one article."""
_KINDS = ("person", "place", "organisation", QUOTED, numbers.KIND)
_WORDS_QUOTED = 5
"""Fewer are a phrase in quotation marks."""
_QUOTES_READ = 200
"""Quotations of an article that are compared."""
Key = tuple[str, ...]


class Seen:
    """What the articles of one story have said so far."""

    def __init__(self, known: Known, statement_of: dict[tuple[str, int], int]) -> None:
        """`statement_of` leads from a wording, as source and index of the mention, to the number of its statement."""
        self._known = known
        self._statement_of = statement_of
        self._seen: set[Key] = set()

    def add(self, source: str) -> tuple[Novelty, ...]:
        """Take note of all that an article says and return what is new: at most MOST, of each kind those that tell most, by place."""
        ranked: dict[str, list[tuple[tuple[float, int], Novelty]]] = {}
        keys: set[Key] = set()
        for force, key, novelty in self._claims(source):
            if key not in self._seen and key not in keys:
                ranked.setdefault(novelty.kind, []).append(((-force, novelty.start), novelty))
            keys.add(key)
        self._seen |= keys
        order = [
            (place, _KINDS.index(kind), novelty)
            for kind, claims in ranked.items()
            for place, (_, novelty) in enumerate(sorted(claims, key=lambda claim: claim[0]))
        ]
        order.sort(key=lambda item: item[:2])
        return tuple(sorted((novelty for _, _, novelty in order[:MOST]), key=lambda novelty: (novelty.start, novelty.end, novelty.kind)))

    def _claims(self, source: str) -> Iterator[tuple[float, Key, Novelty]]:
        """Yield what an article says, each with how much it tells and what makes two of them the same."""
        known, marks = self._known, self._known.marks(source)
        for who, indexes in known.named[source].items():
            if who[0] in _KINDS:
                mark = marks[min(indexes)]
                yield known.rarity(who), who, Novelty(kind=who[0], text=mark.text, start=mark.start, end=mark.end)
        article = known.articles[source]
        quotes = [(index, mark) for index, mark in enumerate(marks) if mark.kind == QUOTED][:_QUOTES_READ]
        for index, mark in quotes:
            number = self._statement_of.get((source, index))
            key = (QUOTED, text.key(mark.text)) if number is None else ("statement", str(number))
            if len(key[1].split()) >= _WORDS_QUOTED or number is not None:
                yield 0.0, key, Novelty(kind=QUOTED, text=mark.text, start=mark.start, end=mark.end)
        for found in numbers.numbers(article, marks):
            counted = Novelty(kind=numbers.KIND, text=article.raw.plain[found.start : found.end], start=found.start, end=found.end)
            yield 0.0, (numbers.KIND, *found.key), counted


def wordings(statements: Sequence[Statement]) -> dict[tuple[str, int], int]:
    """Lead from each wording, as source and index of the mention, to the number of its statement."""
    return {(wording.source, wording.mention): number for number, statement in enumerate(statements) for wording in statement.wordings}
