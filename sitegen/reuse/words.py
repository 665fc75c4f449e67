"""The words of all bodies as one array of numbers, in which runs of equal words are found without looking at letters again.

Case, accents and punctuation do not count: scraping and desks change them. A word is the CRC-32 of its folded form rather than a running
number, so that what is found in two articles does not depend on which others are there; two words that clash (one pair in four
thousand million) would count as the same one. Letters are folded once for each distinct word: folding whole texts would take longer than
everything else here. Offsets are looked up only for articles that share something.
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sitegen import edtf, text
from sitegen.model import Article

Words = NDArray[np.uint32]
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"[0-9]+(?:[.,/-][0-9]+)*")
_QUOTED = re.compile(r"“[^“”]+|[„«][^“”„«»]+|\"[^\"]*\"?|‘[^‘’\n]{30,}")
"""Within a block; words that are quoted over several paragraphs open again in each."""
_ASCII = np.array([chr(code).isalnum() or chr(code) == "_" for code in range(128)])
"""The last, which is no letter, stands for all that follow."""


class _Numbers(dict[str, int]):
    """Word as it stands -> its number."""

    def __missing__(self, word: str) -> int:
        made = self[word] = zlib.crc32(text.folded(word).casefold().encode("utf-8", "surrogatepass"))
        return made


_NUMBERS = _Numbers()
"""Of all words that this process has met: an archive's vocabulary."""


def body(article: Article, _: None = None) -> Words:
    """Return the numbers of the words of an article's body."""
    found: list[str] = []
    plain = article.raw.plain
    for block in article.blocks:
        if block.kept:
            found += _WORD.findall(plain, block.start, block.end)
    return np.fromiter(map(_NUMBERS.__getitem__, found), np.uint32, len(found))


class Bodies:
    """The words of the articles' bodies, article after article: by date, the unknown last, then by source. Headlines are not among them.

    Articles are spoken of by their index in `articles`.
    """

    def __init__(self, articles: Sequence[Article], read: Mapping[str, Words] | None = None) -> None:
        """`read` is what `body` says of each article, by source, if somebody has asked already."""
        self.articles = tuple(sorted(articles, key=lambda article: (edtf.sort_key(article.published), article.source)))
        self.index = {article.source: index for index, article in enumerate(self.articles)}
        made = [read[article.source] if read else body(article) for article in self.articles]
        self.starts: NDArray[np.int64] = np.zeros(len(made) + 1, np.int64)
        np.cumsum([len(words) for words in made], out=self.starts[1:])
        self.words: Words = np.concatenate(made) if made else np.zeros(0, np.uint32)
        self._offsets: dict[int, tuple[NDArray[np.int32], NDArray[np.int32]]] = {}

    @cached_property
    def sizes(self) -> list[int]:
        """Words of each body."""
        return list(map(int, np.diff(self.starts)))

    def of(self, index: int) -> Words:
        """Return the words of an article's body."""
        return self.words[self.starts[index] : self.starts[index + 1]]

    def offsets(self, index: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return where each word of an article's body starts and ends in its raw text."""
        if index not in self._offsets:
            article = self.articles[index]
            plain = article.raw.plain
            kept = np.zeros(len(plain) + 2, bool)
            edges = np.zeros(len(plain) + 2, bool)
            for block in article.blocks:
                if block.kept:
                    kept[block.start + 1 : block.end + 1] = True
                    edges[[block.start + 1, block.end + 1]] = True
            kept[1:-1] &= _in_words(plain)
            starts = kept[1:] & (~kept[:-1] | edges[1:])
            ends = kept[:-1] & (~kept[1:] | edges[1:])
            self._offsets[index] = (np.flatnonzero(starts).astype(np.int32), np.flatnonzero(ends).astype(np.int32))
        return self._offsets[index]

    def numbers(self, index: int, start: int, end: int) -> list[str]:
        """Return the numbers among a stretch of words of an article's body."""
        starts, ends = self.offsets(index)
        return _FIGURE.findall(self.articles[index].raw.plain, int(starts[start]), int(ends[end - 1])) if end > start else []

    def quoted(self, index: int) -> NDArray[np.bool_]:
        """Return which words of an article's body stand in quotation marks, roughly."""
        starts, _ = self.offsets(index)
        article = self.articles[index]
        made = np.zeros(len(starts), bool)
        for block in article.blocks:
            for found in _QUOTED.finditer(article.raw.plain, block.start, block.end) if block.kept else ():
                made[np.searchsorted(starts, found.start()) : np.searchsorted(starts, found.end())] = True
        return made


def _in_words(plain: str) -> NDArray[np.bool_]:
    """Return which characters are of words, as `_WORD` has it; five times as fast as asking for the place of each word."""
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), np.uint32)
    made: NDArray[np.bool_] = _ASCII[np.minimum(codes, len(_ASCII) - 1)]
    others = np.flatnonzero(codes >= len(_ASCII) - 1)
    distinct, at = np.unique(codes[others], return_inverse=True)
    made[others] = np.array([chr(code).isalnum() for code in distinct.tolist()], bool)[at]
    return made
