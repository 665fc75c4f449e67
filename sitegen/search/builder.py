"""Counted terms -> a Lunr index that lunr.js 2.3.9 loads, with lunr.py.

lunr.py's builder is told what it would count itself, so that an article's terms can be counted once and kept, and is relieved of two
things: it inserts each score into the middle of a list, and it builds the automaton of all terms, which a serialised index has not and
lunr.js makes for itself. And it is mended in two: terms are put into the order of UTF-16, in which lunr.js wants them, and scores
are rounded as lunr.js rounds them, half up. The index is the same, to the last digit, as the one lunr.js builds from these terms.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lunr.builder import Builder  # type: ignore[import-untyped]
from lunr.idf import idf  # type: ignore[import-untyped]
from lunr.token_set import TokenSet  # type: ignore[import-untyped]
from lunr.vector import Vector  # type: ignore[import-untyped]

from sitegen.search import stemmer

Terms = Mapping[str, int]
"""Term -> how often it stands in a field of an article, in order of first occurrence."""


class TermBuilder(Builder):  # type: ignore[misc]  # lunr.py has no types
    """A builder that takes counted terms."""

    def __init__(self, boosts: Mapping[str, float]) -> None:
        super().__init__()
        self.search_pipeline = stemmer.pipeline()
        for name, boost in boosts.items():
            self.field(name, boost)

    def add_terms(self, ref: str, fields: Mapping[str, Terms]) -> None:
        """Add an article. `fields` has all fields of the index, in their order; `ref` is not yet in it."""
        self._documents[ref] = {}
        self.document_count += 1
        for field, terms in fields.items():
            self.field_term_frequencies[f"{field}/{ref}"] = terms
            self.field_lengths[f"{field}/{ref}"] = sum(terms.values())
            for term in terms:
                posting = self.inverted_index.get(term)
                if posting is None:
                    posting = {"_index": len(self.inverted_index), **{name: {} for name in self._fields}}
                    self.inverted_index[term] = posting
                posting[field][ref] = {}

    def _create_token_set(self) -> None:
        self.token_set = TokenSet()

    def _create_field_vectors(self) -> None:
        weights = {term: (posting["_index"], idf(posting, self.document_count)) for term, posting in self.inverted_index.items()}
        self.field_vectors = {}
        for field_ref, terms in self.field_term_frequencies.items():
            field = field_ref.partition("/")[0]
            average = self.average_field_length[field]
            length = self.field_lengths[field_ref] / average if average else 0.0
            damping = self._k1 * (1 - self._b + self._b * length)
            boost = self._fields[field].boost
            scored = sorted(
                (weights[term][0], _score(weights[term][1] * ((self._k1 + 1) * n) / (damping + n) * boost)) for term, n in terms.items()
            )
            self.field_vectors[field_ref] = Vector([number for pair in scored for number in pair])


def _score(value: float) -> float | int:
    """Round to thousandths as JavaScript's Math.round does, and write whole numbers without a point, as its JSON does."""
    scaled = value * 1000
    below = math.floor(scaled)
    whole = below + (scaled - below >= 0.5)  # noqa: PLR2004 - a half
    return whole // 1000 if whole % 1000 == 0 else whole / 1000


def utf16(term: str) -> bytes:
    """Return what puts terms into the order of JavaScript's strings, in which U+10000 stands before U+E000."""
    return term.encode("utf-16-be", "surrogatepass")


def serialised(boosts: Mapping[str, float], refs: Sequence[str], articles: Sequence[Mapping[str, Terms]]) -> dict[str, Any]:
    """Return the index of articles as lunr.Index.load of lunr.js wants it; `refs` are what it calls them.

    `boosts`: field -> how much more than others it counts.
    """
    builder = TermBuilder(boosts)
    for ref, fields in zip(refs, articles, strict=True):
        builder.add_terms(ref, fields)
    if not articles:
        builder.field_lengths = {f"{name}/": 0 for name in boosts}  # lunr.py divides by the number of articles
    index: dict[str, Any] = builder.build().serialize()
    index["invertedIndex"].sort(key=lambda pair: utf16(pair[0]))
    return index


def counted(terms: Iterable[str]) -> dict[str, int]:
    """Count terms in order of first occurrence."""
    counts: dict[str, int] = {}
    for term in terms:
        counts[term] = counts.get(term, 0) + 1
    return counts
