"""What articles are about, as weighted rows: their terms, their openings, their phrases, their numbers and their ordinals.

TF-IDF with cosines ranks news on one event almost perfectly. Only what at least two articles have is weighed, so that an article is
not less like another for its own details and misprints.

    rarity(t)  = ln((articles + 20) / (articles that have t + 1))
    weight(t)  = (1 + ln times that t occurs) * rarity(t), divided by the length of the row
    length     = root of: 50 + squares of the weights of what others have + squares of the rest * 50 / (50 + articles)
    terms      of all terms; opening: of the first 40 terms; phrases: of pairs of neighbouring terms

In a small archive few words are shared by chance, so that what is not shared counts too: hence the length.
Terms are those of vocabulary.py. Costs one sort of all terms and one of all pairs: 2 s for 10,000 articles.
"""

from collections.abc import Sequence

import numpy as np

from sitegen.relate import vocabulary
from sitegen.relate.rows import Columns, Ints, Rows, counted, repeated

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
        self.terms, self.with_term = self._weighed(*counted(where, self.tokens, width), width)
        self.opening, _ = self._weighed(*counted(where[opens], self.tokens[opens], width), width)
        del opens
        self.pairs, self.phrases = self._phrases(where)

    def _weighed(self, rows: Ints, columns: Ints, times: Ints, width: int) -> tuple[Rows, Ints]:
        """Take the distinct cells, the columns of each row ascending, and how often each occurs; rows need not stand together."""
        with_it = np.bincount(columns, minlength=width)
        weights = (1 + np.log(times)) * np.log((self.count + _PRIOR) / (with_it[columns] + 1))
        kept = with_it[columns] > 1
        squares = weights * weights * np.where(kept, 1.0, _DAMPED / (_DAMPED + self.count))
        lengths = np.sqrt(_FLOOR + np.bincount(rows, squares, minlength=self.count))
        rows, columns, weights = rows[kept], columns[kept], weights[kept]
        if np.any(rows[1:] < rows[:-1]):
            order = np.argsort(rows, kind="stable")
            rows, columns, weights = rows[order], columns[order], weights[order]
        return Rows(self.count, width, rows, columns, weights / lengths[rows]), with_it

    def _phrases(self, where: Columns) -> tuple[Ints, Rows]:
        """Return the phrases as first term * terms + second term, ascending, and their rows.

        One sort of numbers that hold a phrase and its article: to sort places instead would take three times the memory of all else here.
        """
        width = max(1, len(self.names))
        beside = np.flatnonzero(where[1:] == where[:-1])
        keys = self.tokens[beside] * np.int64(width)
        keys += self.tokens[beside + 1]
        keys *= self.count
        keys += where[beside]
        del beside
        keys, times = repeated(keys)
        pairs, rows = np.divmod(keys, max(1, self.count))
        del keys
        new = np.concatenate(([True], pairs[1:] != pairs[:-1])) if len(pairs) else np.zeros(0, bool)
        pairs, columns = pairs[new], np.cumsum(new) - 1
        return pairs, self._weighed(rows, columns, times, len(pairs))[0]


def _first_met(every: Columns, width: int) -> Ints:
    """Return the distinct numbers in the order of their first places."""
    first = np.full(width, len(every))
    first[every[::-1]] = np.arange(len(every) - 1, -1, -1)  # of several values for one place, the last one stays
    met = np.flatnonzero(first < len(every))
    return met[np.argsort(first[met], kind="stable")]
