"""Articles -> groups on one event: average linkage over the pairs that may be one, never over all pairs.

Two groups become one while the mean probability over all pairs between them, where a pair that was never proposed counts as 0, is at
least `least` (UPGMA: Sokal and Michener 1958). Single linkage would chain a running story into one event; asking for every pair would
split a large event. What the archivist said comes first: those bound together begin as one group, and a group never holds two that are
kept apart. Costs a heap entry for each pair and each merged neighbour.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sitegen.relate.rows import Floats, Ints

Pair = tuple[int, int]


class Groups:
    """Groups of articles, called by their least number, and how strongly they are bound."""

    def __init__(self, apart: Iterable[Pair]) -> None:
        self._group: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._bond: defaultdict[int, dict[int, float]] = defaultdict(dict)
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def unite(self, pairs: Iterable[Pair]) -> None:
        """Make each two one group, in the order given, unless that would unite two that are kept apart."""
        for one, other in pairs:
            first, second = sorted((self._of(one), self._of(other)))
            if first != second and self._allowed(first, second):
                self._merge(first, second)

    def link(self, one: Ints, other: Ints, probabilities: Floats, least: float) -> None:
        """Merge the two groups with the highest mean probability, again and again, down to `least`; ties by the least numbers."""
        for first, second, probability in zip(one.tolist(), other.tolist(), probabilities.tolist(), strict=True):
            here, there = self._of(first), self._of(second)
            if here != there:
                made = self._bond[here].get(there, 0.0) + probability
                self._bond[here][there] = self._bond[there][here] = made
        heap = [self._entry(here, there) for here in sorted(self._bond) for there in sorted(self._bond[here]) if here < there]
        heap = [entry for entry in heap if -entry[0] >= least]
        heapq.heapify(heap)
        while heap:
            _, first, second, size, other_size = heapq.heappop(heap)
            current = size == len(self._members.get(first, ())) and other_size == len(self._members.get(second, ()))
            if current and self._allowed(first, second):
                self._merge(first, second)
                for neighbour in sorted(self._bond[first]):
                    entry = self._entry(*sorted((first, neighbour)))
                    if -entry[0] >= least:
                        heapq.heappush(heap, entry)

    def found(self) -> list[list[int]]:
        """Return the groups of at least two, each ascending, by their first."""
        return [sorted(members) for _, members in sorted(self._members.items()) if len(members) > 1]

    def _of(self, article: int) -> int:
        if article not in self._group:
            self._group[article] = article
            self._members[article] = [article]
        return self._group[article]

    def _entry(self, first: int, second: int) -> tuple[float, int, int, int, int]:
        sizes = len(self._members[first]), len(self._members[second])
        return (-self._bond[first][second] / (sizes[0] * sizes[1]), first, second, *sizes)

    def _allowed(self, first: int, second: int) -> bool:
        few, many = sorted((self._members[first], self._members[second]), key=len)
        return not any(other in self._apart[one] for one in few if one in self._apart for other in many)

    def _merge(self, first: int, second: int) -> None:
        for member in self._members[second]:
            self._group[member] = first
        self._members[first] += self._members.pop(second)
        for neighbour, bond in self._bond.pop(second, {}).items():
            del self._bond[neighbour][second]
            if neighbour != first:
                made = self._bond[first].get(neighbour, 0.0) + bond
                self._bond[first][neighbour] = self._bond[neighbour][first] = made


def groups(pairs: tuple[Ints, Ints, Floats], least: float, together: Sequence[Pair], apart: Sequence[Pair]) -> list[list[int]]:
    """Return the groups of at least two articles. `pairs` are (one, other, probability), each two articles once."""
    made = Groups(apart)
    made.unite(together)
    made.link(*pairs, least)
    return made.found()
