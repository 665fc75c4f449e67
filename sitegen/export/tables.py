"""CSV as RFC 4180 says, for spreadsheets and statistics: a table of articles, of mentions and of entities. A field never runs as a formula.

A field that a spreadsheet would take for one (it begins with = + - @ or a control character) gets an apostrophe before it, as OWASP
advises; JSON Lines have it as it is. Lists are joined by '; '. The tables' schemas are here too, for the data package and whoever reads it.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec import Struct, structs

from sitegen.export.shelf import Shelf
from sitegen.model import Article

_FORMULA = frozenset({"=", "+", "-", "@", "\t", "\r"})
_JOINT = "; "
_WORDS = frozenset({str, tuple})


class Field(Struct, frozen=True):
    """A column, as a table schema of Frictionless describes it."""

    name: str
    description: str
    type: Literal["string", "integer", "number", "date"] = "string"
    required: bool = False


class Table(Struct, frozen=True):
    """A table: its name is that of its file."""

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Callable[[Shelf, Iterable[Article]], Iterable[tuple[object, ...]]]
    """Makes the rows for some of the articles, or for the archive."""
    divided: bool = False
    """Whether large archives have it in parts."""
    foreign: tuple[tuple[str, str, str], ...] = ()
    """A column, and the table and the column that it is found in."""


class _Sink:
    """What csv writes to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.write = self.lines.append


def text(table: Table, shelf: Shelf, found: Iterable[Article]) -> str:
    """Return a table as CSV, the names of the columns first."""
    sink = _Sink()
    writer = csv.writer(sink)
    writer.writerow([field.name for field in table.fields])
    writer.writerows(table.rows(shelf, found))
    return "".join(sink.lines)


def plain(value: str) -> str:
    """Return words as a spreadsheet shows them and never runs them."""
    return f"'{value}" if value[:1] in _FORMULA else value


def _cells(row: Struct) -> tuple[object, ...]:
    values = structs.astuple(row)
    return tuple(plain(_JOINT.join(value) if type(value) is tuple else value) if type(value) in _WORDS else value for value in values)


def _articles(shelf: Shelf, found: Iterable[Article]) -> Iterator[tuple[object, ...]]:
    return (_cells(shelf.row(article)) for article in found)


def _entities(shelf: Shelf, _: Iterable[Article]) -> Iterator[tuple[object, ...]]:
    return map(_cells, shelf.entities())


def _mentions(shelf: Shelf, found: Iterable[Article]) -> Iterator[tuple[object, ...]]:
    for article in found:
        for row in shelf.mentions(article):  # by hand: there are hundreds of thousands
            yield (
                article.id, row.id, row.kind, row.start, row.end, plain(row.text), row.entity, plain(row.value), plain(row.speaker),
                row.certainty, row.rule, row.status,
            )  # fmt: skip


_WHOLE: Literal["integer"] = "integer"
ARTICLES = Table(
    name="articles",
    title="Articles",
    fields=(
        Field("id", "Names the article in all tables; stays when its headline changes", required=True),
        Field("page", "Address of its page, below the site", required=True),
        Field("file", "Address of the file as it was scraped, untouched; offsets count in it", required=True),
        Field("title", "Headline", required=True),
        Field("published", "Date of publication as EDTF (ISO 8601-2): 2022-03-03, 2022-03?, 2022-02/..; empty if unknown"),
        Field("earliest", "First day that the date may mean; empty where it has no beginning or no end", "date"),
        Field("latest", "Last day that it may mean, likewise", "date"),
        Field("authors", "As the byline has them, joined by '; '"),
        Field("publisher", "Newspaper or agency"),
        Field("section", "Of the newspaper"),
        Field("standfirst", "Sentence under the headline"),
        Field("url", "Where the article was first published"),
        Field("captured", "Day on which it was fetched from there, EDTF"),
        Field("language", "BCP 47", required=True),
        Field("tags", "The strongest first, joined by '; '"),
        Field("copy_of", "Id of the article that this one is a copy of"),
        Field("newer", "Id of the newest version of this article"),
        Field("source", "Path of the file in the archive's folder", required=True),
        Field("format", "How the file was read: plain or markdown", required=True),
        Field("encoding", "Of the file, as Python calls it; with it the file's text is decoded", required=True),
        Field("sha256", "Of the file", required=True),
    ),
    key=("id",),
    rows=_articles,
)
ENTITIES = Table(
    name="entities",
    title="People, places and organisations",
    fields=(
        Field("kind", "person, place, organisation ...", required=True),
        Field("id", "Unique within the kind", required=True),
        Field("name", "As most articles have it, or as the archivist says", required=True),
        Field("page", "Address of its page, below the site", required=True),
        Field("articles", "Articles that name it", _WHOLE, required=True),
        Field("mentions", "How often they do", _WHOLE, required=True),
        Field("aliases", "Its other forms, joined by '; '"),
        Field("wikidata", "Item in Wikidata, where the archivist said so"),
        Field("status", "candidate, or confirmed by the archivist", required=True),
    ),
    key=("kind", "id"),
    rows=_entities,
)
MENTIONS = Table(
    name="mentions",
    title="Mentions",
    fields=(
        Field("article", "Id of the article", required=True),
        Field("id", "Of the mark on the article's page: page#id", required=True),
        Field("kind", "person, place, organisation, quote, reported, date ...", required=True),
        Field("start", "Offset of the first character in the article's text, in Unicode code points from 0", _WHOLE, required=True),
        Field("end", "Offset behind the last character", _WHOLE, required=True),
        Field("text", "The words", required=True),
        Field("entity", "Id of the person, place or organisation of this kind"),
        Field("value", "What the words stand for: a full name, or a TIMEX3 value of a date"),
        Field("speaker", "Whose words they are"),
        Field("certainty", "From 0 to 1", "number", required=True),
        Field("rule", "The rule that found it", required=True),
        Field("status", "candidate, or confirmed by the archivist", required=True),
    ),
    key=("article", "id"),
    rows=_mentions,
    divided=True,
    foreign=(("article", "articles", "id"),),
)
TABLES = (ARTICLES, ENTITIES, MENTIONS)
