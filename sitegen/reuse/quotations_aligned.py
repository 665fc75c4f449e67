"""Two quotations side by side: the words that both have in the same order, and whether what lies between contradicts.

The telling words are aligned as a chain with a cost for what lies between (Myers and Miller 1995, Chaining multiple-alignment fragments
in sub-quadratic time; here each match looks back at a bounded number of others). Whoever quotes may leave words out, but a denial on one
side only, another number, an opposite or another name between two common words is reason to abstain.
"""

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from sitegen import data
from sitegen.reuse.wordings import Weights, Wordlist, word

_TIMES = 2
"""Occurrences of a word in one quotation that are aligned."""
_BACK = 24
"""Matches before a match that it may follow in a chain: bounds the cost of long quotations."""
_GAP, _WIDEST = 0.15, 1.5
"""Cost of each telling word that is passed over, and at most for one gap."""
_FLANK = 4
"""Words before the first and after the last common word that may contradict."""
_OPPOSITES = frozenset(
    pair
    for one, other in ([word(each).stem for each in line.split()] for line in data.lines("sitegen.reuse", "quoted_opposites.txt"))
    for pair in ((one, other), (other, one))
)
_OPPOSED = frozenset(one for one, _ in _OPPOSITES)


class Alignment(Struct, frozen=True):
    """Two quotations side by side."""

    pairs: tuple[tuple[int, int], ...]
    """Indexes of the words that both have, in order in both."""
    weight: float
    """Of the words that both have, each counted once."""
    run: int
    """Words of the longest stretch of one that stands in the other without a word between."""
    run_weight: float


def aligned(one: Wordlist, other: Wordlist, weights: Weights) -> Alignment:
    """Lay the telling words of two quotations side by side in the same order; the heaviest chain, with a cost for gaps."""
    places: dict[str, list[int]] = {}
    for place, index in enumerate(other.telling):
        found = places.setdefault(other.words[index].stem, [])
        if len(found) < _TIMES:
            found.append(place)
    seen: Counter[str] = Counter()
    matches: list[tuple[int, int]] = []
    for place, index in enumerate(one.telling):
        name = one.words[index].stem
        if name in places and seen[name] < _TIMES:
            seen[name] += 1
            matches += [(place, there) for there in places[name]]
    chain = _chain(matches, [weights.of(one.words[one.telling[place]].stem) for place, _ in matches])
    pairs = tuple((one.telling[here], other.telling[there]) for here, there in chain)
    run = _longest_run(one, other, pairs)
    return Alignment(
        pairs=pairs,
        weight=weights.sum(one.words[here].stem for here, _ in pairs),
        run=len(run),
        run_weight=weights.sum(one.words[index].stem for index in one.telling if index in run),
    )


def _chain(matches: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[tuple[int, int]]:
    best: list[float] = []
    before: list[int] = []
    for number, (here, there) in enumerate(matches):
        most, chosen = 0.0, -1
        for earlier in range(number - 1, max(number - 1 - _BACK, -1), -1):
            its, theirs = matches[earlier]
            if its < here and theirs < there:
                score = best[earlier] - min(_WIDEST, _GAP * (here - its + there - theirs - 2))
                if score > most:
                    most, chosen = score, earlier
        best.append(most + weights[number])
        before.append(chosen)
    chain: list[tuple[int, int]] = []
    at = max(range(len(best)), key=lambda number: (best[number], -number), default=-1)
    while at >= 0:
        chain.append(matches[at])
        at = before[at]
    return chain[::-1]


def _longest_run(one: Wordlist, other: Wordlist, pairs: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the indexes in `one` of the longest stretch of the same words, whether or not sentences end there."""
    mine, its = ([index for index, item in enumerate(words.words) if item.stem] for words in (one, other))
    best = (0, 0)
    done = -1
    for here, there in pairs:
        if here < done:
            continue
        at, other_at = bisect_left(mine, here), bisect_left(its, there)
        back = 0
        most = min(at, other_at)
        while back < most and _same(one, mine[at - back - 1], other, its[other_at - back - 1]):
            back += 1
        ahead = 1
        most = min(len(mine) - at, len(its) - other_at)
        while ahead < most and _same(one, mine[at + ahead], other, its[other_at + ahead]):
            ahead += 1
        done = mine[at + ahead - 1] + 1
        if back + ahead > best[1]:
            best = (at - back, back + ahead)
    return frozenset(mine[best[0] : sum(best)])


def _same(one: Wordlist, index: int, other: Wordlist, place: int) -> bool:
    return one.words[index].stem == other.words[place].stem


def contradict(one: Wordlist, other: Wordlist, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether what lies between the common words, or next to them, says something else on either side.

    A denial, a number, an opposite or a name. Whole sentences that one side leaves out contradict nothing; nor does what lies beyond
    the words where a quotation begins or ends.
    """
    (here, there), (after, beyond) = pairs[0], pairs[-1]
    flanks = (
        (_tail(one, max(0, here - _FLANK), here), _tail(other, max(0, there - _FLANK), there)),
        (_head(one, after + 1, after + 1 + _FLANK), _head(other, beyond + 1, beyond + 1 + _FLANK)),
    )
    if any(mine and its and _differ(one, mine, other, its) for mine, its in flanks):
        return True
    gaps = (
        (_between(one, here + 1, after), _between(other, there + 1, beyond)) for (here, there), (after, beyond) in itertools.pairwise(pairs)
    )
    return any((mine or its) and _differ(one, mine, other, its) for mine, its in gaps)


def _head(words: Wordlist, start: int, end: int) -> list[int]:
    """Return the indexes up to the end of the sentence."""
    return list(itertools.takewhile(lambda index: words.words[index].stem, range(start, min(end, len(words.words)))))


def _tail(words: Wordlist, start: int, end: int) -> list[int]:
    """Return the indexes from the beginning of the last sentence."""
    return list(itertools.takewhile(lambda index: words.words[index].stem, range(end - 1, start - 1, -1)))[::-1]


def _between(words: Wordlist, start: int, end: int) -> list[int]:
    """Leave out whole sentences: what follows the word before, and what leads to the word after, is kept."""
    head = _head(words, start, end)
    return head if len(head) == end - start else head + _tail(words, start, end)


def _differ(one: Wordlist, here: Sequence[int], other: Wordlist, there: Sequence[int]) -> bool:
    mine, its = [one.words[index] for index in here], [other.words[index] for index in there]
    if any(item.negative for item in mine) != any(item.negative for item in its):
        return True
    counted = [{item.number for item in words if item.number and item.number != "1"} for words in (mine, its)]  # 'one' is no number
    if all(counted) and counted[0] != counted[1]:
        return True
    opposed = [item.stem for item in mine if item.stem in _OPPOSED]
    if any((name, item.stem) in _OPPOSITES for name in opposed for item in its):
        return True
    names, others = _names(one, here), _names(other, there)
    return bool(names and others) and not any(name[0] == theirs[0] for name in names for theirs in others)


def _names(words: Wordlist, indexes: Sequence[int]) -> list[str]:
    """Return the names; a word that begins a sentence is written as one, too, but need not be one."""
    return [words.words[index].stem for index in indexes if words.words[index].name and index and words.words[index - 1].stem]
