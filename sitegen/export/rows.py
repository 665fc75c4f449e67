"""The rows that the exports have, field by field; the tables of CSV and the data package say the same, in this order.

Empty text stands for what is not known, and is left out of JSON Lines. Addresses are paths below the site.
"""

from msgspec import Struct


class ArticleRow(Struct, frozen=True, omit_defaults=True):
    """What is known of an article."""

    id: str
    page: str
    file: str
    """The file as it was scraped, untouched: the text that offsets count in."""
    title: str
    published: str = ""
    """EDTF."""
    earliest: str = ""
    latest: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    section: str = ""
    standfirst: str = ""
    url: str = ""
    captured: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    copy_of: str = ""
    newer: str = ""
    source: str = ""
    format: str = ""
    encoding: str = ""
    sha256: str = ""


class BlockRow(Struct, frozen=True, omit_defaults=True, gc=False):
    """A part of an article's text."""

    start: int
    end: int
    role: str
    id: str = ""
    """Of the paragraph on its page, if it has a place there."""


class FullRow(ArticleRow, frozen=True, omit_defaults=True):
    """What is known of an article, with its text."""

    text: str = ""
    blocks: tuple[BlockRow, ...] = ()


class MentionRow(Struct, frozen=True, omit_defaults=True, gc=False):
    """A mark on an article's text."""

    id: str
    kind: str
    start: int
    end: int
    text: str
    certainty: float
    rule: str
    entity: str = ""
    value: str = ""
    speaker: str = ""
    status: str = "candidate"


class EntityRow(Struct, frozen=True, omit_defaults=True):
    """A person, place or organisation."""

    kind: str
    id: str
    name: str
    page: str
    articles: int
    mentions: int
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    status: str = "candidate"
