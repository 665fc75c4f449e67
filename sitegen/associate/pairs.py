"""The entities that passages name together, counted in sorted arrays.

A passage of k entities has k * (k - 1) / 2 pairs, and k is bounded, so that the pairs grow with the text alone.
"""

import numpy as np
from msgspec import Struct

from sitegen.associate.passages import Incidence, Ints


class Pairs(Struct, frozen=True):
    """Pairs of entities, each once, by the first, then the second; the first is the smaller number."""

    first: Ints
    second: Ints
    passages: Ints
    """That name both."""
    articles: Ints
    """That have such passages."""
    offsets: Ints
    """Where the pair's articles begin in `sources`."""
    sources: Ints
    """Places in the sequence of articles, ascending within a pair."""


def together(found: Incidence, entities: int, least: int) -> Pairs:
    """Return the pairs that at least `least` passages name together; `entities` is how many there are."""
    codes, articles = _coded(found, entities)
    distinct, which, counts = np.unique(codes, return_inverse=True, return_counts=True)
    often = counts >= least
    renumbered = np.cumsum(often) - 1
    kept = often[which]
    width = int(articles.max(initial=0)) + 1
    places = np.unique(renumbered[which[kept]] * width + articles[kept])
    pair = places // width
    distinct = distinct[often]
    return Pairs(
        first=distinct // max(entities, 1),
        second=distinct % max(entities, 1),
        passages=counts[often],
        articles=np.bincount(pair, minlength=len(distinct)),
        offsets=np.searchsorted(pair, np.arange(len(distinct))),
        sources=places % width,
    )


def _coded(found: Incidence, entities: int) -> tuple[Ints, Ints]:
    """Return each pair of each passage as first * entities + second, and its article: passages of one size all at once."""
    sizes = np.bincount(found.passages, minlength=found.count)
    starts = np.cumsum(sizes) - sizes
    codes, articles = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for size in range(2, int(sizes.max(initial=0)) + 1):
        rows = starts[sizes == size]
        named = found.entities[rows[:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        codes.append((named[:, left] * entities + named[:, right]).ravel())
        articles.append(np.repeat(found.articles[rows], len(left)))
    return np.concatenate(codes), np.concatenate(articles)
