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
    size = len(shelf.articles)
    tables_, texts, marks = (urls.data_parts(*name, size) for name in (("mentions", "csv"), ("articles", "jsonl"), ("mentions", "jsonl")))
    pages = range(1, annotations.count(shelf) + 1)
    each = urls.PART // annotations.PAGE
    for number, part in enumerate(shelf.parts()):  # what has the same rows comes together
        yield _later(shelf, tables_[number], partial(_table, shelf, tables.MENTIONS, part), part)
        yield _later(shelf, marks[number], partial(_marked, shelf, part), part)
        for page in pages[number * each : (number + 1) * each]:
            of = annotations.articles(shelf, page)
            yield _later(shelf, urls.annotations(page), partial(annotations.page, shelf, page), of, pages.stop)
        yield _later(shelf, texts[number], partial(_lines, shelf, part), part)
    yield _later(shelf, urls.ANNOTATIONS, partial(annotations.collection, shelf))
    if annotations.lost(shelf):
        yield _later(shelf, annotations.ORPHANS, partial(annotations.orphans, shelf))
    for table in (tables.ARTICLES, tables.ENTITIES):
        yield _later(shelf, urls.data(f"{table.name}.csv"), partial(_table, shelf, table, shelf.articles))
    yield _later(shelf, contents.DATABASE, partial(database.content, shelf))
    yield _later(shelf, contents.ARTICLES_BIB, lambda: "".join(bibtex.text(shelf.citations)).encode())
    yield _later(shelf, contents.ARTICLES_RIS, lambda: "".join(ris.text(shelf.citations)).encode())
    yield _later(shelf, contents.ARTICLES_CSL, lambda: csl.text(shelf.citations))
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
