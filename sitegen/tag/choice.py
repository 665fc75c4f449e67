"""The subjects of every article, narrowed down to those that become its tags.

A tag is there to lead to other articles, so one that a single article has is none, unless it is stated. What an article is about is
often only named in another one: that one takes the tag too, at the end of its list and two of them at most, for else the first could not
have it either. What finds no second article is left out, and the next best comes in its place, which may need a second article in turn:
a few rounds over the leading subjects of all articles, each as long as these are many. Copies of other articles take no part in that:
they keep nobody company, and have of the tags that come out of it those that lead among their own subjects.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from sitegen.model import Article
from sitegen.tag.subjects import originals, without_parts
from sitegen.tag.table import Bools, Ints, Names, Subject, Table
from sitegen.tag.weights import Floats, points

_MOST, _LEAST = 10, 5
_SPARE = 2
"""Tags that an article takes only because another one needs company."""
_CHARACTERS_A_TAG = 45
_ROUNDS = 12
_TERM = 2.0
"""Points that a term of the archivist's vocabulary has before other subjects."""
_ASKED = 50
"""Articles that are asked to keep a lonely tag company."""


def chosen(
    articles: Sequence[Article],
    uses: Table,
    stated: AbstractSet[Subject],
    terms: AbstractSet[Subject],
    least: int,
    copies: AbstractSet[str] = frozenset(),
) -> tuple[Table, Floats]:
    """Return the tags of the articles, each of which `least` articles have that are no `copies` (sources), one or two; and their points.

    Those that are `stated` somewhere and the `terms` of a vocabulary are tags wherever they lead; the terms go before others. The tags of
    an article are in their order: what it is about, best first, and at the end those that it takes because another one needs company.
    """
    original = originals(articles, copies)
    articles_with = np.bincount(uses.subject[original[uses.article]], minlength=len(uses.names.subjects))
    free = _among(uses.names, stated | terms) | (least == 1) & (articles_with > 0)
    uses = without_parts(uses.at((articles_with > 1)[uses.subject] | free[uses.subject]))
    weights = points(uses, np.maximum(articles_with, 1), int(original.sum()) or 1)
    weights += np.where(_among(uses.names, terms)[uses.subject], _TERM, 0)
    rank = _ranks(uses)
    order = np.lexsort((rank, -weights, uses.article))
    uses, weights, rank = uses.at(order), weights[order], rank[order]
    rows = _settled(uses, weights, rank, np.array(list(map(_room, articles)), np.int64), free, original)
    return uses.at(rows), weights[rows]


def _among(names: Names, some: Iterable[Subject]) -> Bools:
    """Return which subjects are among some."""
    made = np.zeros(len(names.subjects), bool)
    made[[names.subjects[subject] for subject in some if subject in names.subjects]] = True
    return made


def _ranks(uses: Table) -> Ints:
    """Return for each row where its subject stands in the order of subjects."""
    numbers = np.unique(uses.subject)
    made = np.zeros(len(uses.names.subjects), np.int32)
    made[sorted(numbers.tolist(), key=uses.names.subjects.every.__getitem__)] = np.arange(len(numbers))
    return made[uses.subject]


def _room(article: Article) -> int:
    """Return how many tags the length of an article bears."""
    return min(_MOST, max(_LEAST, sum(len(block.text) for block in article.body) // _CHARACTERS_A_TAG))


def _settled(uses: Table, weights: Floats, rank: Ints, room: NDArray[np.int64], free: Bools, original: Bools) -> NDArray[np.int64]:
    """Return the rows of the leading subjects of each article, all of them in two originals at least or in `free`.

    `uses` are by article, best first; `rank` is the order of their subjects, `room` how many tags an article bears.
    """
    holders = _Holders(uses, weights, original)
    own = original[uses.article]
    out = np.zeros(len(uses.names.subjects), bool)
    leading = company = np.zeros(0, np.int64)
    for _ in range(_ROUNDS):
        leading, places = _first(uses, own & ~out[uses.subject], room)
        often = np.bincount(uses.subject[leading], minlength=len(out))
        alone = (often[uses.subject[leading]] == 1) & ~free[uses.subject[leading]]
        lonely, places = leading[alone], places[alone]
        lonely = lonely[np.lexsort((uses.article[lonely], rank[lonely], -weights[lonely], places))]
        company, left = holders.kept_company(lonely)
        if not len(left):
            break
        out[uses.subject[left]] = True
    leading = np.concatenate([leading[~out[uses.subject[leading]]], company])
    shared = free.copy()
    shared[uses.subject[leading]] = True
    taken, _ = _first(uses, ~own & shared[uses.subject], room)
    leading = np.concatenate([leading, taken])
    return leading[np.argsort(uses.article[leading], kind="stable")]


def _first(uses: Table, wanted: Bools, room: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first rows of each article that are wanted, as many as it has room for, and the place of each among these."""
    rows = np.flatnonzero(wanted)
    articles = uses.article[rows]
    places = np.arange(len(rows)) - np.searchsorted(articles, articles)
    fits = places < room[articles]
    return rows[fits], places[fits]


class _Holders:
    """Which articles have a subject, heaviest first."""

    def __init__(self, uses: Table, weights: Floats, original: Bools) -> None:
        rows = np.flatnonzero(original[uses.article])
        self._rows = rows[np.lexsort((uses.article[rows], -weights[rows], uses.subject[rows]))]
        self._subjects = uses.subject[self._rows]
        self._uses = uses

    def kept_company(self, lonely: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return for each lonely row that of the article that keeps it company, by article; and those that nobody does.

        That is the one that has most of the subject and can take it; what comes first is served first.
        """
        subjects = self._uses.subject[lonely]
        begins = np.searchsorted(self._subjects, subjects)
        ends = np.minimum(np.searchsorted(self._subjects, subjects, side="right"), begins + _ASKED)
        kept: defaultdict[int, list[int]] = defaultdict(list)
        """By article."""
        left = []
        articles = self._uses.article
        for row, begin, end in zip(lonely.tolist(), begins.tolist(), ends.tolist(), strict=True):
            for other, article in zip(self._rows[begin:end].tolist(), articles[self._rows[begin:end]].tolist(), strict=True):
                if other != row and len(kept.get(article, ())) < _SPARE:
                    kept[article].append(other)
                    break
            else:
                left.append(row)
        return np.array([other for others in kept.values() for other in others], np.int64), np.array(left, np.int64)
