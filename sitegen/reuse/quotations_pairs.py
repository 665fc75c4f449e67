"""Which quotations may be one statement: never all pairs, not even of one speaker.

Every telling word of every quotation goes into one list of its speaker, in the order of time, and each quotation is held against those that
follow it closely there. Whoever speaks, quotations are also held against those that have four telling words of them in a row, because long
and exact words are believed without a speaker, too. All of it is sorting of arrays: a tenth of what dictionaries take.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sitegen.reuse.quotations_sayings import NOBODY, Saying
from sitegen.reuse.wordings import Weights

_AHEAD = 16
"""How many of those that follow in a list a quotation is held against."""
_ROW = 4
"""Telling words in a row by which quotations are found whoever speaks."""
_RARE = 0.6
"""Weight of a word that goes into the lists."""
_LEAST = 1.4
"""Weight of the listed words that two quotations must share to be compared."""
_COMPARED = 8
"""Earlier quotations that one is compared with: those with the heaviest words in common."""
_EDGES = "\"'“”‘’«»„ .,!?…"
_MIX = 0x9E3779B97F4A7C15
Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Columns(Struct, frozen=True):
    """The telling words of all quotations in one array."""

    words: Numbers
    """(words,) the number of each word, in the order of the quotations."""
    owner: Numbers
    """(words,) which quotation it stands in, ascending."""
    article: Numbers
    """(quotations,) which article it stands in."""
    speaker: Numbers
    """(quotations,) who said it, -1 for nobody in particular."""
    weight: Floats
    """(different words,) of each word."""
    weights: Weights

    @property
    def heavy(self) -> Floats:
        """(quotations,) the weight of all words of a quotation, those that come twice counted twice."""
        return np.bincount(self.owner, weights=self.weight[self.words], minlength=len(self.article)).astype(np.float64)


def columns(sayings: Sequence[Saying]) -> Columns:
    """Give the words numbers and weigh them by how few articles quote them; the same words again say nothing of how rare they are."""
    numbers: dict[str, int] = {}
    base: list[float] = []
    words: list[int] = []
    lengths: list[int] = []
    for saying in sayings:
        found = saying.words.words
        for index in saying.words.telling:
            item = found[index]
            number = numbers.setdefault(item.stem, len(base))
            if number == len(base):
                base.append(item.weight)
            words.append(number)
        lengths.append(len(saying.words.telling))
    sources: dict[str, int] = {}
    speakers: dict[tuple[str, str], int] = {NOBODY: -1}
    article = np.array([sources.setdefault(saying.source, len(sources)) for saying in sayings], dtype=np.int64)
    speaker = np.array([speakers.setdefault(saying.who, len(speakers)) for saying in sayings], dtype=np.int64)
    said = np.array(words, dtype=np.int64)
    owner = np.repeat(np.arange(len(sayings), dtype=np.int64), lengths)
    texts: dict[str, int] = {}
    first = np.array([texts.setdefault(saying.text.strip(_EDGES), number) == number for number, saying in enumerate(sayings)], dtype=bool)
    once = np.unique((article[owner] * max(1, len(base)) + said)[first[owner]])
    counts = np.bincount(once % max(1, len(base)), minlength=len(base))
    weights = Weights(list(numbers), base, counts.tolist(), len(sources))
    weight = np.array([weights.of(name) for name in numbers], dtype=np.float64)
    return Columns(words=said, owner=owner, article=article, speaker=speaker, weight=weight, weights=weights)


def candidates(table: Columns, chosen: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return pairs of quotations to compare, of those that are chosen ((quotations,) of bool), the heaviest words in common first."""
    quotations = max(1, len(table.article))
    rare = chosen[table.owner] & (table.weight[table.words] >= _RARE)
    said = rare & (table.speaker[table.owner] >= 0)
    listed = table.speaker[table.owner[said]] * len(table.weight) + table.words[said]
    lists = [(listed, table.owner[said], table.weight[table.words[said]])]
    lists.append(_rows(table, chosen))
    pairs, weights = (np.concatenate(parts) for parts in zip(*(_neighbours(table, *column) for column in lists), strict=True))
    if not len(pairs):
        return []
    order = np.argsort(pairs, kind="stable")
    pairs, weights = pairs[order], weights[order]
    starts = np.flatnonzero(np.r_[True, pairs[1:] != pairs[:-1]])
    total = np.round(np.add.reduceat(weights, starts), 6)
    kept = pairs[starts][total >= _LEAST]
    total = total[total >= _LEAST]
    earlier, later = kept // quotations, kept % quotations
    order = np.lexsort((earlier, -total, later))
    earlier, later, total = earlier[order], later[order], total[order]
    rank = np.arange(len(later)) - np.searchsorted(later, later)
    best = rank < _COMPARED
    earlier, later, total = earlier[best], later[best], total[best]
    order = np.lexsort((later, earlier, -total))
    return list(zip(earlier[order].tolist(), later[order].tolist(), strict=True))


def _rows(table: Columns, chosen: NDArray[np.bool_]) -> tuple[Numbers, Numbers, Floats]:
    """Return the rows of telling words in quotations: what to list, whose, and a weight that is enough."""
    size = max(0, len(table.words) - _ROW + 1)
    mixed = np.zeros(size, dtype=np.uint64)
    weight = np.zeros(size)
    for place in range(_ROW):
        mixed = (mixed ^ table.words[place : place + size].astype(np.uint64)) * np.uint64(_MIX)
        mixed ^= mixed >> np.uint64(29)
        weight += table.weight[table.words[place : place + size]]
    owner = table.owner[:size]
    whole = (table.owner[_ROW - 1 :][:size] == owner) & chosen[owner] & (weight >= _LEAST)
    return mixed[whole].view(np.int64), owner[whole], np.full(int(whole.sum()), _LEAST)


def _neighbours(table: Columns, listed: Numbers, owner: Numbers, weight: Floats) -> tuple[Numbers, Floats]:
    """Hold each entry of a list against those that follow it; (pairs,) earlier * quotations + later, and what the pair shares."""
    order = np.lexsort((owner, listed))
    listed, owner, weight = listed[order], owner[order], weight[order]
    once = np.ones(len(listed), dtype=bool)
    once[1:] = (listed[1:] != listed[:-1]) | (owner[1:] != owner[:-1])
    listed, owner, weight = listed[once], owner[once], weight[once]
    pairs, weights = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for ahead in range(1, min(_AHEAD, len(listed) - 1) + 1):
        same = np.flatnonzero(listed[ahead:] == listed[:-ahead])
        if not len(same):
            break
        same = same[table.article[owner[same]] != table.article[owner[same + ahead]]]
        pairs.append(owner[same] * len(table.article) + owner[same + ahead])
        weights.append(weight[same])
    return np.concatenate(pairs), np.concatenate(weights)


def same_text(sayings: Sequence[Saying]) -> list[list[int]]:
    """Return the quotations that stand for one another letter by letter and have one speaker, in their order."""
    found: dict[tuple[object, ...], list[int]] = {}
    for number, saying in enumerate(sayings):
        found.setdefault((saying.who, saying.text), []).append(number)
    return list(found.values())
