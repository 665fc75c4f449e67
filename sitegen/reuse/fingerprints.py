"""Bodies -> pairs of them that may have passages in common, by winnowed fingerprints (Schleimer, Wilkerson, Aiken 2003).

Every run of K words is hashed, and of every WINDOW runs in a row the smallest hash is kept: a stretch of K + WINDOW - 1 same words (11)
always leaves the same fingerprint in both articles, wherever it stands and whatever stands beside it. An inverted list tells which articles
have a fingerprint. Two articles are a pair when they share enough that few others have. What many have (furniture that cleaning has left,
an agency's stock phrases) makes no pair among all of them, which would be all pairs: each article that has it is counted with the first
one alone, and they become a pair only if they share most of the smaller one, as copies do. So 5,000 articles that share a paragraph make
no pair, and 5,000 near copies make 5,000. The number of pairs is at most MOST_PAIRS for each fingerprint on the average.

Where many articles take their sentences from many others, that is still a crowd around each, and it grows with the archive. So of pairs
that do not share most of one, an article has those with which it shares most: 40 among 10,000 articles, and 8 from 50,000 on. Common news
comes nowhere near: of 10,000 articles half are in no pair at all, and one in a hundred of the others is in 15.

Measured beside MinHash with LSH (datasketch, 64 permutations of the same runs, threshold .25) on 1,000 articles and 200 copies of them:
fingerprints took 0.03 s and proposed every copy; LSH took 0.65 s and proposed .89 of those with 40 % and .52 of those with 60 % of the
sentences replaced, and .83 of those with 60 % dropped. So no library.
"""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from sitegen.reuse.words import Bodies, Words

K = 6
WINDOW = 6
"""At most K, so that no window sees runs of two articles: the K - 1 runs that would reach over the end of one are left out."""
RARE = 16
"""Articles that may have a fingerprint which makes pairs among all of them."""
LEAST = 2
"""Rare fingerprints that make a pair."""
MOST_PAIRS = 4
MOST_OF_ONE, MOST_IN_ALL = 8, 400_000
"""Pairs by rare fingerprints: of each article at least, and the number that is shared out among all articles where that is more."""
_MOSTLY = 0.4
"""Share of the smaller article's fingerprints that makes a pair, rare or not."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_CHUNK = 1 << 20
_NOTHING = np.uint64(0xFFFFFFFFFFFFFFFF)

Hashes = NDArray[np.uint64]
Indexes = NDArray[np.int64]


def runs(words: Words) -> Hashes:
    """Return the hash of each run of K words; K - 1 fewer than `words`. What is long is read in pieces, which takes less memory."""
    length = max(len(words) - K + 1, 0)
    if length > _CHUNK:
        made = np.empty(length, np.uint64)
        for start in range(0, length, _CHUNK):
            made[start : start + _CHUNK] = runs(words[start : start + _CHUNK + K - 1])
        return made
    made = np.zeros(length, np.uint64)
    mixed = _mixed(words.astype(np.uint64))
    for at in range(K):
        made *= _FACTOR
        made += mixed[at : at + length]
    return _mixed(made)


def pairs(bodies: Bodies, without: Collection[int] = (), read: Hashes | None = None) -> list[tuple[int, int]]:
    """Return the pairs of articles that may share passages, each as (lower, higher) index, sorted. `without` are left out.

    `read` is what `runs` says of all bodies in a row, if somebody has asked already.
    """
    hashes, owners = _inverted(bodies, runs(bodies.words) if read is None else read, without)
    total = len(bodies.articles)
    sizes = np.bincount(owners, minlength=total)
    starts = np.flatnonzero(np.diff(hashes, prepend=~hashes[:1]))
    counts = np.diff(starts, append=len(hashes))
    group = np.repeat(np.arange(len(starts)), counts)
    several = counts[group] > 1
    owners, group = owners[several], group[several]
    rare_keys, rare_shared = _among_all(owners, group, counts, len(hashes), total)
    first_keys, first_shared = _with_first(owners, group, counts, len(hashes), total)
    keys, at = np.unique(np.concatenate((rare_keys, first_keys)), return_inverse=True)
    shared = np.bincount(at, np.concatenate((rare_shared, first_shared)), len(keys))
    high, low = np.divmod(keys, total)
    mostly = keys[shared >= np.maximum(_MOSTLY * np.minimum(sizes[high], sizes[low]), LEAST)]
    rarely = _strongest(rare_keys[rare_shared >= LEAST], rare_shared[rare_shared >= LEAST], total)
    high, low = np.divmod(np.union1d(rarely, mostly), total)
    return sorted(zip(low.tolist(), high.tolist(), strict=True))


def _strongest(keys: Indexes, shared: Indexes, total: int) -> Indexes:
    """Return the pairs that are among those of one of their articles with which it shares most; of equal ones the lower other.

    An article has MOST_OF_ONE of them at least, and as many as make MOST_IN_ALL where it is not one of too many.
    """
    most = max(MOST_OF_ONE, MOST_IN_ALL // max(1, total))
    high, low = np.divmod(keys, max(1, total))
    ends, others = np.concatenate((high, low)), np.concatenate((low, high))
    order = np.lexsort((others, -np.concatenate((shared, shared)), ends))
    ends = ends[order]
    kept = order[np.arange(len(ends)) - np.searchsorted(ends, ends) < most]
    return keys[np.unique(kept % max(1, len(keys)))]


def _inverted(bodies: Bodies, read: Hashes, without: Collection[int]) -> tuple[Hashes, Indexes]:
    """Return the fingerprints, sorted, and whose each is, ascending for each fingerprint; each once for each article."""
    left_out = np.zeros(len(bodies.articles) + 1, bool)
    left_out[list(without)] = True
    found, owners = [], []
    first = 0
    while first < len(bodies.articles):
        begin = bodies.starts[first]
        last = max(int(np.searchsorted(bodies.starts, begin + _CHUNK, "right")) - 1, first + 1)
        ends = bodies.starts[first + 1 : last + 1] - begin
        owner = np.repeat(np.arange(first, last), np.diff(bodies.starts[first : last + 1]))
        hashes = read[begin : max(begin, bodies.starts[last] - K + 1)].copy()
        for back in range(1, K):
            hashes[(ends - back)[(ends >= back) & (ends - back < len(hashes))]] = _NOTHING
        owner = owner[: len(hashes)]
        chosen = _winnowed(hashes) & ~left_out[owner]
        found.append(hashes[chosen])
        owners.append(owner[chosen])
        first = last
    hashes = np.concatenate(found) if found else np.zeros(0, np.uint64)
    owner = np.concatenate(owners) if owners else np.zeros(0, np.int64)
    order = np.argsort(hashes, kind="stable")
    hashes, owner = hashes[order], owner[order]
    once = np.ones(len(hashes), bool)
    once[1:] = (hashes[1:] != hashes[:-1]) | (owner[1:] != owner[:-1])
    return hashes[once], owner[once]


def _winnowed(hashes: Hashes) -> NDArray[np.bool_]:
    """Whether each hash is the smallest of some window: whether the largest of its windows' smallest is itself."""
    edge = np.full(WINDOW - 1, _NOTHING)
    padded = np.concatenate((edge, hashes, edge))
    smallest = padded[: len(padded) - WINDOW + 1].copy()
    for at in range(1, WINDOW):
        np.minimum(smallest, padded[at : at + len(smallest)], out=smallest)
    largest = smallest[: len(hashes)].copy()
    for at in range(1, WINDOW):
        np.maximum(largest, smallest[at : at + len(hashes)], out=largest)
    chosen: NDArray[np.bool_] = (largest == hashes) & (hashes != _NOTHING)
    return chosen


def _rarity(counts: Indexes, fingerprints: int) -> int:
    """Return how many articles may have a fingerprint that counts as rare: fewer than RARE where there would be too many pairs."""
    of_size = np.bincount(counts[counts <= RARE], minlength=RARE + 1)
    sizes = np.arange(RARE + 1)
    within = np.cumsum(of_size * (sizes * (sizes - 1) // 2)) <= MOST_PAIRS * fingerprints
    return int(np.flatnonzero(within)[-1])


def _among_all(owners: Indexes, group: Indexes, counts: Indexes, fingerprints: int, total: int) -> tuple[Indexes, Indexes]:
    """Return the pairs that have rare fingerprints in common, as higher * total + lower index, and how many they share."""
    limit = _rarity(counts, fingerprints)
    rare = counts[group] <= limit
    owners, group = owners[rare], group[rare]
    made = [np.zeros(0, np.int64)]
    for apart in range(1, limit):
        same = np.flatnonzero(group[apart:] == group[:-apart])
        made.append(owners[same + apart] * total + owners[same])
    keys, shared = np.unique(np.concatenate(made), return_counts=True)
    return keys, shared


def _with_first(owners: Indexes, group: Indexes, counts: Indexes, fingerprints: int, total: int) -> tuple[Indexes, Indexes]:
    """Return, as `_among_all`, the pairs of each article that has a common fingerprint and the first that has it."""
    common = counts[group] > _rarity(counts, fingerprints)
    owners, group = owners[common], group[common]
    opens = np.diff(group, prepend=-1) != 0
    first = owners[opens][np.cumsum(opens) - 1] if len(owners) else owners
    keys, shared = np.unique((owners * total + first)[~opens], return_counts=True)
    return keys, shared


def _mixed(values: Hashes) -> Hashes:
    """Return well spread numbers for numbers (the finaliser of splitmix64; Steele, Lea, Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
