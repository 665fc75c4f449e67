"""Which number an article has in the index: those of about equal length stand together, so that lengths cost little.

Lunr weighs a term by the length of the text it stands in, so a browser needs the lengths of all articles before it can tell which are
the best: 13 kB at 10,000 articles, were they in any order. Sorted into classes, each a sixth wider than where it begins, what is left to
tell is the place within the class: 7 kB. In a class the order is that of the archive, so that an article keeps its number when a few of
its words change, and with it every shard but those of these words.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sitegen.search import packing

_WIDTH = 6
"""A class that begins at n ends before n + max(1, n // 6)."""


def order(lengths: Sequence[int]) -> list[int]:
    """Return the places of the lengths in the order in which the index numbers them."""
    bounds = _bounds(lengths)
    return sorted(range(len(lengths)), key=lambda place: bisect_right(bounds, lengths[place]))


def packed(lengths: Sequence[int]) -> tuple[str, str]:
    """Return how many of the lengths, which are in order, each class has, and by how much each is longer than its class begins."""
    bounds = _bounds(lengths)
    classes = [bisect_right(bounds, length) - 1 for length in lengths]
    sizes = [0] * len(bounds)
    for number in classes:
        sizes[number] += 1
    return packing.packed(sizes), packing.packed(length - bounds[number] for length, number in zip(lengths, classes, strict=True))


def _bounds(lengths: Iterable[int]) -> list[int]:
    """Return where the classes begin, up to that of the longest."""
    longest, bounds = max(lengths, default=0), [0]
    while (after := bounds[-1] + max(1, bounds[-1] // _WIDTH)) <= longest:
        bounds.append(after)
    return bounds
