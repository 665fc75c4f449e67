"""Postings -> the parts of the index that a query loads: shards of terms, and the terms once more by their ends.

A shard has a range of the sorted terms, about SHARD letters of it, so that a word costs 3 kB whatever the size of the archive. A row is an
article that has the term: how far its number is from the one before, in which fields the term stands, how often, and, but for the
body, how long the field is; most rows are one letter. Body lengths are a part of their own: in each row they would cost twice what they
cost there. The terms by their ends are what endings ('*burg') and misspellings need: a word with one mistake still has its first or its
last half.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct, structs

from sitegen.search import packing
from sitegen.search.builder import utf16
from sitegen.search.packing import Numbers
from sitegen.search.postings import Postings

SHARD = 5_000
"""Letters of a shard; at 10,000 articles 4,000 and 6,000 cost a query the same within 5 %, the directory counted."""
ENDS = 9_000
"""Letters of a part of the terms by their ends, of which a query needs two or three."""
SMALL = 40_000
"""Letters up to which an archive gets one shard: no more than the scripts that read it."""
_AT_ONCE = 1 << 18
"""Occurrences that are written at a time."""

_ONCE, _OFTEN, _ELSEWHERE = range(3)
"""Kinds of rows: once in the body and nowhere else, several times in the body and nowhere else, any other."""
_KINDS = 3


class Run(Struct, frozen=True):
    """A range of sorted terms as a part of the index."""

    first: str
    last: str
    words: str
    numbers: str = ""


def of_terms(postings: Postings, body: int) -> list[Run]:
    """Cut the postings into shards; `body` is the number of the field whose lengths stand elsewhere."""
    terms = postings.terms
    if not terms:
        return []
    found = [_letters(part, body) for part in _parts(postings)]
    text = b"".join(letters for letters, _ in found).decode("ascii")
    sizes = np.concatenate([used for _, used in found])
    ends = np.concatenate([[0], np.cumsum(sizes)])
    cuts = _cut([int(size) + len(word) // 2 for size, word in zip(sizes, terms, strict=True)], SHARD)
    return [
        Run(first=terms[start], last=terms[end - 1], words=packing.words(terms[start:end]), numbers=text[ends[start] : ends[end]])
        for start, end in cuts
    ]


def of_ends(postings: Postings) -> list[Run]:
    """Cut the terms, each written backwards, into parts."""
    backwards = sorted((term[::-1] for term in postings.terms), key=utf16)
    cuts = _cut([1 + len(term) // 2 for term in backwards], ENDS)
    return [Run(first=backwards[start], last=backwards[end - 1], words=packing.words(backwards[start:end])) for start, end in cuts]


def _parts(postings: Postings) -> Iterator[Postings]:
    """Yield the occurrences of some terms after the other; all at once would be a table of 150 MB at 10,000 articles."""
    begins = _firsts(postings.term)
    start = 0
    while start < len(begins):
        end = max(int(np.searchsorted(begins, begins[start] + _AT_ONCE)), start + 1)
        some = slice(begins[start], begins[end] if end < len(begins) else None)
        yield structs.replace(
            postings, term=postings.term[some], article=postings.article[some], field=postings.field[some], count=postings.count[some]
        )
        start = end


def _letters(postings: Postings, body: int) -> tuple[bytes, Numbers]:
    """Return the rows of all terms in letters, and how many each term takes."""
    term, table = _rows(postings, body)
    written = table >= 0
    letters, used = packing.numbers(table[written])
    begins = np.cumsum(written.sum(axis=1)) - written.sum(axis=1)
    return letters.tobytes(), np.add.reduceat(used, begins[_firsts(term)])


def _rows(postings: Postings, body: int) -> tuple[Numbers, Numbers]:
    """Return for each row its term, and a table of the numbers to write for it, -1 for none.

    Columns: how many more rows the term has (in its first row); the gap and the kind; the fields; then two for each field.
    """
    begins = np.flatnonzero((np.diff(postings.term, prepend=-1) != 0) | (np.diff(postings.article, prepend=-1) != 0))
    term, article = postings.term[begins], postings.article[begins]
    row = np.repeat(np.arange(len(begins)), np.diff(np.append(begins, len(postings.term))))
    fields = np.bitwise_or.reduceat(1 << postings.field, begins)
    in_body = postings.field == body
    count = np.zeros(len(begins), np.int32)
    count[row[in_body]] = postings.count[in_body]
    kind = np.where(fields != 1 << body, _ELSEWHERE, np.where(count == 1, _ONCE, _OFTEN))

    table = np.full((len(begins), 3 + 2 * postings.lengths.shape[1]), -1, np.int32)
    firsts = _firsts(term)
    table[firsts, 0] = np.diff(np.append(firsts, len(term))) - 1
    gap = np.diff(article, prepend=np.int32(-1)) - 1
    gap[firsts] = article[firsts]
    table[:, 1] = gap * _KINDS + kind
    other = kind == _ELSEWHERE
    table[other, 2] = fields[other] - 1
    table[:, 3 + 2 * body] = np.where(kind == _OFTEN, count - 2, np.where(other, count - 1, -1))
    for field in range(postings.lengths.shape[1]):
        if field != body:
            here = postings.field == field
            often = postings.count[here] > 1
            table[row[here], 3 + 2 * field] = 2 * (postings.lengths[postings.article[here], field] - 1) + often
            table[row[here], 4 + 2 * field] = np.where(often, postings.count[here] - 2, -1)
    return term, table


def _firsts(term: Numbers) -> Numbers:
    """Return the first row of each term."""
    return np.flatnonzero(np.diff(term, prepend=-1))


def _cut(sizes: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Cut items of these sizes into runs that are no larger than `limit`, unless one item alone is; all are one run if they are few."""
    if sum(sizes) <= SMALL:
        return [(0, len(sizes))] if sizes else []
    runs, start, size = [], 0, 0
    for at, more in enumerate(sizes):
        if at > start and size + more > limit:
            runs.append((start, at))
            start, size = at, 0
        size += more
    return [*runs, (start, len(sizes))]
