"""The words of quotations, and how two of them are laid side by side.

A translator or an editor changes endings, articles and a word here and there, but keeps the telling words and their order. So words are
compared by a short stem, weighed by how rare they are, and aligned as a chain in the same order with a cost for what lies between (Myers
and Miller 1995, Chaining multiple-alignment fragments in sub-quadratic time; here each match looks back at a bounded number of others).
What lies between two words of the chain may not contradict: a denial on one side only, another number, an opposite or another name is
reason to abstain.
"""

import itertools
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from sitegen import data, english, text

_ROOM = "sitegen.reuse"
TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[.!?…;]")
_FUNCTION = data.words(_ROOM, "quoted_function.txt")
_NEGATIONS = data.words(_ROOM, "quoted_negations.txt")
_NUMBERS = {word: figure for word, _, figure in (line.partition(" = ") for line in data.lines(_ROOM, "quoted_numbers.txt"))}
_STEM = 7
_SHORTEST = 3
_LIGHT_WEIGHT = 0.5
_ELSEWHERE = 200
"""An archive is weighed as if so many more articles were there without the word, because in a small one nothing is rare."""
_TIMES = 2
"""Occurrences of a word in one quotation that are aligned."""
_BACK = 24
"""Matches before a match that it may follow in a chain: bounds the cost of long quotations."""
_GAP, _WIDEST = 0.15, 1.5
"""Cost of each telling word that is passed over, and at most for one gap."""
_FLANK = 4
"""Words before the first and after the last common word that may contradict."""
_LONG = 6
"""Words of a stretch that stands as it is."""


class Word(Struct, frozen=True, gc=False):
    """What a word of a quotation is compared by."""

    stem: str
    """Empty at the end of a sentence."""
    weight: float
    """0 for a word that tells nothing, 0.5 for one of every day, else 1; before rarity."""
    negative: bool
    number: str
    """As figures; empty for no number."""
    name: bool
    """Whether it is written as a name."""


class Wordlist(Struct, frozen=True, gc=False):
    """A quotation as words."""

    words: tuple[Word, ...]
    telling: tuple[int, ...]
    """Indexes of the words that have a weight."""


class Alignment(Struct, frozen=True):
    """Two quotations side by side."""

    pairs: tuple[tuple[int, int], ...]
    """Indexes of the words that both have, in order in both."""
    weight: float
    """Of the words that both have, each counted once."""
    run: int
    """Words of the longest stretch of one that stands in the other without a word between."""
    run_weight: float


def stem(word: str) -> str:
    """Return what the forms of a word share: 'achieved' and 'achieve', 'organisation' and 'organize'; at most seven letters."""
    made = english.singular(word.removesuffix("'s").removesuffix("’s"))
    for ending in ("ing", "ed", "ly", "e"):
        if made.endswith(ending) and len(made) - len(ending) >= _SHORTEST:
            made = made.removesuffix(ending)
            if ending in {"ing", "ed"} and len(made) > _SHORTEST and made[-1] == made[-2] and made[-1] not in "ls":
                made = made[:-1]
            break
    return made.replace("iz", "is")[:_STEM]


_LIGHT = frozenset(stem(word) for word in data.words(_ROOM, "quoted_light.txt"))
_OPPOSITES = frozenset(
    pair
    for one, other in (map(stem, line.split()) for line in data.lines(_ROOM, "quoted_opposites.txt"))
    for pair in ((one, other), (other, one))
)
_OPPOSED = frozenset(one for one, _ in _OPPOSITES)


_STOP = Word(stem="", weight=0.0, negative=False, number="", name=False)


@lru_cache(maxsize=1 << 16)
def word(token: str) -> Word:
    """Return what a token is compared by."""
    if not token[0].isalnum():
        return _STOP
    plain = text.folded(token.replace("’", "'")).casefold()
    bare = plain.partition("'")[0]
    negative = plain in _NEGATIONS or plain.endswith("n't")
    if token[0].isdigit():
        figure = plain.replace(",", "")
        return Word(stem=figure, weight=_LIGHT_WEIGHT, negative=False, number=figure, name=False)
    if number := _NUMBERS.get(plain, ""):
        return Word(stem=number, weight=_LIGHT_WEIGHT, negative=False, number=number, name=False)
    if negative or plain in _FUNCTION or bare in _FUNCTION or len(plain) == 1:
        return Word(stem=plain, weight=0.0, negative=negative, number="", name=False)
    made = stem(plain)
    return Word(stem=made, weight=_LIGHT_WEIGHT if made in _LIGHT else 1.0, negative=False, number="", name=token[0].isupper())


def read(words: str) -> Wordlist:
    """Return the words of a quotation; it ends as a sentence does."""
    found = (*map(word, TOKEN.findall(words)), _STOP)
    return Wordlist(words=found, telling=tuple(index for index, item in enumerate(found) if item.weight))


def joined(parts: Sequence[Wordlist]) -> Wordlist:
    """Return the words of a quotation that is cut in parts."""
    if len(parts) == 1:
        return parts[0]
    found = tuple(item for part in parts for item in part.words)
    return Wordlist(words=found, telling=tuple(index for index, item in enumerate(found) if item.weight))


class Weights:
    """How much it says that two quotations share a word."""

    def __init__(self, names: Sequence[str], base: Sequence[float], counts: Sequence[int], articles: int) -> None:
        """Weigh stems by what they weigh before rarity and by how many of the articles quote them."""
        most = math.log(_ELSEWHERE)
        self._of = {
            name: light * min(1.0, math.log((articles + _ELSEWHERE) / count) / most)
            for name, light, count in zip(names, base, counts, strict=True)
        }

    def of(self, name: str) -> float:
        """Return the weight of a stem, 0 to 1."""
        return self._of.get(name, 0.0)

    def sum(self, names: Iterable[str]) -> float:
        """Return the weight of stems together, each counted once."""
        return math.fsum(self._of.get(name, 0.0) for name in set(names))


def without_formulas(item: Wordlist) -> Wordlist:
    """Return the words with those of formulas ('thoughts and prayers') telling nothing."""
    stems = [found.stem for found in item.words]
    taken: set[int] = set()
    for place, name in enumerate(stems):
        for formula in _FORMULAS.get(name, ()):
            if tuple(stems[place : place + len(formula)]) == formula:
                taken.update(range(place, place + len(formula)))
    return Wordlist(words=item.words, telling=tuple(index for index in item.telling if index not in taken)) if taken else item


def _formulas() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in data.lines(_ROOM, "quoted_formulas.txt"):
        stems = tuple(word(token).stem for token in line.split())
        found.setdefault(stems[0], []).append(stems)
    return found


_FORMULAS = _formulas()


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


def spans(words: str) -> list[tuple[int, int]]:
    """Return where the words of a quotation stand in it; as many as `read` gives."""
    return [*(match.span() for match in TOKEN.finditer(words)), (len(words), len(words))]


def phrases(first: Wordlist, others: Iterable[Wordlist], breaks: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches (first index, length) of `first` that stand in each of `others`, word by word as stems.

    `breaks` are indexes, ascending, at which a stretch may not go on. A short one begins with a telling word or
    a denial and ends with a telling word.
    """
    edges = sorted({0, *breaks, *(place for place, item in enumerate(first.words) if not item.stem), len(first.words)})
    runs = [(start, end) for start, end in itertools.pairwise(edges)]
    for other in others:
        places: dict[str, list[int]] = {}
        for place, item in enumerate(other.words):
            found = places.setdefault(item.stem, [])
            if item.stem and len(found) < _BACK:
                found.append(place)
        stems = [item.stem for item in other.words]
        runs = [cut for run in runs for cut in _common(first, run, stems, places)]
    return [made for run in runs if (made := _trimmed(first, *run))]


def _common(first: Wordlist, run: tuple[int, int], stems: Sequence[str], places: Mapping[str, Sequence[int]]) -> list[tuple[int, int]]:
    at, end = run
    found = []
    while at < end:
        longest = 0
        for place in places.get(first.words[at].stem, ()):
            length = 1
            while at + length < end and place + length < len(stems) and first.words[at + length].stem == stems[place + length] != "":
                length += 1
            longest = max(longest, length)
        if longest:
            found.append((at, at + longest))
        at += longest or 1
    return found


def _trimmed(first: Wordlist, start: int, end: int) -> tuple[int, int] | None:
    low, high = (bisect_left(first.telling, place) for place in (start, end))
    if low == high:
        return None
    if end - start < _LONG:
        while not (first.words[start].weight or first.words[start].negative):
            start += 1
        end = first.telling[high - 1] + 1
    return start, end - start
