"""Which entities stand together: the archive cut into passages, and the entities that each of them names.

The unit is the paragraph, not the article. On the two halves of a thousand news articles, those whom a paragraph of two articles of
one half names together share a paragraph of the other half in 69 of 100 cases; those whom only the articles name together in 50 of
100. And an archive of five articles has five articles to count, but some eighty paragraphs. Costs: one look at each block and each mark.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from sitegen.model import Article, Entity, Mention

LONGEST = 600
"""Characters of a passage. A longer block counts as several, each this long but the last: some files are one single line."""
CROWD = 24
"""Entities of a passage that count: the most named ones of the archive. What names more is a list, where standing together says little."""
_NO_PASSAGE = "dateline"
"""Role of the blocks that say where an article was written, not what it tells of."""

Ints = np.ndarray[tuple[int], np.dtype[np.int64]]


class Incidence(Struct, frozen=True):
    """Who is named where: one row for each entity of each passage, by passage, then entity."""

    passages: Ints
    """Numbers of the passages that name anybody, ascending in every article, without gaps over the archive."""
    entities: Ints
    """Places in the sequence of entities."""
    articles: Ints
    """Places in the sequence of articles."""
    count: int
    """Passages that name anybody."""


def incidence(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> Incidence:
    """Find the entities of each passage of `articles`; marks in other articles, and marks within longer ones, do not count.

    That 'England' stands in 'Bank of England' says nothing of the two.
    """
    bases = _bases(articles)
    starts, ends, owners = _marks(bases, mentions, entities)
    outer = np.lexsort((owners, -ends, starts))
    starts, ends, owners = starts[outer], ends[outer], owners[outer]
    before = np.maximum.accumulate(np.concatenate(([-1], ends[:-1]))) if len(ends) else ends
    free = ends > before
    starts, owners = starts[free], owners[free]

    cuts, told = _cuts(articles, bases)
    places = np.searchsorted(cuts, starts, side="right") - 1
    counted = told[places] if len(cuts) else np.zeros(len(starts), bool)
    rows = np.unique(np.stack((places[counted], owners[counted])), axis=1)
    rows = _uncrowded(rows, len(entities))
    named, passages = np.unique(rows[0], return_inverse=True)
    edges = np.fromiter(bases.values(), np.int64, len(bases))
    return Incidence(
        passages=passages, entities=rows[1], articles=np.searchsorted(edges, cuts[rows[0]], side="right") - 1, count=len(named)
    )


def _bases(articles: Sequence[Article]) -> dict[str, int]:
    """Lay the texts of all articles on one line, so that one array holds all offsets."""
    bases = {}
    at = 0
    for article in articles:
        bases[article.source] = at
        at += len(article.raw.text) + 1
    return bases


def _marks(bases: Mapping[str, int], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> tuple[Ints, Ints, Ints]:
    starts: list[int] = []
    ends: list[int] = []
    owners: list[int] = []
    for number, entity in enumerate(entities):
        for source, indexes in entity.mentions.items():
            if source in bases:
                base, marks = bases[source], mentions[source]
                for index in indexes:
                    mark = marks[index]
                    starts.append(base + mark.start)
                    ends.append(base + mark.end)
                    owners.append(number)
    return np.array(starts, np.int64), np.array(ends, np.int64), np.array(owners, np.int64)


def _cuts(articles: Sequence[Article], bases: Mapping[str, int]) -> tuple[Ints, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """Return where passages begin, ascending, and whether what follows is one that counts."""
    cuts: list[int] = []
    told: list[bool] = []
    for article in articles:
        base = bases[article.source]
        for block in article.blocks:
            cuts.append(base + block.start)
            told.append(block.role != _NO_PASSAGE)
            if block.end - block.start > LONGEST:
                more = range(base + block.start + LONGEST, base + block.end, LONGEST)
                cuts += more
                told += [told[-1]] * len(more)
    return np.array(cuts, np.int64), np.array(told, bool)


def _uncrowded(rows: np.ndarray[tuple[int, int], np.dtype[np.int64]], entities: int) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Keep the CROWD entities of each passage that most passages name; of equally many those that come first."""
    often = np.bincount(rows[1], minlength=entities)
    order = np.lexsort((rows[1], -often[rows[1]], rows[0]))
    ranked = rows[0][order]
    rank = np.arange(len(ranked)) - np.searchsorted(ranked, ranked)
    return rows[:, np.sort(order[rank < CROWD])]
