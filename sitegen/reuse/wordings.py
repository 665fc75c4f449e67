"""The words of quotations: what they are compared by, how much each tells, and what several quotations have in common.

A translator or an editor changes endings, articles and a word here and there, but keeps the telling words. So words are compared by a
short stem (suffixes and all after the seventh letter cut off: cruder than Porter 1980, and more forgiving) and weighed by how rare they
are among what the archive quotes.
"""

import itertools
import math
import re
from bisect import bisect_left
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
_PLACES = 24
"""Occurrences of a word at which a stretch is looked for."""
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
            if item.stem and len(found) < _PLACES:
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
