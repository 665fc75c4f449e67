r"""Text -> the words that are looked up, the same in the index and in the query.

lunr.py and lunr.js cut words apart differently (\W knows all scripts in Python and ASCII alone in JavaScript), so neither cuts ours:
words reach them ready. browser/search-words.js repeats `words`; the letters come from `letters`, so that there is one table of them.
A word is folded ('Élysée' -> 'elysee', 'Erdoğan' -> 'erdogan', 'Σάββας' -> 'σαββασ'), a possessive 's is dropped, initials are
joined ('U.S.' -> 'us'), and an elided or prefixed name is found with and without what stands before it ("l'Élysée" -> 'lelysee' and
'elysee'). Cost: scripts that write no spaces between words (Chinese, Thai) give one word a clause, found by its beginning only.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from sitegen import text
from sitegen.search import packing

LONGEST = 64
"""Longer runs of letters are no words of any language; lunr.js would spend a node on each letter of them."""
_LONGEST_SPELLING = 4 * LONGEST
"""With marks and apostrophes."""
_SHORTEST_TAIL = 3
_CURLY = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{FULLWIDTH APOSTROPHE}"
_INVISIBLE = "\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_INVISIBLES = re.compile(f"[{_INVISIBLE}]")
_APOSTROPHES = re.compile(f"[{_CURLY}\N{MODIFIER LETTER APOSTROPHE}]")
_WITHOUT_SURROGATES = (*range(0x80, 0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200))

_AS_THEY_ARE = {"Lo", "Co", "Cn"}
"""Categories of six letters in seven, without case or not letters at all: folding changes none that Unicode does not decompose."""


def _spans(points: Iterable[int]) -> list[tuple[int, int]]:
    """Return the runs, first and last, of ascending code points."""
    spans: list[tuple[int, int]] = []
    for point in points:
        if spans and point == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], point)
        else:
            spans.append((point, point))
    return spans


def _ranges(points: Iterable[int]) -> str:
    """Write ascending code points as the inside of a character class."""
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in _spans(points))


def _runs(points: Iterable[int]) -> Iterator[int]:
    at = 0
    for first, last in _spans(points):
        yield from (first - at, last - first)
        at = last


@cache
def _pattern() -> re.Pattern[str]:
    marks = _ranges(point for point in _WITHOUT_SURROGATES if unicodedata.category(chr(point))[0] == "M")
    letter = rf"[\w{_INVISIBLE}{marks}]"
    initials = rf"[^\W\d_](?:\.[^\W\d_])+(?!{letter})"
    emoji = "[\U0001f000-\U0001faff]"  # one by one: there are no spaces between them
    return re.compile(rf"{initials}|{letter}+(?:[{_CURLY}]{letter}+)*|{emoji}")


def spelt(plain: str) -> list[str]:
    """Return the words of a text as they are spelt, in order; '_' parts words."""
    return _pattern().findall(plain.replace("_", " "))


@lru_cache(maxsize=1 << 17)
def words(spelling: str) -> tuple[str, ...]:
    """Return what one of the words that `spelt` found is looked up by: mostly one word, two for "l'Élysée", none for letters gone mad."""
    return cut(fold(spelling)) if len(spelling) <= _LONGEST_SPELLING else ()


def cut(written: str) -> tuple[str, ...]:
    """Return what a spelling in lower case with straight apostrophes is looked up by, as `words` says."""
    parts = [part for part in written.replace(".", "").split("'") if part]
    if len(parts) > 1 and parts[-1] == "s":
        parts.pop()
    if not parts:
        return ()
    found = ["".join(parts)]
    if len(parts) > 1 and len(parts[-1]) >= _SHORTEST_TAIL:
        found.append(parts[-1])
    return tuple(word for word in found if len(word) <= LONGEST)


def all_words(plain: str) -> list[str]:
    """Return the words of a text, in order."""
    return list(chain.from_iterable(map(words, spelt(plain))))


def fold(word: str) -> str:
    """Write a word as it is looked up: without case, diacritics and invisible characters. Folding twice changes nothing."""
    if word.isascii():
        return word.lower()
    # Twice, because a letter that decomposes ('ǽ') may leave one that has to be written otherwise ('æ').
    once = text.folded(word.lower())
    return _INVISIBLES.sub("", text.folded(once.lower())).replace("ς", "σ").replace("\N{FULLWIDTH APOSTROPHE}", "'")


def written(spelling: str) -> str:
    """Write a word as stemmers take it: as `fold` does, but with its diacritics, each in one character with its letter."""
    composed = unicodedata.normalize("NFKC", spelling.lower()).lower()
    return _APOSTROPHES.sub("'", _INVISIBLES.sub("", composed))


@cache
def letters() -> dict[str, object]:
    """Return what the browser cannot know of `fold`, whatever its version of Unicode.

    plain: letter -> letters, for those that folding changes though Unicode does not decompose them; dropped: the letters that folding
    leaves out, as runs: how many others stand before each, and how many more it has.
    """
    every = [one for one in map(chr, _WITHOUT_SURROGATES) if unicodedata.category(one) not in _AS_THEY_ARE or _INVISIBLES.match(one)]
    folded = dict(zip(every, fold("\n".join(every)).split("\n"), strict=True))  # at once: a call for each takes three times as long
    plain = {
        letter: after
        for letter, after in folded.items()
        if after not in {"", letter} and letter == letter.lower() and unicodedata.normalize("NFKD", letter) == letter
    }
    return {"plain": plain, "dropped": packing.packed(_runs(ord(letter) for letter, after in folded.items() if not after))}
