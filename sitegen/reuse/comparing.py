"""Pairs of articles compared word by word, each once, and what is known of which came first."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from sitegen import edtf
from sitegen.reuse.alignment import Lookup, Seed, Tile, aligned, seeds
from sitegen.reuse.fingerprints import Hashes, K, runs
from sitegen.reuse.words import Bodies

_REMEMBERED = 1_000
"""Bodies whose runs stay sorted: pairs come in the order of the earlier article, so that few are sorted twice."""
_AT_ONCE = 256
"""Bodies whose runs are looked up at a time."""
_NUMBERS = 4
"""Numbers that show whether it is a form that is the same."""
_SAME_NUMBERS = 0.6

Pair = tuple[int, int]
"""Indexes of two articles, the lower first."""


class Shared(Struct, frozen=True):
    """The words that two bodies have in common."""

    pair: Pair
    tiles: tuple[Tile, ...]
    shares: tuple[float, float]
    """Of the words of each body that stand in the other, 0 to 1."""

    @property
    def words(self) -> int:
        """Same words."""
        return sum(tile.words for tile in self.tiles)

    def share(self, index: int) -> float:
        """Return the share of the words of one of the two."""
        return self.shares[self.pair.index(index)]


class Comparer:
    """Compares bodies."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        self._made: dict[Pair, Shared] = {}
        self._lookups: OrderedDict[int, Lookup] = OrderedDict()

    def shared(self, one: int, other: int) -> Shared:
        """Return what two articles share."""
        pair = (min(one, other), max(one, other))
        if pair not in self._made:
            self._compare(pair)
        return self._made[pair]

    def compared(self, pairs: Iterable[Pair]) -> Iterator[Shared]:
        """Yield the pairs that share something, sorted: the same as `shared` says of each, but those of one article at a time."""
        for low, group in groupby(sorted(set(pairs)), key=itemgetter(0)):
            high = [pair[1] for pair in group]
            for start in range(0, len(high), _AT_ONCE):
                some = high[start : start + _AT_ONCE]
                for other, found in zip(some, seeds(self._lookup(low), list(map(self._runs, some))), strict=True):
                    shared = self._compare((low, other), found)
                    if shared.tiles:
                        yield shared

    def _compare(self, pair: Pair, found: Sequence[Seed] | None = None) -> Shared:
        tiles = aligned(self._lookup(pair[0]), self._lookup(pair[1]), found)
        words = sum(tile.words for tile in tiles)
        sizes = self.bodies.sizes
        made = self._made[pair] = Shared(pair, tiles, (words / max(sizes[pair[0]], 1), words / max(sizes[pair[1]], 1)))
        return made

    def narrated(self, one: int, other: int) -> tuple[float, float]:
        """Return what share of each body's words outside quotation marks stands in the other, the lower index first."""
        shared = self.shared(one, other)
        made = []
        for side, index in enumerate(shared.pair):
            told = ~self.bodies.quoted(index)
            same = sum(
                tile.words / max(end - start, 1) * int(told[start:end].sum())
                for tile in shared.tiles
                for start, end in ((tile.start, tile.end) if side == 0 else (tile.other_start, tile.other_end),)
            )
            made.append(float(same / max(int(told.sum()), 1)))
        return made[0], made[1]

    def same_form(self, one: int, other: int) -> bool:
        """Whether two articles are one form filled in twice (rates, prices, weather): most numbers in what they share differ."""
        shared = self.shared(one, other)
        counts = []
        for index in shared.pair:
            turned = index != shared.pair[0]
            spans = [(tile.other_start, tile.other_end) if turned else (tile.start, tile.end) for tile in shared.tiles]
            counts.append(Counter(number for span in spans for number in self.bodies.numbers(index, *span)))
        fewest = min(counts[0].total(), counts[1].total())
        return fewest >= _NUMBERS and (counts[0] & counts[1]).total() < _SAME_NUMBERS * fewest

    def earlier(self, one: int, other: int) -> bool:
        """Whether `one` is known to be published on an earlier day."""
        return self._days[one][1] < self._days[other][0]

    @cached_property
    def hashes(self) -> Hashes:
        """Of the runs of all bodies in a row; those that reach over the end of one mean nothing."""
        return runs(self.bodies.words)

    def _runs(self, index: int) -> Hashes:
        start = self.bodies.starts[index]
        return self.hashes[start : start + max(0, self.bodies.sizes[index] - K + 1)]

    @cached_property
    def _days(self) -> list[tuple[int, int]]:
        bounds = (edtf.bounds(article.published) for article in self.bodies.articles)
        return [(first.toordinal(), last.toordinal()) for first, last in bounds]

    def _lookup(self, index: int) -> Lookup:
        if index in self._lookups:
            self._lookups.move_to_end(index)
        else:
            self._lookups[index] = Lookup(self.bodies.of(index), self._runs(index))
            if len(self._lookups) > _REMEMBERED:
                self._lookups.popitem(last=False)
        return self._lookups[index]
