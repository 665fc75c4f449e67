"""Where two texts differ: paragraphs put side by side, and in each pair the words that only one of the two has.

Paragraphs are aligned as patience diff does it (Bram Cohen, for Bazaar): those that stand once in each text hold the rest in place, first
by all of their words, then by how they begin; the little that is left between them is paired by the words that it shares. Words are
compared by difflib (Ratcliff and Obershelp 1988), whose longest common stretches read better than a shortest script of edits. It is
quadratic on text that repeats itself, so its work is bounded before it starts: near-linear in the length of the texts, whatever they
say. rapidfuzz's opcodes are ten times faster and more, but these take three milliseconds for an article of 850 words already.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from msgspec import Struct

_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‐": "-"})
"""Signs that differ from one typesetter to the next, and to a reader are the same."""
_POINTS = r"!-/:-@\[-`{-~¡-¿‐-⁞、-〟！-／：-＠"
_SINGLE = "぀-ヿ㐀-鿿"
"""Scripts that write no spaces: each sign is a word."""
_WORD = re.compile(rf"[^\s{_POINTS}{_SINGLE}]+(?:(?:['’-]|(?<=\d)[.,:](?=\d))[^\s{_POINTS}{_SINGLE}]+)*|[{_POINTS}{_SINGLE}]")
_CELLS = 20_000
"""Pairs of equal words in two texts that difflib may look at; ordinary news of 1,200 words has as many."""
_PAIRS = 900
"""Pairs of paragraphs that are compared with one another where nothing holds them in place."""
_BEGINNING = 6
"""Words of a paragraph by which it is known again when it was changed."""
_SAME_PARAGRAPH = 0.4
"""Share of its words that two paragraphs must have in common to stand side by side."""
_CHANCE = 3
"""Letters of a word that, alone between two differences, is the same by chance."""
Span = tuple[int, int]


class Run(Struct, frozen=True):
    """A stretch of words; the runs of a text in order give it back."""

    text: str
    differs: bool
    """Whether only this one of the two texts has it."""


class Hunk(Struct, frozen=True):
    """Paragraphs that stand side by side: numbers of the first, and of the one after the last, in each of the two texts."""

    one: Span
    other: Span
    same: bool
    """Whether they are the same, word for word; else there is at most one on each side."""


def words(one: str, other: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the runs of both texts. Quotation marks, apostrophes and dashes of another style are no difference."""
    first, second = tokens(one), tokens(other)
    found = _matches([_plain(token[0]) for token in first], [_plain(token[0]) for token in second])
    blocks = _without_chance(found, first, second)
    return (
        _runs(one, first, [(start, start + size) for start, _, size in blocks]),
        _runs(other, second, [(start, start + size) for _, start, size in blocks]),
    )


def tokens(text: str) -> list[re.Match[str]]:
    """Return the words and the punctuation of a text."""
    return list(_WORD.finditer(text))


def paragraphs(one: Sequence[str], other: Sequence[str]) -> Iterator[Hunk]:
    """Yield the hunks of two texts in order; together they have every paragraph of both once. What is asked for is computed, no more."""
    texts = [[_plain(text) for text in found] for found in (one, other)]
    for (at, to), same in _runs_of_pairs(_held(*texts), len(one), len(other)):
        if same:
            yield Hunk(one=(at[0], to[0]), other=(at[1], to[1]), same=True)
            continue
        starts = [
            [" ".join(text.split(None, _BEGINNING)[:_BEGINNING]) for text in found[a:b]] for found, a, b in zip(texts, at, to, strict=True)
        ]
        begun = [(i + at[0], j + at[1]) for i, j in _patience(*starts)]
        for (low, high), paired in _runs_of_pairs(begun, to[0], to[1], at):
            if paired:
                apart = low[1] - low[0]
                yield from (Hunk(one=(i, i + 1), other=(i + apart, i + apart + 1), same=False) for i in range(low[0], high[0]))
            else:
                yield from _paired(texts[0], texts[1], low, high)


def _plain(text: str) -> str:
    return text.translate(_ALIKE)


def _held(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places that are equal in both: at the ends, at what stands once in each, and around that."""
    ends = [(-1, -1), *_patience(one, other), (len(one), len(other))]
    found: list[tuple[int, int]] = []
    for (a, b), (c, d) in pairwise(ends):
        low = 1
        while a + low < c and b + low < d and one[a + low] == other[b + low]:
            low += 1
        high = 1
        while c - high >= a + low and d - high >= b + low and one[c - high] == other[d - high]:
            high += 1
        found += [(a + step, b + step) for step in range(a < 0, low)]
        found += [(c - step, d - step) for step in range(high - 1, 0, -1)]
    return found


def _patience(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the longest rising chain of the places of what stands once in each of the two (by patience sorting)."""
    there = _once(other)
    pairs = [(place, there[key]) for key, place in _once(one).items() if key in there]
    tops: list[int] = []
    chain: list[tuple[int, int]] = []  # place of the pile's top in `pairs`, number of its entry
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(chain[pile - 1][1] if pile else -1)
        tops[pile : pile + 1] = [place]
        chain[pile : pile + 1] = [(place, number)]
    found = []
    number = chain[-1][1] if chain else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _once(found: Sequence[Hashable]) -> dict[Hashable, int]:
    counts = Counter(found)
    return {key: place for place, key in enumerate(found) if counts[key] == 1}


def _runs_of_pairs(
    pairs: Sequence[tuple[int, int]], end: int, other_end: int, start: Span = (0, 0)
) -> Iterator[tuple[tuple[Span, Span], bool]]:
    """Yield ((from, to), paired) for each run of pairs that follow one another, and for what lies between the runs."""
    at = start
    run: Span | None = None
    for pair in [*pairs, (end, other_end)]:
        if run is not None and (pair != at or pair == (end, other_end)):
            yield (run, at), True
            run = None
        if run is None and pair != at:
            yield (at, pair), False
        if pair != (end, other_end):
            run = pair if run is None else run
            at = (pair[0] + 1, pair[1] + 1)


def _paired(one: Sequence[str], other: Sequence[str], low: Span, high: Span) -> Iterator[Hunk]:
    """Pair what shares most words, in order (Needleman and Wunsch 1970); where that would cost too much, nothing is paired."""
    rows, columns = high[0] - low[0], high[1] - low[1]
    pairs: list[tuple[int, int]] = []
    if rows * columns <= _PAIRS:
        bags = [[Counter(text.split()) for text in found[a:b]] for found, a, b in zip((one, other), low, high, strict=True)]
        pairs = [(low[0] + i, low[1] + j) for i, j in _best([[_shared(a, b) for b in bags[1]] for a in bags[0]], columns)]
    a, b = low
    for i, j in [*pairs, high]:
        yield from (Hunk(one=(place, place + 1), other=(b, b), same=False) for place in range(a, i))
        yield from (Hunk(one=(i, i), other=(place, place + 1), same=False) for place in range(b, j))
        if (i, j) != high:
            yield Hunk(one=(i, i + 1), other=(j, j + 1), same=False)
        a, b = i + 1, j + 1


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of common words (Dice), 0 where it is too small."""
    common = 2 * (one & other).total() / max(one.total() + other.total(), 1)
    return common if common >= _SAME_PARAGRAPH else 0.0


def _best(shares: Sequence[Sequence[float]], columns: int) -> list[tuple[int, int]]:
    """Return the pairs, in order in both, whose shares add up to most."""
    sums = [[0.0] * (columns + 1) for _ in range(len(shares) + 1)]
    for i in range(len(shares) - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            together = sums[i + 1][j + 1] + shares[i][j] if shares[i][j] else 0.0
            sums[i][j] = max(together, sums[i + 1][j], sums[i][j + 1])
    found = []
    i = j = 0
    while i < len(shares) and j < columns:
        if shares[i][j] and sums[i][j] == sums[i + 1][j + 1] + shares[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif sums[i][j] == sums[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _matches(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the stretches that both have: place in each, and length; in order and disjoint."""
    found: list[tuple[int, int, int]] = []
    for ((a, b), (c, d)), same in _runs_of_pairs(_held(one, other), len(one), len(other)):
        if same:
            found.append((a, b, c - a))
        elif _cells(one[a:c], other[b:d]) <= _CELLS:
            blocks = SequenceMatcher(None, one[a:c], other[b:d], autojunk=False).get_matching_blocks()
            found += [(a + block.a, b + block.b, block.size) for block in blocks if block.size]
    return found


def _cells(one: Sequence[str], other: Sequence[str]) -> int:
    counts = Counter(other)
    return sum(counts[word] for word in one)


def _without_chance(
    blocks: list[tuple[int, int, int]], one: Sequence[re.Match[str]], other: Sequence[re.Match[str]]
) -> list[tuple[int, int, int]]:
    """Leave out what is the same by chance: a short word or a point alone between two differences."""
    kept = []
    end = (0, 0)
    for number, (a, b, size) in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else (len(one), len(other), 0)
        short = size == 1 and len(one[a][0]) <= _CHANCE and not one[a][0].isdecimal()
        between = (a > end[0] and b > end[1]) and (after[0] > a + size and after[1] > b + size)
        if not (short and between):
            kept.append((a, b, size))
            end = (a + size, b + size)
    return kept


def _runs(text: str, found: Sequence[re.Match[str]], same: Sequence[Span]) -> tuple[Run, ...]:
    """Cut a text; white space goes with the words that are the same."""
    differs = bytearray(b"\1") * len(found)
    for start, end in same:
        differs[start:end] = bytes(end - start)
    runs: list[Run] = []
    at = 0
    for apart, group in groupby(range(len(found)), key=differs.__getitem__):
        places = list(group)
        start = found[places[0]].start() if apart else at
        end = found[places[-1] + 1].start() if not apart and places[-1] + 1 < len(found) else found[places[-1]].end()
        if start > at:
            runs.append(Run(text=text[at:start], differs=False))
        runs.append(Run(text=text[start:end], differs=bool(apart)))
        at = end
    return (*runs, Run(text=text[at:], differs=False)) if at < len(text) else tuple(runs)
