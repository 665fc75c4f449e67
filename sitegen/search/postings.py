"""Counted articles -> which terms stand where, in arrays sorted by term and article.

Dictionaries of dictionaries, as Lunr's builders keep them, take 2 GB and a minute for 10,000 articles; these arrays take 100 MB and two
seconds, and of the counted articles one at a time need be in memory. They hold what Lunr's weights are computed from, not the
weights: those change everywhere when one article does.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct

from sitegen.search.builder import Terms, utf16
from sitegen.search.packing import Numbers


class Gathered(Struct, frozen=True):
    """All occurrences, as arrays of one length, article by article, as they came; a term has the number of its first one."""

    terms: tuple[str, ...]
    term: Numbers
    """Index into `terms`."""
    article: Numbers
    field: Numbers
    """Index into the fields."""
    count: Numbers
    """How often the term stands in this field of this article."""
    lengths: Numbers
    """Terms of each field, repetitions counted; of shape (articles, fields)."""


class Postings(Gathered, frozen=True):
    """All occurrences, by term, then article, then field; terms in the order of UTF-16, in which JavaScript and Lunr compare strings."""


def gathered(fields: Sequence[str], articles: Iterable[Mapping[str, Terms]]) -> Gathered:
    """Gather the terms of all articles; each has all of `fields`."""
    ids: dict[str, int] = {}
    term, count, sizes, lengths = array("i"), array("i"), array("i"), array("i")
    for article in articles:
        for field in fields:
            terms = article[field]
            term.extend([ids.setdefault(word, len(ids)) for word in terms])
            count.extend(terms.values())
            sizes.append(len(terms))
            lengths.append(sum(terms.values()))
    cells = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    return Gathered(
        terms=tuple(ids),
        term=np.array(term, np.int32),
        article=cells // len(fields),
        field=cells % len(fields),
        count=np.array(count, np.int32),
        lengths=np.array(lengths, np.int32).reshape(-1, len(fields)),
    )


def of(found: Gathered, order: Sequence[int]) -> Postings:
    """Sort the occurrences; `order` has the places of the articles in the order of their numbers."""
    terms = sorted(range(len(found.terms)), key=lambda term: utf16(found.terms[term]))
    term, article = _ranks(terms)[found.term], _ranks(order)[found.article]
    by_term = np.lexsort((found.field, article, term))
    return Postings(
        terms=tuple(found.terms[term] for term in terms),
        term=term[by_term],
        article=article[by_term],
        field=found.field[by_term],
        count=found.count[by_term],
        lengths=found.lengths[np.array(order, np.int32)],
    )


def _ranks(order: Sequence[int]) -> Numbers:
    """Return for each place its rank in an order of places."""
    ranks = np.empty(len(order), np.int32)
    ranks[np.array(order, np.int32)] = np.arange(len(order), dtype=np.int32)
    return ranks
