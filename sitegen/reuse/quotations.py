"""What somebody said once, as different articles quote it: the same words, shortened ones, and variants in other wordings.

Two quotations are one statement when one speaker said both, at about one time, and they share enough telling words in the same order with
nothing between them that contradicts. Without a known speaker only long and exact words are believed; two different speakers never said one
thing. A group keeps words that all of it have, so that a chain of shortened quotations does not end at something else.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from sitegen.model import Article, Entity, Mention, Statement
from sitegen.reuse import quotations_pairs, quotations_told, wordings
from sitegen.reuse.quotations_pairs import Columns
from sitegen.reuse.quotations_sayings import NOBODY, Saying, Who, sayings
from sitegen.reuse.wordings import Alignment, Wordlist

_LEAST, _COVERED = 3.0, 0.55
"""Weight of the words that two wordings share, and their part of the shorter one."""
_LEAST_RUN = 3.5
"""Weight of words without another between that is enough in a longer quotation."""
_KEPT = 2.0
"""Weight of the words that all of a group share."""
_DAYS, _DAYS_EXACT = 10, 31
"""Between the publications of variants, and of the same words."""
_LONG, _LONG_WEIGHT, _LONG_COVERED = 8, 4.0, 0.8
"""Words in a row, their weight and their part of the shorter one that are believed without a speaker."""


def statements(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> tuple[Statement, ...]:
    """Return what is quoted by at least two articles, by the place of the first wording; each mark is in one statement at most.

    Where an article quotes a statement in pieces, its pieces together are its wording; `shared` is what every article has, as the first
    one writes it: the same words in the other forms that `wordings.stem` folds.
    """
    found = sayings(articles, mentions, entities)
    table = quotations_pairs.columns(found)
    groups = _Groups(found, table).found()
    made = [quotations_told.statement(group, mentions, table.weights) for group in groups]
    return tuple(sorted(made, key=lambda statement: (statement.wordings[0].source, statement.wordings[0].mention)))


class _Group:
    """Quotations that are one statement so far."""

    def __init__(self, number: int, saying: Saying, common: frozenset[str]) -> None:
        self.members = [number]
        self.sources = {saying.source}
        self.common = common
        self.who: Who = saying.who
        self.latest_first, self.earliest_last = saying.days

    def days_apart(self, other: "_Group") -> int:
        """Return how many days lie at least between the earliest and the latest."""
        return _days(max(self.latest_first, other.latest_first), min(self.earliest_last, other.earliest_last))

    def add(self, other: "_Group", common: frozenset[str]) -> None:
        self.members += other.members
        self.sources |= other.sources
        self.common = common
        self.who = other.who if self.who == NOBODY else self.who
        self.latest_first = max(self.latest_first, other.latest_first)
        self.earliest_last = min(self.earliest_last, other.earliest_last)


class _Groups:
    """Quotations, put together as far as evidence goes: the best pairs first, and none where the whole would not hold."""

    def __init__(self, found: Sequence[Saying], table: Columns) -> None:
        self._sayings = found
        self._weights = table.weights
        self._words: dict[int, Wordlist] = {}
        self._group: dict[int, _Group] = {}
        heavy = table.heavy >= _LEAST
        firsts = np.zeros(len(found), dtype=bool)
        for same in quotations_pairs.same_text(found):
            if heavy[same[0]]:
                firsts[self._together(same)] = True
        for one, other in quotations_pairs.candidates(table, firsts):
            self._compare(one, other)

    def found(self) -> list[list[Saying]]:
        """Return the groups that are of two articles or more."""
        groups = {group.members[0]: group for group in self._group.values() if len(group.sources) > 1}
        return [[self._sayings[number] for number in sorted(group.members)] for _, group in sorted(groups.items())]

    def _of(self, number: int) -> _Group:
        group = self._group.get(number)
        if group is None:
            words = self._read(number)
            group = _Group(number, self._sayings[number], frozenset(words.words[index].stem for index in words.telling))
            self._group[number] = group
        return group

    def _weight(self, words: Wordlist) -> float:
        return self._weights.sum(words.words[index].stem for index in words.telling)

    def _read(self, number: int) -> Wordlist:
        if number not in self._words:
            self._words[number] = wordings.without_formulas(self._sayings[number].words)
        return self._words[number]

    def _together(self, same: Sequence[int]) -> list[int]:
        """Put quotations of the same words together as far as they are near in time; return the first of each group."""
        if len(same) == 1:
            return list(same)
        words = self._read(same[0])
        weight = self._weight(words)
        long = len(words.words) >= _LONG and weight >= _LONG_WEIGHT
        if weight < _LEAST or (self._sayings[same[0]].who == NOBODY and not long):
            return list(same)
        firsts: list[int] = []
        for number in same:
            group = self._of(number)
            last = self._group[firsts[-1]] if firsts else None
            if last is not None and last.days_apart(group) <= _DAYS_EXACT:
                last.add(group, last.common)
                self._group[number] = last
            else:
                firsts.append(number)
        return firsts

    def _compare(self, one: int, other: int) -> None:
        first, second = self._of(one), self._of(other)
        if first is second:
            return
        if NOBODY not in {first.who, second.who} and first.who != second.who:
            return
        apart = first.days_apart(second)
        if apart > _DAYS_EXACT:
            return
        alignment = wordings.aligned(self._read(one), self._read(other), self._weights)
        exact = self._exact(one, other, alignment)
        known = self._sayings[one].who == self._sayings[other].who != NOBODY
        if not exact and not (known and apart <= _DAYS and self._enough(one, other, alignment)):
            return
        if wordings.contradict(self._read(one), self._read(other), alignment.pairs):
            return
        common = _common(first, second)
        if self._weights.sum(common) >= _KEPT:
            small, large = sorted((first, second), key=lambda group: (len(group.members), group.members[0]))
            large.add(small, common)
            for number in small.members:
                self._group[number] = large

    def _shorter(self, one: int, other: int) -> float:
        return min(self._weight(self._read(one)), self._weight(self._read(other)))

    def _enough(self, one: int, other: int, alignment: Alignment) -> bool:
        part = alignment.weight / (self._shorter(one, other) or 1.0)
        return (alignment.weight >= _LEAST and part >= _COVERED) or alignment.run_weight >= _LEAST_RUN

    def _exact(self, one: int, other: int, alignment: Alignment) -> bool:
        long = alignment.run[1] >= _LONG and alignment.run_weight >= _LONG_WEIGHT
        return long and alignment.run_weight >= _LONG_COVERED * self._shorter(one, other)


def _common(first: _Group, second: _Group) -> frozenset[str]:
    """Return words that all articles of both groups have: where one group's articles are all in the other, the pieces add to it."""
    if first.sources >= second.sources:
        return first.common
    return second.common if second.sources >= first.sources else first.common & second.common


def _days(later: dt.date, earlier: dt.date) -> int:
    return max(0, (later - earlier).days)
