"""What the archivist said of articles that have the same words: copies, versions, and which are distinct.

Copies and versions are pairs with the first article of a link. That articles are distinct is kept link by link: n of them cost n, not a
pair of each with each.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from sitegen.model import Link
from sitegen.reuse.comparing import Pair

_FEW = 12
"""Distinct articles of a link that are compared though nothing proposes them; of more, only those that something does."""


class Apart:
    """Which articles the archivist says are distinct: those that a link names together, but for pairs of which an earlier one says else."""

    def __init__(self, but: Container[Pair] = ()) -> None:
        self._but = but
        self._links: list[tuple[tuple[int, ...], str]] = []
        self._of: dict[int, set[int]] = {}

    def add(self, articles: Sequence[int], where: str = "") -> None:
        """Add a link that stands somewhere in the archivist's notes."""
        for index in articles:
            self._of.setdefault(index, set()).add(len(self._links))
        self._links.append((tuple(articles), where))

    def links(self, index: int) -> frozenset[int]:
        """Return the numbers of the links that name an article."""
        return frozenset(self._of.get(index, ()))

    def where(self, pair: Pair) -> str | None:
        """Return where the first link stands that says two articles are distinct; None where none does."""
        one, other = (self._of.get(index) for index in pair)
        both = one & other if one and other else None
        return self._links[min(both)][1] if both and pair not in self._but else None

    def __contains__(self, pair: Pair) -> bool:
        return self.where(pair) is not None

    def few(self) -> Iterator[Pair]:
        """Yield the pairs of links that name few articles."""
        for articles, _ in self._links:
            if len(articles) <= _FEW:
                yield from (pair for pair in combinations(sorted(articles), 2) if pair in self)


class Said(Struct, frozen=True):
    """What the archivist said of pairs of articles, by index."""

    newer: Mapping[Pair, int]
    """Two versions -> the newer one."""
    original: Mapping[int, int]
    """Copy -> its original."""
    distinct: Apart
    joined: Mapping[Pair, str]
    """Copies and versions -> where the archivist says so."""

    def where(self, pair: Pair) -> str | None:
        """Return where the archivist said something of two articles; None where nothing is said."""
        return self.joined[pair] if pair in self.joined else self.distinct.where(pair)

    def proposed(self) -> set[Pair]:
        """Return the pairs that are compared whether or not they seem to share anything."""
        return {*self.joined, *self.distinct.few()}


def said(index_of: Mapping[str, int], links: Sequence[Link]) -> Said:
    """Return what links say of the articles, given as source -> index; of two that contradict each other the first counts."""
    newer: dict[Pair, int] = {}
    original: dict[int, int] = {}
    joined: dict[Pair, str] = {}
    distinct = Apart(joined)
    for link in links:
        known = [index_of[source] for source in dict.fromkeys(link.articles) if source in index_of]
        if link.bond == "distinct":
            distinct.add(known, link.where)
        if link.bond not in {"copy", "version"} or link.articles[0] not in index_of:
            continue
        first = known[0]
        for other in known[1:]:
            pair = (min(first, other), max(first, other))
            if pair in joined or pair in distinct or (link.bond == "copy" and other in original):
                continue
            joined[pair] = link.where
            if link.bond == "version":
                newer[pair] = first
            else:
                original[other] = first
    return Said(newer, original, distinct, joined)
