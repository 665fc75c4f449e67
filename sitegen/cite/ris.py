"""Citations as RIS, which every reference manager reads: a tag of two letters a line, and nothing that would need an escape.

A value ends with its line, so values are on one line; lines end as the format says. A doubtful date says so behind its third slash.
"""

from collections.abc import Iterable, Iterator

from sitegen import edtf
from sitegen.cite import Citation, names

_END = "\r\n"


def text(citations: Iterable[Citation]) -> Iterator[str]:
    """Yield the records of a file, one by one."""
    return (f"{record(citation)}{_END}" for citation in citations)


def record(citation: Citation) -> str:
    """Return one citation as a record."""
    return "".join(f"{tag}  - {value}{_END}" for tag, value in (*_fields(citation), ("ER", "")))


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", citation.id
    yield from (("AU", ", ".join(names.parted(author) or (author,))) for author in citation.authors)
    yield "TI", citation.title
    if citation.publisher:
        yield "T2", citation.publisher
    if citation.section:
        yield "SE", citation.section
    if citation.published:
        yield from _date(citation.published)
    yield "LA", citation.language
    if citation.address:
        yield "UR", citation.address
    if citation.captured and not citation.url and edtf.day(citation.captured):
        yield "Y2", f"{edtf.single(citation.captured).replace('-', '/')}/"
    yield "DB", citation.archive
    yield "AN", citation.id
    yield "N1", citation.note
    yield from (("KW", tag) for tag in citation.tags)


def _date(published: str) -> Iterator[tuple[str, str]]:
    first, last = edtf.bounds(published)
    if first.year == last.year:
        yield "PY", f"{first.year:04}"
    parts = (*edtf.single(published).split("-"), "", "")[:3]
    yield "DA", f"{'/'.join(parts)}/{'' if edtf.sure(published) and parts[0] else edtf.spoken(published)}"
