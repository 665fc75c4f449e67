"""What an article is about, as weighted words, and which others share them.

TF-IDF with cosines: on gold sets of news it ranks articles on one event almost perfectly. Never all pairs: an inverted index of each
article's heaviest words proposes neighbours, and only these are compared in full. Words that too many articles share are left out of
the index, so that its cost stays near the number of articles. Sums are exact (fsum) or made in sorted order, because the order of
the input must not show in the result.
"""

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sitegen import data, english, text
from sitegen.model import Article

WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_KEPT = 128
"""Heaviest words of an article, which are compared: more of them find no better neighbours."""
_INDEXED = 40
"""Heaviest words of an article that propose neighbours."""
_WITHOUT_CARE = 20_000
"""Words of all articles together that cost nothing: a small archive, where the heaviest words are nobody else's, uses all."""
_PROPOSED = 24
"""Neighbours that are compared in full."""
_MOST_SHARED = 300
_LEAST_SHARED = 20
_SHORTEST = 3


_COMMON = data.words("sitegen.relate", "common.txt")


@lru_cache(maxsize=1 << 17)
def term(word: str) -> str:
    """Fold a word and take its plural away; empty for a word that tells nothing."""
    return "" if text.folded(word).casefold() in _COMMON else english.singular(word)


PLAIN = frozenset(term(word) for word in data.words("sitegen.relate", "plain.txt"))
"""Terms that weigh but, told alone, do not say to a reader why two articles belong together."""


def words(article: Article) -> list[str]:
    """Return the words of headline and body as they stand, the headline once."""
    plain = article.raw.plain
    named = any(item.field == "headline" for item in article.evidence)  # else it is called by its file's name
    found = WORD.findall(article.headline) if named else []
    for block in article.blocks:
        if block.kept or block.role == "standfirst":
            found += WORD.findall(plain, block.start, block.end)
    return found


class Vectors:
    """The weighted words of all articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        counts = {article.source: _counts(words(article)) for article in articles}
        self.articles = len(articles)
        self.with_it = Counter(name for counted in counts.values() for name in counted)
        """Word -> articles that have it."""
        kept = max(_KEPT, _WITHOUT_CARE // max(1, len(counts)))
        self.of: dict[str, dict[str, float]] = {}
        """Article source -> word -> weight; each of length 1."""
        for source, counted in sorted(counts.items()):
            weighed = _heaviest({name: (1 + math.log(count)) * self.rarity(name) for name, count in counted.items()}, kept)
            length = math.sqrt(math.fsum(weight * weight for weight in weighed.values())) or 1.0
            self.of[source] = {name: weight / length for name, weight in weighed.items()}

    def rarity(self, name: str) -> float:
        """Return how much it says that a word occurs: the logarithm of how few articles have it."""
        return math.log((self.articles + 1) / self.with_it[name]) if name in self.with_it else 0.0

    def shared(self, one: str, other: str) -> dict[str, float]:
        """Return the words that two articles have in common with what each adds to their likeness, in no order."""
        first, second = self.of[one], self.of[other]
        return {name: first[name] * second[name] for name in first.keys() & second.keys()}

    def neighbours(self) -> dict[str, list[str]]:
        """Return for each article the sources of the others that may be like it."""
        sources = list(self.of)
        indexed = max(_INDEXED, _WITHOUT_CARE // max(1, len(sources)))
        index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, source in enumerate(sources):
            vector = self.of[source]
            for name, weight in _heaviest(vector, indexed).items():
                index[name].append((number, weight))
        most = max(_LEAST_SHARED, min(_MOST_SHARED, len(sources) // 5))
        sums: list[defaultdict[int, float]] = [defaultdict(float) for _ in sources]
        for postings in index.values():
            if 1 < len(postings) <= most:
                for number, weight in postings:
                    mine = sums[number]
                    for other, its in postings:
                        mine[other] += weight * its
        near = {}
        for number, source in enumerate(sources):
            mine = sums[number]
            mine.pop(number, None)
            near[source] = [sources[other] for other in heapq.nsmallest(_PROPOSED, mine, key=lambda other: (-mine[other], other))]
        return near


def _heaviest(weighed: Mapping[str, float], most: int) -> dict[str, float]:
    if len(weighed) <= most:
        return dict(weighed)
    return dict(heapq.nsmallest(most, weighed.items(), key=lambda pair: (-pair[1], pair[0])))


def _counts(found: Sequence[str]) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    for word, count in Counter(found).items():
        name = term(word)
        if name:
            counted[name] += count
    return counted
