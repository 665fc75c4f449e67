"""Archive -> files of data for those who reuse it: JSON Lines, CSV, a database, annotations, citations, and what describes them.

One format is one file here; rows says what they have, shelf makes it, contents lists the files. All are made when they are asked for and
known by what they depend on, so that an edit of one article makes anew what holds it: its part of a thousand articles, its page of a
hundred articles' annotations, the database and the citations. No more than one file is in memory.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sitegen import urls
from sitegen.cite import bibtex, csl, ris
from sitegen.config import Config
from sitegen.export import annotations, contents, crate, database, lines, package, tables
from sitegen.export.shelf import Shelf, digest
from sitegen.model import Archive, Article, Draft, LaterFile, SiteFile


def files(archive: Archive, config: Config) -> Iterator[SiteFile]:
    """Yield the files, if the archive is to have them."""
    if not config.settings.data:
        return
    shelf = Shelf(archive, config)
    parts = shelf.parts()
    for table in tables.TABLES:
        divided = parts if table.divided else [shelf.articles]
        addresses = urls.data_parts(table.name, "csv", len(shelf.articles) if table.divided else 0)
        for address, part in zip(addresses, divided, strict=True):
            yield _later(shelf, address, partial(_table, shelf, table, part), part if table.divided else None)
    for address, part in zip(urls.data_parts("articles", "jsonl", len(shelf.articles)), parts, strict=True):
        yield _later(shelf, address, partial(_lines, shelf, part), part)
    for address, part in zip(urls.data_parts("mentions", "jsonl", len(shelf.articles)), parts, strict=True):
        yield _later(shelf, address, partial(_marked, shelf, part), part)
    yield _later(shelf, urls.ANNOTATIONS, partial(annotations.collection, shelf))
    for number in range(1, annotations.count(shelf) + 1):
        of = annotations.articles(shelf, number)
        yield _later(shelf, urls.annotations(number), partial(annotations.page, shelf, number), of, annotations.count(shelf))
    if annotations.lost(shelf):
        yield _later(shelf, annotations.ORPHANS, partial(annotations.orphans, shelf))
    yield _later(shelf, contents.DATABASE, partial(database.content, shelf))
    yield _later(shelf, contents.ARTICLES_BIB, lambda: "".join(bibtex.text(shelf.citations())).encode())
    yield _later(shelf, contents.ARTICLES_RIS, lambda: "".join(ris.text(shelf.citations())).encode())
    yield _later(shelf, contents.ARTICLES_CSL, lambda: csl.text(shelf.citations()))
    yield _later(shelf, contents.PACKAGE, partial(package.content, shelf))
    yield _later(shelf, contents.CRATE, partial(crate.content, shelf))


def _table(shelf: Shelf, table: tables.Table, part: Sequence[Article]) -> bytes:
    return tables.text(table, shelf, part).encode()


def _lines(shelf: Shelf, part: Sequence[Article]) -> bytes:
    return b"".join(lines.articles(shelf, part))


def _marked(shelf: Shelf, part: Sequence[Article]) -> bytes:
    return b"".join(lines.mentions(shelf, part))


def _later(shelf: Shelf, address: str, make: Callable[[], bytes], part: Sequence[Article] | None = None, *others: object) -> LaterFile:
    """Return a file that depends on some articles, or on the whole archive, and on what else is named."""

    def draft() -> Draft:
        on = shelf.whole if part is None else digest(shelf.settings, [shelf.digests[article.source] for article in part])
        return Draft(make=make, depends=digest(address, on, others))

    return LaterFile(path=address, draft=draft)
