"""What can contradict: numbers, numbers of one noun, ordinals of one noun, days. Sister events share their words, but not these.

Each pair of articles gets, from the terms of both in order (vocabulary.py) and from their dates:

    numbers    share of the shorter list of distinct numbers that the other has not; 0 where one has none
    figures    1 where both have twelve distinct numbers or more and three in four of the shorter list are not in the other, else 0: a
               report of an exchange or the weather is a form that is filled in anew each day
    units      of the nouns that follow a number in both, the share whose number differs; 0 without such nouns. A noun is here
               any term but a number that some article writes small, which names are not
    ordinals   the same of the nouns that follow an ordinal
    days       1 where both tell of one day, -1 where both tell of days and share none, else 0
    published  1 within two days of each other, 0 within seven or where one is unknown, -1 within thirty, else -4: news of an event is
               printed within a month, and what looks like it a year later is the next of its kind

The number or the ordinal of a noun is the one that stands with it most often, and of several the one that comes first: an article on
the second round tells of the first one too, in its background.
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from sitegen import edtf
from sitegen.model import Article, Mention, Statement
from sitegen.relate import vocabulary
from sitegen.relate.rows import Columns, Floats, Ints, Rows, counted
from sitegen.relate.space import Space

_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR, _WEEK, _MONTH = 2, 7, 30
_MANY, _MOST_OTHER = 12, 0.75
"""Numbers in both, and the share of them that differ, from which on the two are of one form and not of one event."""


class Main:
    """The main value of each noun in each article."""

    def __init__(self, count: int, width: int, occurrences: Sequence[Columns]) -> None:
        """Take the article, the noun and the value of every occurrence, in the order of the texts."""
        where, nouns, values = (each.astype(np.int64) for each in occurrences)
        keys, first, times = np.unique((where * width + nouns) * width + values, return_index=True, return_counts=True)
        order = np.lexsort((first, -times, keys // width))
        owners = (keys // width)[order]
        kept = order[np.concatenate(([True], np.diff(owners) != 0))] if len(order) else order
        owners, values = keys[kept] // width, keys[kept] % width
        ones = np.ones(len(kept))
        self.values = values
        self.nouns = Rows(count, width, owners // width, owners % width, ones)
        """Article and noun, in the order of `values`."""
        said, columns = np.unique((owners % width) * width + values, return_inverse=True)
        rows, columns, _ = counted(owners // width, columns, len(said))
        self._both = Rows(count, len(said), rows, columns, ones)

    def differing(self, one: Ints, other: Ints) -> Floats:
        """Return the share of the nouns of both whose values differ; 0 where they share none. `one` ascends."""
        nouns = self.nouns.dots(one, other)
        return (nouns - self._both.dots(one, other)) / np.maximum(nouns, 1.0)

    def of(self, number: int) -> dict[int, int]:
        """Return the main value of each noun of an article."""
        here = slice(self.nouns.starts[number], self.nouns.starts[number + 1])
        return dict(zip(self.nouns.columns[here].tolist(), self.values[here].tolist(), strict=True))


class Details:
    """What may agree or contradict each other, of all articles."""

    def __init__(
        self, articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], statements: Sequence[Statement], space: Space
    ) -> None:
        """Take articles as the space has them: sorted by source."""
        self.count, width = len(articles), max(1, len(space.names))
        number = np.array([vocabulary.number(name) for name in space.names], bool)
        ordinal = np.array([vocabulary.ordinal(name) for name in space.names], bool)
        tokens, where = space.tokens, np.repeat(np.arange(self.count, dtype=np.int32), np.diff(space.starts))
        here = number[tokens] if len(tokens) else np.zeros(0, bool)
        rows, columns, _ = counted(where[here], tokens[here], width)
        self.numbers = Rows(self.count, width, rows, columns, np.ones(len(rows)))
        noun = np.array([form.islower() for form in space.shown], bool) & ~(number | ordinal)
        word = noun[tokens] if len(tokens) else here
        beside = where[1:] == where[:-1]
        after = np.flatnonzero(beside & here[:-1] & word[1:])
        self.units = Main(self.count, width, (where[after], tokens[after + 1], tokens[after]))
        after = np.flatnonzero(beside & (ordinal[tokens[:-1]] if len(tokens) else beside) & word[1:])
        self.ordinals = Main(self.count, width, (where[after], tokens[after + 1], tokens[after]))
        self.days = [
            frozenset(mark.value for mark in mentions.get(article.source, ()) if mark.kind == "date" and _WHOLE_DAY.fullmatch(mark.value))
            for article in articles
        ]
        self._days = _rows(self.days)
        published = [edtf.day(article.published) for article in articles]
        self.published = np.array([day.toordinal() if day else 0 for day in published], np.int64)
        place = {article.source: at for at, article in enumerate(articles)}
        self.said: list[set[int]] = [set() for _ in articles]
        """Numbers of the statements that each article quotes."""
        for at, statement in enumerate(statements):
            for wording in statement.wordings:
                if wording.source in place:
                    self.said[place[wording.source]].add(at)
        self._said = _rows(self.said)

    def features(self, one: Ints, other: Ints) -> dict[str, Floats]:
        """Return the features of the pairs (one[k], other[k]) by name. `one` ascends."""
        size = np.minimum(*(np.diff(self.numbers.starts)[end] for end in (one, other)))
        missing = np.where(size > 0, 1 - self.numbers.dots(one, other) / np.maximum(size, 1), 0.0)
        gap = np.abs(self.published[one] - self.published[other])
        unknown = (self.published[one] == 0) | (self.published[other] == 0)
        dated = np.diff(self._days.starts) > 0
        both = dated[one] & dated[other]
        return {
            "numbers": missing,
            "figures": ((size >= _MANY) & (missing >= _MOST_OTHER)).astype(np.float64),
            "units": self.units.differing(one, other),
            "ordinals": self.ordinals.differing(one, other),
            "published": np.where(unknown, 0.0, steps(gap)),
            "days": np.where(both, np.where(self._days.dots(one, other) > 0, 1.0, -1.0), 0.0),
            "quoted": np.minimum(self._said.dots(one, other), 1.0),
        }


def steps(gap: Ints) -> Floats:
    """Return how near days of publication are that lie `gap` days apart: 1, 0, -1 or -4."""
    made: Floats = np.array([1.0, 0.0, -1.0, -4.0])[(gap > _NEAR).astype(np.int64) + (gap > _WEEK) + (gap > _MONTH)]
    return made


def _rows(owned: Sequence[frozenset[str] | set[int]]) -> Rows:
    numbers = {name: at for at, name in enumerate(sorted({name for names in owned for name in names}))}
    pairs = [(row, column) for row, names in enumerate(owned) for column in sorted(numbers[name] for name in names)]
    cells = np.array(pairs, np.int64).reshape(-1, 2)
    return Rows(len(owned), max(1, len(numbers)), cells[:, 0], cells[:, 1], np.ones(len(cells)))
