"""The terms of an article: what relating compares, and nothing else. The contract exports them, so that all of it can be recomputed.

A term is a folded word without its plural; words that tell nothing are left out. Numbers are terms too ('1,200' is 1200, '7.0' stays),
and so are ordinals, in one spelling ('second' and '2nd' are 2nd): they tell the second round of talks from the first. They stand in
the order of the text, the headline first, because an opening tells an event better than a background does, and because neighbours
make phrases.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from sitegen import data, english, text
from sitegen.model import Article
from sitegen.relate.rows import Columns

WORD = re.compile(r"[^\W\d_]{3,}|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?")
_LONGEST = 40
"""Characters of a term; what is longer is no word."""
_COMMON = data.words("sitegen.relate", "common.txt")
_ORDINALS = dict(line.split() for line in data.lines("sitegen.relate", "ordinals.txt"))


def read(word: str) -> str:
    """Return the term of a word as it stands; empty for a word that tells nothing."""
    if len(word) > _LONGEST:
        return ""
    if word[0].isdigit():
        return word.replace(",", "").lower()
    folded = text.folded(word).casefold()
    return _ORDINALS.get(folded) or ("" if folded in _COMMON else english.singular(word))


term = lru_cache(maxsize=1 << 15)(read)
"""The same, remembered."""
PLAIN = frozenset(term(word) for word in data.words("sitegen.relate", "plain.txt"))
"""Terms that weigh but, told alone, do not say to a reader why two articles belong together."""


def number(name: str) -> bool:
    """Whether a term is a number; an ordinal is none."""
    return name[0].isdigit() and not ordinal(name)


def ordinal(name: str) -> bool:
    """Whether a term is an ordinal such as 2nd."""
    return name[0].isdigit() and name[-1].isalpha()


class _Numbers(dict[str, int]):
    """Word as it stands -> its number, in the order in which this process has met them."""

    def __init__(self) -> None:
        super().__init__()
        self.spelt: list[str] = []

    def __missing__(self, word: str) -> int:
        made = self[word] = len(self.spelt)
        self.spelt.append(word)
        return made


_NUMBERS = _Numbers()
"""Four million words of ten thousand articles are a hundred thousand different ones: in numbers they take an eighth of the memory."""


def words(article: Article, _: None = None) -> Columns:
    """Return the numbers of the words of headline, standfirst and body, the headline once and first; `spelt` has the words.

    They mean nothing to another process, and nothing may depend on their order.
    """
    found = _found(article)
    return np.fromiter(map(_NUMBERS.__getitem__, found), np.int32, len(found))


def spelt() -> Sequence[str]:
    """Return the words as they stand, by number."""
    return _NUMBERS.spelt


def _found(article: Article) -> list[str]:
    plain = article.raw.plain
    named = any(item.field == "headline" for item in article.evidence)  # else it is called by its file's name
    found = WORD.findall(article.headline) if named else []
    for block in article.blocks:
        if block.kept or block.role == "standfirst":
            found += WORD.findall(plain, block.start, block.end)
    return found


def made(found: Iterable[str]) -> tuple[str, ...]:
    """Return the terms of words, in their order."""
    return tuple(name for name in map(term, found) if name)


def terms(article: Article) -> tuple[str, ...]:
    """Return the terms of an article in the order of its text, the headline first."""
    return made(_found(article))
