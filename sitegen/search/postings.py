"""Counted articles -> which terms stand where, in arrays sorted by term and article.

Dictionaries of dictionaries, as Lunr's builders keep them, take 2 GB and a minute for 10,000 articles; these arrays take 100 MB and two
seconds. They hold what Lunr's weights are computed from, not the weights: those change everywhere when one article does.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from sitegen.search.builder import Terms, utf16
from sitegen.search.packing import Numbers


class Postings(Struct, frozen=True):
    """All occurrences, as arrays of one length, by term, then article, then field."""

    terms: tuple[str, ...]
    """In the order of UTF-16, in which JavaScript and Lunr compare strings."""
    term: Numbers
    """Index into `terms`."""
    article: Numbers
    field: Numbers
    """Index into the fields."""
    count: Numbers
    """How often the term stands in this field of this article."""
    lengths: Numbers
    """Terms of each field, repetitions counted; of shape (articles, fields)."""


def of(fields: Sequence[str], articles: Sequence[Mapping[str, Terms]]) -> Postings:
    """Gather the terms of all articles; each has all of `fields`."""
    ids: dict[str, int] = {}
    columns = [_column(ids, [article[field] for article in articles]) for field in fields]
    terms = sorted(ids, key=utf16)
    rank = np.empty(len(terms), np.int32)
    rank[np.fromiter((ids[term] for term in terms), np.int32, len(terms))] = np.arange(len(terms))
    lengths = [[sum(article[field].values()) for field in fields] for article in articles]
    term, article, count = (np.concatenate([column[part] for column in columns]) for part in range(3))
    field = np.repeat(np.arange(len(fields), dtype=np.int32), [len(column[0]) for column in columns])
    term = rank[term]
    order = np.lexsort((field, article, term))
    return Postings(
        terms=tuple(terms),
        term=term[order],
        article=article[order],
        field=field[order],
        count=count[order],
        lengths=np.array(lengths, np.int32).reshape(len(articles), len(fields)),
    )


def _column(ids: dict[str, int], articles: Sequence[Terms]) -> tuple[Numbers, Numbers, Numbers]:
    """Return term, article and count of one field's occurrences; terms that are new get the next number in `ids`."""
    sizes = np.fromiter(map(len, articles), np.int64, len(articles))
    total = int(sizes.sum())
    term = np.fromiter((ids.setdefault(word, len(ids)) for terms in articles for word in terms), np.int32, total)
    count = np.fromiter((number for terms in articles for number in terms.values()), np.int32, total)
    return term, np.repeat(np.arange(len(articles), dtype=np.int32), sizes), count
