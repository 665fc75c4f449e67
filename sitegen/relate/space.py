"""What articles are about, as weighted rows: their terms, their openings, their phrases, their numbers and their ordinals.

TF-IDF with cosines ranks news on one event almost perfectly. Only what at least two articles have is weighed, so that an article is
not less like another for its own details and misprints.

    rarity(t)  = ln((articles + 20) / (articles that have t + 1))
    weight(t)  = (1 + ln times that t occurs) * rarity(t), divided by the length of the row
    length     = root of: 50 + squares of the weights of what others have + squares of the rest * 50 / (50 + articles)
    terms      of all terms; opening: of the first 40 terms; phrases: of pairs of neighbouring terms

In a small archive few words are shared by chance, so that what is not shared counts too: hence the length.
Terms are those of vocabulary.py. Costs one sort of all terms and one of all pairs, a part of them at a time: what only one article has
is most of it, and is never in memory whole. 1 s for 10,000 articles.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from sitegen.relate import vocabulary
from sitegen.relate.rows import Bools, Columns, Floats, Ints, Rows, ascending, first_of_each, repeated

OPENING = 40
"""Terms of an article's opening, its headline among them."""
_PRIOR = 20
"""Articles that are thought to be there besides, one of them with each term: among five nothing is rare, and nothing must look common."""
_DAMPED = 50
"""Articles of an archive in which what only one has counts half as much for the length of its row as what others have too."""
_FLOOR = 50.0
"""Square that each length has besides, that of some six terms: two lines that share two words are not alike for that."""
_FORMS = 4
"""Forms of a term that are remembered: small and capital letters, singular and plural."""
_PARTS = 8
"""In which terms and phrases are counted."""


class Space:
    """The rows of all articles, in the order of their sources."""

    def __init__(self, words: Sequence[Columns]) -> None:
        """Take the words of articles sorted by source, as vocabulary.words has them."""
        self.count = len(words)
        every = np.concatenate([*words, np.zeros(0, np.int32)])
        spelt = vocabulary.spelt()
        self.number: dict[str, int] = {}
        """Term -> its column, in the order of first occurrence."""
        self.forms: list[list[str]] = []
        """How each term stands in the archive: in small letters first, then the shorter, then by alphabet."""
        column_of = np.full(len(spelt), -1, np.int32)
        for at in _first_met(every, len(spelt)).tolist():
            name = vocabulary.read(spelt[at])
            if name:
                column = column_of[at] = self.number.setdefault(name, len(self.number))
                if column == len(self.forms):
                    self.forms.append([])
                self.forms[column].append(spelt[at])
        self.names = list(self.number)
        for forms in self.forms:
            forms.sort(key=lambda word: (not word.islower(), word.isupper(), len(word), word))
            del forms[_FORMS:]
        self.shown = [forms[0] for forms in self.forms]
        width = len(self.names)
        tokens = column_of[every]
        del every
        where = np.repeat(np.arange(self.count, dtype=np.int32), np.array([len(found) for found in words], np.int64))[tokens >= 0]
        self.tokens: Columns = tokens[tokens >= 0]
        """Columns of the terms of all articles, one article after another, in the order of the texts."""
        del tokens
        lengths = np.bincount(where, minlength=self.count)
        self.starts = np.concatenate(([0], np.cumsum(lengths)))
        opens = np.arange(len(where)) - np.repeat(self.starts[:-1], lengths) < OPENING
        every = np.ones(len(where), bool)
        self.terms = Rows(self.count, width, *self._weighed(where, every))
        self.with_term: Ints = np.maximum(np.bincount(self.terms.columns, minlength=width), 1)
        """How many articles have each term."""
        self.opening = Rows(self.count, width, *self._weighed(where, opens))
        every[:-1] = where[1:] == where[:-1]
        every[-1:] = False
        rows, keys, weights = self._weighed(where, every, following=True)
        self.pairs: Ints
        """The phrases that at least two articles have, as first term * terms + second term, ascending."""
        self.pairs, columns = np.unique(keys, return_inverse=True)
        self.phrases = Rows(self.count, len(self.pairs), rows, columns, weights)

    def _weighed(self, where: Columns, which: Bools, *, following: bool = False) -> tuple[Columns, Ints, Floats]:
        """Return (row, column, weight) by row, then column, of the tokens `which`, or of the pairs of each with the one that follows."""
        squares = np.zeros(self.count)
        rows: list[Columns] = []
        columns: list[Ints] = []
        weights: list[Floats] = []
        for row, column, times in self._counted(where, which, following=following):
            having = np.diff(first_of_each(column), append=len(column))
            kept = np.repeat(having > 1, having)
            weight = (1 + np.log(times)) * np.repeat(np.log((self.count + _PRIOR) / (having + 1)), having)
            np.add.at(squares, row, weight * weight * np.where(kept, 1.0, _DAMPED / (_DAMPED + self.count)))
            rows.append(row[kept].astype(np.int32))
            columns.append(column[kept])
            weights.append(weight[kept])
        order = ascending(np.concatenate(rows))
        ordered = np.concatenate(rows)[order]
        return ordered, np.concatenate(columns)[order], np.concatenate(weights)[order] / np.sqrt(_FLOOR + squares)[ordered]

    def _counted(self, where: Columns, which: Bools, *, following: bool) -> Iterator[tuple[Ints, Ints, Ints]]:
        """Yield, some columns at a time, the distinct (row, column) and how often each occurs, by column, then row."""
        width = max(1, len(self.names))
        sizes = np.cumsum(np.bincount(self.tokens, minlength=width))
        ends = np.searchsorted(sizes, np.arange(1, _PARTS + 1) * (len(self.tokens) / _PARTS)) + 1
        for low, high in zip([0, *ends], ends, strict=False):
            at = np.flatnonzero((self.tokens >= low) & (self.tokens < high) & which)
            keys = self.tokens[at].astype(np.int64)
            if following:
                keys *= width
                keys += self.tokens[at + 1]
            keys *= self.count
            keys += where[at]
            keys, times = repeated(keys)
            columns, rows = np.divmod(keys, max(1, self.count))
            yield rows, columns, times


def _first_met(every: Columns, width: int) -> Ints:
    """Return the distinct numbers in the order of their first places."""
    first = np.full(width, len(every))
    first[every[::-1]] = np.arange(len(every) - 1, -1, -1)  # of several values for one place, the last one stays
    met = np.flatnonzero(first < len(every))
    return met[np.argsort(first[met], kind="stable")]
