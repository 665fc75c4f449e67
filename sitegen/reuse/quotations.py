"""What somebody said once, as different articles quote it: the same words, shortened ones, and variants in other wordings.

Two quotations are one statement when one speaker said both, at about one time, and they share enough telling words in the same order with
nothing between them that contradicts. Without a known speaker only long and exact words are believed; two different speakers never said one
thing. A group keeps words that all of it have, so that a chain of shortened quotations does not end at something else.

Only words in quotation marks count. What is reported is mostly a sentence that one article copied from the other, which shared passages
show; and a paraphrase is the reporter's, so that its words prove less.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from sitegen.model import Article, Entity, Mention, Statement
from sitegen.reuse import quotations_aligned, quotations_pairs, quotations_told, wordings
from sitegen.reuse.quotations_aligned import Alignment
from sitegen.reuse.quotations_pairs import Columns
from sitegen.reuse.quotations_sayings import NOBODY, Saying, may_be_one, sayings
from sitegen.reuse.wordings import Wordlist

_LEAST, _COVERED = 3.0, 0.55
"""Weight of the words that two wordings of one speaker share, and their part of the shorter one."""
_LEAST_RUN, _LEAST_WHOLE, _WHOLE = 3.5, 2.0, 5
"""Weight of words in a row that is enough in a longer quotation; and where they are all of the shorter one, with how many words."""
_EXACT = ((8, 4.0, 0.8), (12, 2.5, 0.8), (15, 5.0, 0.0))
"""Words in a row, their weight and their part of the shorter one that are believed without a known speaker: any of these."""
_ALIKE = (8, 5.0, 0.8)
"""Words in a row, and of all that is shared the weight and the part of the shorter one, that are believed without a known speaker, too."""
_NEARLY_ALL = 0.99
_KEPT = 2.0
"""Weight of the words that all of a group share."""
_DAYS, _DAYS_EXACT = 10, 31
"""Between the publications of variants, and of the same words."""
_COUNTED = 64
"""Articles of a group up to which it is counted anew what all of them have when one of them adds a piece."""


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

    def __init__(self, number: int, saying: Saying, stems: frozenset[str]) -> None:
        self.members = [number]
        self.stems = {saying.source: stems}
        """Article source -> the telling words that it quotes."""
        self.common = stems
        """What all articles have, or a part of it."""
        self.called = saying.called
        self.who = saying.who
        self.latest_first, self.earliest_last = saying.days

    def one_speaker(self, other: "_Group") -> bool:
        """Whether nothing says that two different people speak."""
        return NOBODY in {self.who, other.who} or self.who == other.who or may_be_one(self.called, other.called)

    def days_apart(self, other: "_Group") -> int:
        """Return how many days lie at least between the earliest and the latest."""
        return max(0, (max(self.latest_first, other.latest_first) - min(self.earliest_last, other.earliest_last)).days)

    def shared(self, other: "_Group") -> frozenset[str]:
        """Return what all articles of both have; where an article is in both, its pieces are taken together."""
        twice = self.stems.keys() & other.stems.keys()
        if not twice:
            return self.common & other.common
        if len(self.stems) + len(other.stems) > _COUNTED:
            return (
                other.common
                if len(twice) == len(self.stems)
                else self.common
                if len(twice) == len(other.stems)
                else self.common & other.common
            )
        none: frozenset[str] = frozenset()
        sources = self.stems.keys() | other.stems.keys()
        return frozenset.intersection(*(self.stems.get(source, none) | other.stems.get(source, none) for source in sources))

    def add(self, other: "_Group", common: frozenset[str]) -> None:
        """Take the quotations of another, with which it has these words in common."""
        self.members += other.members
        for source, stems in other.stems.items():
            mine = self.stems.get(source, stems)
            self.stems[source] = mine if stems <= mine else mine | stems
        self.common = common
        if self.who == NOBODY or (other.who != NOBODY and (-len(other.called), other.called) < (-len(self.called), self.called)):
            self.who, self.called = other.who, other.called
        self.latest_first = max(self.latest_first, other.latest_first)
        self.earliest_last = min(self.earliest_last, other.earliest_last)


class _Groups:
    """Quotations, put together as far as evidence goes: the best pairs first, and none where the whole would not hold."""

    def __init__(self, found: Sequence[Saying], table: Columns) -> None:
        self._sayings = found
        self._weights = table.weights
        self._words: dict[int, Wordlist] = {}
        self._group: dict[int, _Group] = {}
        heavy = table.heavy >= _LEAST_WHOLE
        firsts = np.zeros(len(found), dtype=bool)
        for same in quotations_pairs.same_text(found):
            if heavy[same[0]]:
                firsts[self._together(same)] = True
        for one, other in quotations_pairs.candidates(table, firsts):
            self._compare(one, other)

    def found(self) -> list[list[Saying]]:
        """Return the groups that are of two articles or more."""
        groups = {group.members[0]: group for group in self._group.values() if len(group.stems) > 1}
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
        weight, length = self._weight(words), sum(bool(item.stem) for item in words.words)
        if not (_exact(length, weight, weight) or (self._sayings[same[0]].who != NOBODY and length >= _WHOLE and weight >= _LEAST_WHOLE)):
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
        apart = first.days_apart(second)
        if apart > _DAYS_EXACT or not first.one_speaker(second):
            return
        mine, its = self._read(one), self._read(other)
        alignment = quotations_aligned.aligned(mine, its, self._weights)
        if not alignment.pairs:
            return
        shorter = min(self._weight(mine), self._weight(its)) or 1.0
        known = self._sayings[one].who == self._sayings[other].who != NOBODY
        if not (_believed(alignment, shorter) or (known and apart <= _DAYS and _enough(alignment, shorter))):
            return
        if quotations_aligned.contradict(mine, its, alignment.pairs):
            return
        common = first.shared(second)
        if self._weights.sum(common) >= _KEPT:
            small, large = sorted((first, second), key=lambda group: (len(group.members), group.members[0]))
            large.add(small, common)
            for number in small.members:
                self._group[number] = large


def _exact(run: int, weight: float, shorter: float) -> bool:
    """Whether words in a row are believed whoever speaks."""
    return any(run >= length and weight >= least and weight >= part * shorter for length, least, part in _EXACT)


def _believed(alignment: Alignment, shorter: float) -> bool:
    """Whether what two quotations share is believed whoever speaks."""
    length, least, part = _ALIKE
    alike = alignment.run >= length and alignment.weight >= max(least, part * shorter)
    return alike or _exact(alignment.run, alignment.run_weight, shorter)


def _enough(alignment: Alignment, shorter: float) -> bool:
    """Whether what two quotations of one speaker share is enough."""
    if alignment.weight >= _LEAST and alignment.weight >= _COVERED * shorter:
        return True
    whole = alignment.run >= _WHOLE and alignment.run_weight >= max(_LEAST_WHOLE, _NEARLY_ALL * shorter)
    return whole or alignment.run_weight >= _LEAST_RUN
