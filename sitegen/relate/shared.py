"""What many pairs of articles share, found for all of them at a time: what the reasons of their links cite.

A pair at a time would cost some twenty calls of numpy on arrays of a dozen numbers each.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from sitegen.relate.rows import Floats, Ints, Rows
from sitegen.relate.space import Space

KEPT = 12
"""Names or words in Reason.shared."""


class Cited:
    """The first `most` columns of each pair."""

    def __init__(self, count: int, which: Ints, columns: Ints, most: int) -> None:
        """Take columns by pair, those that come first first."""
        starts = np.searchsorted(which, np.arange(count + 1))
        kept = np.arange(len(which)) - starts[which] < most
        self._columns: list[int] = columns[kept].tolist()
        self._starts: list[int] = np.searchsorted(which[kept], np.arange(count + 1)).tolist()

    def of(self, pair: int) -> list[int]:
        """Return the columns of a pair."""
        return self._columns[self._starts[pair] : self._starts[pair + 1]]


class Shared:
    """What the rows of the articles one[k] and other[k] share, for each k, the heaviest first. `one` ascends."""

    def __init__(
        self, space: Space, one: Ints, other: Ints, names: tuple[Ints, Ints], forceful: np.ndarray[tuple[int], np.dtype[np.bool_]]
    ) -> None:
        """Take as `names` pairs (k) and columns that are part of the names of those whom both mention."""
        count, width = len(one), max(1, len(space.names))
        which, columns, products = _heaviest_first(space.terms, one, other)
        named = np.isin(which * width + columns, names[0] * width + names[1])
        sums = np.bincount(which, products, count)
        self.terms: list[int] = np.bincount(which, minlength=count).tolist()
        """How many terms both have."""
        self.named: list[float] = np.minimum(1.0, np.bincount(which, products * named, count) / np.maximum(sums, 1e-300)).tolist()
        """Part of the likeness by terms that names make, 0 to 1."""
        which, columns = which[~named], columns[~named]
        self.words = Cited(count, which, columns, KEPT)
        """Terms that are no names of those whom both mention."""
        self.forceful = Cited(count, which[forceful[columns]], columns[forceful[columns]], KEPT)
        """Those of them that tell a reader something."""
        which, columns, _ = _heaviest_first(space.opening, one, other)
        self.opening = Cited(count, which, columns, KEPT)
        which, columns, products = _heaviest_first(space.phrases, one, other)
        self.phrases = Cited(count, which, columns, KEPT)
        self.phrase_count: list[int] = np.bincount(which, minlength=count).tolist()
        self.by_phrases: list[float] = np.bincount(which, products, count).tolist()
        """Likeness by phrases."""


def columns_of(both: Iterable[Sequence[int]], columns: Mapping[int, Sequence[int]]) -> tuple[Ints, Ints]:
    """Return (k, column) for each column of each that is in the k-th of `both`."""
    found = [(pair, column) for pair, numbers in enumerate(both) for number in numbers for column in columns[number]]
    cells = np.array(found, np.int64).reshape(-1, 2)
    return cells[:, 0], cells[:, 1]


def _heaviest_first(rows: Rows, one: Ints, other: Ints) -> tuple[Ints, Ints, Floats]:
    """Return (k, column, product) of what both rows of each pair have, by pair, the heaviest first; ties by column."""
    which, columns, products = rows.both(one, other)
    order = np.argsort(which - 1j * products, kind="stable")  # by pair, then product: as lexsort has it, in a sixth of the time
    return which[order], columns[order], products[order]
