"""The archive as a database of SQLite, as Datasette and many others open it: texts, parts, mentions, entities, tags, and what leads where.

Nothing is in it twice that a view can say: `mentioned` takes the words of mentions out of the texts, so that they cannot be other ones, and
says what most of them stand for, the name of their entity. The same archive makes the same bytes: rows go in in order, pages have one
size, and the two numbers in the file's head that tell SQLite's own version and who wrote last (https://www.sqlite.org/fileformat2.html,
offsets 92 to 99) are overwritten. It is made among the temporary files: in memory it would take three times its size, and it has 70 MB at
10,000 articles.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen import urls
from sitegen.errors import OutputError
from sitegen.export.shelf import Shelf
from sitegen.model import Tag
from sitegen.text import visible

_PAGE = 1024
"""Bytes: with 4096 a tenth of the file would be empty ends of texts."""
_VERSION = 92
_WRITER = (1).to_bytes(4, "big") + (3040000).to_bytes(4, "big")
"""As if version 3.40 had written once."""
_SCHEMA = """
CREATE TABLE articles (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, page TEXT NOT NULL, file TEXT NOT NULL, title TEXT NOT NULL, published TEXT, earliest TEXT,
  latest TEXT, authors TEXT, publisher TEXT, section TEXT, standfirst TEXT, url TEXT, captured TEXT, language TEXT NOT NULL,
  copy_of TEXT, newer TEXT, source TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL, sha256 TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE blocks (
  article INTEGER NOT NULL REFERENCES articles (number), start INTEGER NOT NULL, "end" INTEGER NOT NULL, role TEXT NOT NULL, id TEXT,
  PRIMARY KEY (article, start)) WITHOUT ROWID;
CREATE TABLE entities (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT, page TEXT NOT NULL, wikidata TEXT,
  status TEXT NOT NULL);
CREATE TABLE kinds (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE rules (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles (number), place INTEGER NOT NULL, kind INTEGER NOT NULL REFERENCES kinds (number),
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, entity INTEGER REFERENCES entities (number), id TEXT, value TEXT, speaker TEXT,
  permille INTEGER NOT NULL, rule INTEGER NOT NULL REFERENCES rules (number), confirmed INTEGER NOT NULL,
  PRIMARY KEY (article, place)) WITHOUT ROWID;
CREATE TABLE tags (number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, origin TEXT NOT NULL, page TEXT NOT NULL);
CREATE TABLE article_tags (
  tag INTEGER NOT NULL REFERENCES tags (number), article INTEGER NOT NULL REFERENCES articles (number), score REAL NOT NULL,
  stated INTEGER NOT NULL, PRIMARY KEY (tag, article)) WITHOUT ROWID;
CREATE VIEW mentioned AS
  SELECT articles.id AS article, coalesce(mentions.id, 'm' || mentions.place) AS id, kinds.id AS kind, mentions.start, mentions."end",
    substr(articles.text, mentions.start + 1, mentions."end" - mentions.start) AS words, entities.name AS entity,
    nullif(coalesce(mentions.value, entities.name), '') AS value, mentions.speaker, mentions.permille / 1000.0 AS certainty,
    rules.name AS rule, mentions.confirmed
  FROM mentions JOIN articles ON articles.number = mentions.article JOIN kinds ON kinds.number = mentions.kind
    JOIN rules ON rules.number = mentions.rule LEFT JOIN entities ON entities.number = mentions.entity;
CREATE VIEW readings AS
  SELECT articles.id AS article, articles.title, group_concat(words, char(10, 10)) AS reading
  FROM (SELECT blocks.article, substr(articles.text, blocks.start + 1, blocks."end" - blocks.start) AS words
    FROM blocks JOIN articles ON articles.number = blocks.article
    WHERE blocks.role IN ('headline', 'standfirst', 'body', 'heading', 'list', 'quote', 'code') ORDER BY blocks.article, blocks.start)
    AS shown JOIN articles ON articles.number = shown.article GROUP BY shown.article;
"""
_INDEXES = """
CREATE INDEX mentions_of_entities ON mentions (entity) WHERE entity IS NOT NULL;
CREATE INDEX tags_of_articles ON article_tags (article);
"""
Row = tuple[object, ...]


def content(shelf: Shelf) -> bytes:
    """Return the file. OutputError where there is no room for it among the temporary files."""
    with TemporaryDirectory(prefix="sitegen-") as folder:
        path = Path(folder) / "archive.sqlite"
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as base:
                _fill(base, shelf)
        except sqlite3.OperationalError as error:
            hint = "Free some space, or name another folder for temporary files in TMPDIR."
            raise OutputError(f"the database cannot be made: {error}", where=folder, hint=hint) from error
        with path.open("r+b") as file:
            file.seek(_VERSION)
            file.write(_WRITER)
        return path.read_bytes()


def _fill(base: sqlite3.Connection, shelf: Shelf) -> None:
    base.execute(f"PRAGMA page_size = {_PAGE}")
    base.execute("PRAGMA encoding = 'UTF-8'")
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    base.execute("BEGIN")
    for statement in _SCHEMA.split(";\n"):
        base.execute(statement)
    kinds: dict[str, int] = {}
    rules: dict[str, int] = {}
    _insert(base, "articles", 22, _articles(shelf))
    _insert(base, "blocks", 5, _blocks(shelf))
    _insert(base, "entities", 8, _entities(shelf))
    _insert(base, "mentions", 12, _mentions(shelf, kinds, rules))
    _insert(base, "kinds", 2, ((number, kind) for kind, number in kinds.items()))
    _insert(base, "rules", 2, ((number, rule) for rule, number in rules.items()))
    _insert(base, "tags", 5, _tags(shelf.archive.tags))
    _insert(base, "article_tags", 4, _uses(shelf))
    for statement in _INDEXES.split(";\n"):
        base.execute(statement)
    base.execute("COMMIT")


def _insert(base: sqlite3.Connection, table: str, columns: int, rows: Iterable[Row]) -> None:
    base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)  # noqa: S608 - names of our own


def _articles(shelf: Shelf) -> Iterator[Row]:
    for number, article in enumerate(shelf.articles, 1):
        row = shelf.row(article)
        # A zero ends a text for SQLite; `visible` has let none through.
        yield (
            number, row.id, row.page, row.file, row.title, row.published or None, row.earliest or None, row.latest or None,
            "; ".join(row.authors) or None, row.publisher or None, row.section or None, row.standfirst or None, row.url or None,
            row.captured or None, row.language, row.copy_of or None, row.newer or None, row.source, row.format, row.encoding, row.sha256,
            shelf.text(article),
        )  # fmt: skip


def _blocks(shelf: Shelf) -> Iterator[Row]:
    for number, article in enumerate(shelf.articles, 1):
        for block in shelf.blocks(article):
            yield number, block.start, block.end, block.role, block.id or None


def _entities(shelf: Shelf) -> Iterator[Row]:
    for number, row in enumerate(shelf.entities(), 1):
        yield number, row.kind, row.id, row.name, "; ".join(row.aliases) or None, row.page, row.wikidata or None, row.status


def _mentions(shelf: Shelf, kinds: dict[str, int], rules: dict[str, int]) -> Iterator[Row]:
    """Yield a row for each mention, as the view reads it; by hand, as there are hundreds of thousands."""
    known = {(row.kind, row.id): (number, row.name) for number, row in enumerate(shelf.entities(), 1)}
    for number, article in enumerate(shelf.articles, 1):
        found, named = shelf.archive.mentions.get(article.source, ()), shelf.named.get(article.source, {})
        said = urls.quotations(found)
        for place, mention in enumerate(found):
            entity = named.get(place)
            at, name = known[entity.kind, entity.id] if entity else (None, None)
            value = visible(mention.value)
            yield (
                number, place, kinds.setdefault(mention.kind, len(kinds) + 1), mention.start, mention.end, at, said.get(place),
                None if value == (name or "") else value, visible(mention.speaker.name) or None if mention.speaker else None,
                round(mention.certainty * 1000), rules.setdefault(mention.rule, len(rules) + 1), mention.status == "confirmed",
            )  # fmt: skip


def _tags(tags: Iterable[Tag]) -> Iterator[Row]:
    for number, tag in enumerate(tags, 1):
        yield number, tag.id, tag.name, tag.origin, urls.tag(tag.id)


def _uses(shelf: Shelf) -> Iterator[Row]:
    articles = {article.source: number for number, article in enumerate(shelf.articles, 1)}
    for number, tag in enumerate(shelf.archive.tags, 1):
        for use in tag.uses:
            yield number, articles[use.source], round(use.score, 3), int(use.stated)
