"""Which files of data there are, what each is called and what it is: the list that the data package and the crate have in common."""

from collections.abc import Iterator

from msgspec import Struct

from sitegen import urls
from sitegen.export import annotations
from sitegen.export.shelf import Shelf
from sitegen.export.tables import TABLES, Table

JSON_LINES, BIBTEX, RIS, CSL = "application/x-ndjson", "application/x-bibtex", "application/x-research-info-systems", "application/json"
LD, SQLITE, CSV = "application/ld+json", "application/vnd.sqlite3", "text/csv"
DATABASE = urls.data("archive.sqlite")
ARTICLES_BIB, ARTICLES_RIS, ARTICLES_CSL = urls.data("articles.bib"), urls.data("articles.ris"), urls.data("articles.csl.json")
PACKAGE, CRATE = urls.data("datapackage.json"), urls.data("ro-crate-metadata.json")


class Kept(Struct, frozen=True):
    """Something that is written down in one file or in several parts."""

    name: str
    title: str
    media: str
    """Its media type."""
    paths: tuple[str, ...]
    """Addresses below the site."""
    table: Table | None = None


def every(shelf: Shelf) -> Iterator[Kept]:
    """Yield what there is."""
    size = len(shelf.articles)
    for table in TABLES:
        paths = urls.data_parts(table.name, "csv", size if table.divided else 0)
        yield Kept(name=table.name, title=f"{table.title}, as a table", media=CSV, paths=paths, table=table)
    yield Kept("articles-jsonl", "Articles with their texts, a line each", JSON_LINES, urls.data_parts("articles", "jsonl", size))
    yield Kept("mentions-jsonl", "The mentions of each article, a line each", JSON_LINES, urls.data_parts("mentions", "jsonl", size))
    yield Kept("annotations", "Marks and notes as W3C Web Annotations", LD, (urls.ANNOTATIONS, *pages(shelf)))
    yield Kept("archive", "All of it as a database of SQLite", SQLITE, (DATABASE,))
    yield Kept("bibtex", "How each article is cited, as BibTeX", BIBTEX, (ARTICLES_BIB,))
    yield Kept("ris", "How each article is cited, as RIS", RIS, (ARTICLES_RIS,))
    yield Kept("csl-json", "How each article is cited, as CSL-JSON", CSL, (ARTICLES_CSL,))


def pages(shelf: Shelf) -> tuple[str, ...]:
    """Return the pages of annotations, and that of the orphans where there are any."""
    lost = (annotations.ORPHANS,) if annotations.lost(shelf) else ()
    return (*(urls.annotations(number) for number in range(1, annotations.count(shelf) + 1)), *lost)
