"""Two bodies -> the stretches of words that stand in both, the longest first, wherever they stand (greedy string tiling, Wise 1993).

Runs of K same words are looked up in a sorted array and joined along their diagonals; each then grows over what is the same on either
side. Between two stretches that follow one another in both articles, a short gap is read word by word, so that a changed word or a reworded
sentence does not end a passage. Looking up costs n log n; the rest is linear in the words, as each is taken once.
A run that an article repeats is looked up at its first place alone, so that a word written a million times costs no more than others.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import numpy as np
from msgspec import Struct

from sitegen.reuse.fingerprints import Hashes, Indexes, K, runs
from sitegen.reuse.words import Words

SHORTEST = 12
"""Same words that make a passage."""
_BRIDGED = 3
"""Words of a gap that never ends a passage between stretches that are longer."""
_READ = 40
"""Words of the longest gap that is read word by word."""
_ALIKE = 0.4
"""Share of the longer side of a gap that must be the same for a passage to go on over it."""
_LOOKED_BACK = 4
_MOST_TILES = 20_000


class Tile(Struct, frozen=True, order=True):
    """A stretch of words of one body that stands in another: indexes of words, ends exclusive."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int
    """That are the same."""


class Lookup:
    """The runs of words of one body, sorted to be looked up; made once for all that it is compared with."""

    def __init__(self, words: Words) -> None:
        self.words: list[int] = words.tolist()
        self.hashes: Hashes = runs(words)
        self.order: Indexes = np.argsort(self.hashes, kind="stable")
        self.sorted: Hashes = self.hashes[self.order]


def aligned(one: Lookup, other: Lookup) -> tuple[Tile, ...]:
    """Return the stretches with at least SHORTEST same words, in the order of `one`; disjoint in both."""
    if one.words == other.words:
        size = len(one.words)
        return (Tile(0, size, 0, size, size),) if size else ()
    found = [tile for tile in _joined(_exact(one, other), one.words, other.words) if tile.words >= SHORTEST]
    return tuple(sorted(_disjoint(found, len(one.words), len(other.words))))


def _exact(one: Lookup, other: Lookup) -> list[Tile]:
    """Return exact matches of at least K words, in the order of `one`, disjoint in both."""
    taken, other_taken = bytearray(len(one.words)), bytearray(len(other.words))
    made = []
    for seed, other_seed, length in _seeds(one, other):
        start, other_start, end = seed, other_seed, seed + length
        while start < end and (taken[start] or other_taken[other_start]):
            start, other_start = start + 1, other_start + 1
        size = next((at for at in range(end - start) if taken[start + at] or other_taken[other_start + at]), end - start)
        if not size:
            continue
        before = _grown(one.words, other.words, taken, other_taken, start - 1, other_start - 1, -1)
        after = _grown(one.words, other.words, taken, other_taken, start + size, other_start + size, 1)
        start, other_start, size = start - before, other_start - before, before + size + after
        if size >= K:
            taken[start : start + size] = other_taken[other_start : other_start + size] = b"\1" * size
            made.append(Tile(start, start + size, other_start, other_start + size, size))
    return sorted(made)


def _seeds(one: Lookup, other: Lookup) -> list[tuple[int, int, int]]:
    """Return the matches along diagonals as (start, other start, words), the longest first."""
    if not len(one.sorted):
        return []
    at = np.searchsorted(one.sorted, other.hashes)
    at[at == len(one.sorted)] = 0
    places = np.flatnonzero(one.sorted[at] == other.hashes)
    if not len(places):
        return []
    first = one.order[at[places]]
    opens = np.flatnonzero(np.concatenate(([True], (places[1:] != places[:-1] + 1) | (first[1:] != first[:-1] + 1))))
    lengths = np.diff(opens, append=len(places)) + K - 1
    best = np.lexsort((places[opens], first[opens], -lengths))[:_MOST_TILES]
    return list(zip(first[opens][best].tolist(), places[opens][best].tolist(), lengths[best].tolist(), strict=True))


def _grown(one: Sequence[int], other: Sequence[int], taken: bytearray, other_taken: bytearray, at: int, other_at: int, step: int) -> int:
    """Return how many words from here on, forwards or backwards, are the same and not taken."""
    size = 0
    while 0 <= at < len(one) and 0 <= other_at < len(other) and one[at] == other[other_at] and not (taken[at] or other_taken[other_at]):
        at, other_at, size = at + step, other_at + step, size + 1
    return size


def _joined(tiles: Sequence[Tile], one: Sequence[int], other: Sequence[int]) -> list[Tile]:
    """Join each tile to one of the last few that it continues over a gap of which enough is the same."""
    made: list[Tile] = []
    for tile in tiles:
        for back in range(len(made) - 1, max(len(made) - 1 - _LOOKED_BACK, -1), -1):
            before = made[back]
            gap, other_gap = (before.end, tile.start), (before.other_end, tile.other_start)
            same = _same(one[slice(*gap)], other[slice(*other_gap)]) if _near(gap) and _near(other_gap) else -1
            if same >= 0:
                made[back] = Tile(before.start, tile.end, before.other_start, tile.other_end, before.words + same + tile.words)
                break
        else:
            made.append(tile)
    return made


def _near(gap: tuple[int, int]) -> bool:
    return 0 <= gap[1] - gap[0] <= _READ


def _same(words: Sequence[int], other: Sequence[int]) -> int:
    """Return how many words of a gap are the same, in order; -1 where a passage ends at it."""
    longer = max(len(words), len(other))
    blocks = SequenceMatcher(None, words, other, autojunk=False).get_matching_blocks() if words and other else ()
    same = sum(block.size for block in blocks)
    return same if longer <= _BRIDGED or same >= _ALIKE * longer else -1


def _disjoint(tiles: Sequence[Tile], size: int, other_size: int) -> Iterator[Tile]:
    """Yield the tiles with most words; those that reach into them are left out."""
    taken, other_taken = bytearray(size), bytearray(other_size)
    for tile in sorted(tiles, key=lambda tile: (-tile.words, tile)):
        if not any(taken[tile.start : tile.end]) and not any(other_taken[tile.other_start : tile.other_end]):
            taken[tile.start : tile.end] = b"\1" * (tile.end - tile.start)
            other_taken[tile.other_start : tile.other_end] = b"\1" * (tile.other_end - tile.other_start)
            yield tile
