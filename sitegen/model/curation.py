"""seeds/curation.toml as values: what the archivist said about the whole archive."""

from typing import Literal

from msgspec import Struct


class Alias(Struct, frozen=True):
    """Curation: these forms are one entity, called by its name."""

    kind: str
    name: str
    forms: tuple[str, ...]
    where: str = ""
    wikidata: str | None = None
    """Its item in Wikidata, 'Q42'; nothing but curation says which."""


class Merge(Struct, frozen=True):
    """Curation: these entities are one, called `into`."""

    kind: str
    into: str
    names: tuple[str, ...]
    where: str = ""


class Split(Struct, frozen=True):
    """Curation: whoever has this name in these articles is somebody else, called `into`."""

    kind: str
    name: str
    into: str
    articles: tuple[str, ...]
    where: str = ""


class Reject(Struct, frozen=True):
    """Curation: this text is no mention, of any kind or of one, everywhere or in one article."""

    text: str
    kind: str | None = None
    article: str | None = None
    where: str = ""


class Retype(Struct, frozen=True):
    """Curation: mentions of this text are of another kind; also confirms them."""

    text: str
    kind: str
    article: str | None = None
    where: str = ""


class Keep(Struct, frozen=True):
    """Curation: lines of this text belong to the article, whatever a rule takes them for."""

    text: str
    """The whole line, or its beginning and '…'."""
    article: str | None = None
    where: str = ""


class Drop(Struct, frozen=True):
    """Curation: lines of this text are page furniture."""

    text: str
    """As Keep.text."""
    article: str | None = None
    where: str = ""


class Correction(Struct, frozen=True):
    """Curation: what a mark of one article stands for, or who said the words of a quotation."""

    text: str
    """The marked words, or their beginning and '…'."""
    article: str
    value: str | None = None
    """Of a date its TIMEX3 value, of a name the name in full."""
    speaker: str | None = None
    """Of a quotation; an empty one says that nobody known has said it."""
    where: str = ""


class Term(Struct, frozen=True):
    """Curation: a tag of the controlled vocabulary."""

    name: str
    synonyms: tuple[str, ...] = ()
    """Words that mean the same; where one of them would be a tag, this term is."""
    broader: tuple[str, ...] = ()
    """Names of the wider terms that this one belongs to."""
    where: str = ""
    wanted: bool = True
    """False where the archivist wants no such tag; what an article states is its tag none the less."""


Bond = Literal["event", "more", "none", "copy", "version", "distinct"]
"""What two articles are to each other: the same event, more on this, no link; copy and version, or neither of these two (distinct)."""


class Link(Struct, frozen=True):
    """Curation: what these articles are to each other, each to each."""

    articles: tuple[str, ...]
    """Sources, at least two. Of a copy the original is first, of versions the newest."""
    bond: Bond
    where: str = ""


class Story(Struct, frozen=True):
    """Curation: these articles are one thread, called by this name."""

    name: str
    articles: tuple[str, ...] = ()
    """Sources."""
    without: tuple[str, ...] = ()
    """Sources of articles that are no part of it."""
    where: str = ""


class Curation(Struct, frozen=True):
    """seeds/curation.toml: what the archivist said about the whole archive."""

    aliases: tuple[Alias, ...] = ()
    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    rejects: tuple[Reject, ...] = ()
    retypes: tuple[Retype, ...] = ()
    keeps: tuple[Keep, ...] = ()
    drops: tuple[Drop, ...] = ()
    corrections: tuple[Correction, ...] = ()
    terms: tuple[Term, ...] = ()
    links: tuple[Link, ...] = ()
    stories: tuple[Story, ...] = ()
