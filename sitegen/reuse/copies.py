"""Which articles are wholly or mostly another one, and which is the original of several that are the same.

A copy is an article most of whose words stand in the other, in what is told as in what is quoted: two desks that quote one speech at length
share many words and are no copies, and neither are two reports on one form (rates, prices, weather) whose numbers
differ. Where each is mostly the other, the later is the copy; where one is part of the other, the shorter is, even if it came first, as it
is what adds nothing.
"""

from collections.abc import Mapping, Sequence

from sitegen.reuse.comparing import Comparer, Pair, Shared
from sitegen.reuse.stated import Apart

MOSTLY = 0.5
"""Share of the copy's words that stand in the original."""
_TOLD = 0.4
"""The same of the words that stand in no quotation marks."""
_SHORTER = 0.2
"""Difference of the shares from which on the one is part of the other."""
_LEAST = 20
"""Same words that make a copy of what is not all the same."""


def copies(
    comparer: Comparer, compared: Sequence[Shared], stated: Mapping[int, int], distinct: Apart, newest: Mapping[int, int]
) -> dict[int, int]:
    """Return for each copy its original, which is none itself. `stated` maps the archivist's copies to their originals."""
    originals = set(stated.values()) - stated.keys()
    seen: set[Pair] = set()
    found: dict[int, list[tuple[float, int]]] = {}
    for shared in compared:
        low, high = sorted(newest.get(index, index) for index in shared.pair)
        if low == high or (low, high) in seen or (low, high) in distinct:
            continue
        seen.add((low, high))
        copy = _copy(comparer, comparer.shared(low, high))
        if copy is not None and copy not in originals and copy not in stated:
            original = high if copy == low else low
            found.setdefault(copy, []).append((-round(comparer.shared(low, high).share(copy), 2), original))
    best = {copy: min(options)[1] for copy, options in found.items()} | dict(stated)
    made = {}
    for copy in sorted(best):
        root = _root(best, copy)
        pair = (min(copy, root), max(copy, root))
        if root != copy and pair not in distinct and (copy in stated or _enough(comparer.shared(*pair), copy)):
            made[copy] = root
    return {copy: original for copy, original in made.items() if original not in made}


def _copy(comparer: Comparer, shared: Shared) -> int | None:
    """Return which of two articles is a copy of the other."""
    low, high = shared.pair
    able = [index for index in shared.pair if _enough(shared, index)]
    if not able or comparer.same_form(low, high):
        return None
    told = dict(zip(shared.pair, comparer.narrated(low, high), strict=True))
    able = [index for index in able if told[index] >= _TOLD]
    if len(able) < 2:  # noqa: PLR2004 - each could be the copy
        return able[0] if able else None
    shares = {index: round(shared.share(index), 2) for index in shared.pair}
    if abs(shares[low] - shares[high]) <= _SHORTER:
        if comparer.earlier(low, high):
            return high
        if comparer.earlier(high, low):
            return low
    return max(shared.pair, key=lambda index: (shares[index], comparer.bodies.articles[index].source))


def _enough(shared: Shared, index: int) -> bool:
    return shared.share(index) >= MOSTLY and (shared.words >= _LEAST or min(shared.shares) == 1)


def _root(best: Mapping[int, int], copy: int) -> int:
    """Follow a chain to its end; where it turns in a circle, to the first article in it."""
    seen: dict[int, None] = {}
    at = copy
    while at in best and at not in seen:
        seen[at] = None
        at = best[at]
    if at in seen:
        chain = list(seen)
        return min(chain[chain.index(at) :])
    return at
