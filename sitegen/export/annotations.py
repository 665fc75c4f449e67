"""Marks and notes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in pages of 100 articles that an edit rewrites alone.

The target is the article's untouched file. A TextPositionSelector counts its Unicode code points, as the model says, after the byte order
mark; a TextQuoteSelector has the words at this place, and where the article has the same words elsewhere too, what stands around them.
The words are taken from the text at the very offsets, so that the two selectors cannot disagree.

A note whose words are not found, or are found in several places, is not moved to where it might belong: it is on the page of orphans,
with the words that it looks for, without a position, and says so. Addresses are relative to the site where it is known where that
will be (`@base`), else to the file.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from sitegen import urls
from sitegen.export.rows import MentionRow
from sitegen.export.shelf import Shelf
from sitegen.model import QUOTED, REPORTED, Article, Entity, Note
from sitegen.text import visible

PAGE = 100
"""Articles of a page."""
ORPHANS = urls.data("annotations/orphaned.jsonld")
_AROUND = 16
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_ORPHANED = {"orphaned": {"@id": "urn:x-sitegen:orphaned", "@type": "http://www.w3.org/2001/XMLSchema#boolean"}}
_WIKIDATA = "http://www.wikidata.org/entity/"
_SAID = frozenset({QUOTED, REPORTED})
_UTF_8 = frozenset({"utf-8", "utf-8-sig"})


class Quote(Struct, frozen=True, tag_field="type", tag="TextQuoteSelector", omit_defaults=True, gc=False):
    """Words, and what stands around them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Position(Struct, frozen=True, tag_field="type", tag="TextPositionSelector", gc=False):
    """Offsets in Unicode code points."""

    start: int
    end: int


class File(Struct, frozen=True, tag_field="type", tag="Text", gc=False):
    """A text in another encoding than the web's."""

    id: str
    format: str


class Target(Struct, frozen=True):
    """A place in a text."""

    source: str | File
    selector: tuple[Quote | Position, ...]


class Body(Struct, frozen=True, tag_field="type", tag="TextualBody", omit_defaults=True, gc=False):
    """What is said of it."""

    value: str
    purpose: str = ""
    format: str = ""


class Annotation(Struct, frozen=True, tag_field="type", tag="Annotation", omit_defaults=True):
    """A mark or a note."""

    id: str
    motivation: str
    body: str | Body | tuple[str | Body, ...]
    target: Target
    orphaned: bool = False


def count(shelf: Shelf) -> int:
    """Return how many pages there are: one at least."""
    return max(-(-len(shelf.articles) // PAGE), 1)


def articles(shelf: Shelf, number: int) -> Sequence[Article]:
    """Return the articles of a page, counted from 1."""
    return shelf.articles[(number - 1) * PAGE : number * PAGE]


def lost(shelf: Shelf) -> bool:
    """Whether there is a note without a place in its article."""
    return any(_lost(article, shelf) for article in shelf.articles if article.raw.stated.notes)


def collection(shelf: Shelf) -> bytes:
    """Return the list of the pages."""
    total = sum(
        len(shelf.archive.mentions.get(article.source, ())) + len(shelf.archive.notes.get(article.source, ())) for article in shelf.articles
    )
    to, last = _to(shelf, urls.ANNOTATIONS), count(shelf)
    return _file({
        "@context": _context(shelf),
        "id": to + urls.ANNOTATIONS,
        "type": "AnnotationCollection",
        "label": f"{visible(shelf.config.settings.title)}: marks and notes",
        "total": total,
        "first": to + urls.annotations(1),
        "last": to + urls.annotations(last),
    })  # fmt: skip


def page(shelf: Shelf, number: int) -> bytes:
    """Return a page of the annotations, counted from 1."""
    to = _to(shelf, urls.annotations(number))
    made: dict[str, object] = {
        "@context": _context(shelf),
        "id": to + urls.annotations(number),
        "type": "AnnotationPage",
        "partOf": to + urls.ANNOTATIONS,
    }
    if number > 1:
        made["prev"] = to + urls.annotations(number - 1)
    if number < count(shelf):
        made["next"] = to + urls.annotations(number + 1)
    return _file(made | {"items": [one for article in articles(shelf, number) for one in _of(article, shelf, to)]})


def orphans(shelf: Shelf) -> bytes:
    """Return the notes that have no place in their articles."""
    to = _to(shelf, ORPHANS)
    items = [_orphan(article, note, number, to) for article in shelf.articles for number, note in enumerate(_lost(article, shelf), 1)]
    head = {
        "@context": [*_list(_context(shelf)), _ORPHANED],
        "id": to + ORPHANS,
        "type": "AnnotationPage",
        "label": f"{visible(shelf.config.settings.title)}: notes whose words were not found, or in several places",
    }
    return _file(head | {"items": items})


def _lost(article: Article, shelf: Shelf) -> Sequence[Note]:
    placed = [placed.note for placed in shelf.archive.notes.get(article.source, ())]
    return [note for note in article.raw.stated.notes if note not in placed]


def _of(article: Article, shelf: Shelf, to: str) -> Iterator[Annotation]:
    text, named = shelf.text(article), shelf.named.get(article.source, {})
    page_, source = to + urls.article(article.id), _source(article, to)
    for number, row in enumerate(shelf.mentions(article)):
        entity = named.get(number)
        yield Annotation(
            id=f"{page_}#{row.id}",
            motivation="identifying" if entity else "classifying",
            body=_known(entity, shelf, to) if entity else _said(row),
            target=Target(source=source, selector=_selector(text, row.start, row.end)),
        )
    for number, placed in enumerate(shelf.archive.notes.get(article.source, ()), 1):
        yield Annotation(
            id=f"{page_}#note-{number}",
            motivation="commenting",
            body=Body(value=visible(placed.note.body), format="text/markdown"),
            target=Target(source=source, selector=_selector(text, placed.start, placed.end)),
        )


def _orphan(article: Article, note: Note, number: int, to: str) -> Annotation:
    quote = Quote(exact=visible(note.quote), prefix=visible(note.prefix), suffix=visible(note.suffix))
    return Annotation(
        id=f"{to}{urls.article(article.id)}#orphan-{number}",
        motivation="commenting",
        body=Body(value=visible(note.body), format="text/markdown"),
        target=Target(source=_source(article, to), selector=(quote,)),
        orphaned=True,
    )


def _selector(text: str, start: int, end: int) -> tuple[Quote, Position]:
    exact = text[start:end]
    alone = text.find(exact) == start and text.find(exact, start + 1) < 0
    quote = Quote(exact) if alone else Quote(exact, text[max(start - _AROUND, 0) : start], text[end : end + _AROUND])
    return quote, Position(start, end)


def _known(entity: Entity, shelf: Shelf, to: str) -> str | tuple[str, str]:
    page_ = to + shelf.page(entity)
    return (page_, _WIKIDATA + entity.wikidata) if entity.wikidata else page_


def _said(row: MentionRow) -> Body | tuple[Body, ...]:
    if row.kind in _SAID:
        kind = Body(value=row.kind, purpose="classifying")
        return (kind, Body(value=row.speaker, purpose="identifying")) if row.speaker else kind
    return Body(value=row.value or row.kind, purpose="tagging" if row.value else "classifying")


def _source(article: Article, to: str) -> str | File:
    address, encoding = to + urls.original(article.id, article.source), article.raw.encoding
    form = "markdown" if article.raw.format == "markdown" else "plain"
    return address if encoding in _UTF_8 else File(id=address, format=f"text/{form};charset={_CHARSETS.get(encoding, encoding)}")


_CHARSETS = {"cp1252": "windows-1252"}


def _to(shelf: Shelf, address: str) -> str:
    """Return what stands before an address below the site, in the file at `address`."""
    return "" if shelf.base else "../" * address.count("/")


def _context(shelf: Shelf) -> object:
    return [_CONTEXT, {"@base": shelf.base}] if shelf.base else _CONTEXT


def _list(context: object) -> list[object]:
    return context if isinstance(context, list) else [context]


def _file(made: Mapping[str, object]) -> bytes:
    return _encode(made) + b"\n"


_encode = msgspec.json.Encoder().encode
