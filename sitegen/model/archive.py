"""The whole archive, and what is made of it: entities, tags, related articles, files."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from sitegen.model.article import Article
from sitegen.model.marks import Kind, Mention, PlacedNote, Status
from sitegen.model.problems import Doubt, Problem


class Entity(Struct, frozen=True):
    """One person, place or organisation of the whole archive."""

    kind: str
    id: str
    """Unique within its kind; last part of its address."""
    name: str
    aliases: tuple[str, ...]
    """The other forms that occur, sorted; the name itself not among them."""
    mentions: Mapping[str, tuple[int, ...]]
    """Article source -> indexes into Archive.mentions[source], both ascending."""
    status: Status = "candidate"
    """`confirmed` where the archivist said which names are this entity (alias, merge). It says nothing of each mark: see Mention.status."""
    why: str = ""
    """Why these forms are one entity, in whole sentences."""
    wikidata: str | None = None
    """Its item in Wikidata where the archivist said so."""


class TagUse(Struct, frozen=True):
    """Why an article has a tag."""

    source: str
    score: float
    why: str
    """In words, with the words of the text or the file that states it."""
    stated: bool = False
    """Whether the archivist states the tag for this very article; a tag that they state elsewhere may be found here by rule."""


class Tag(Struct, frozen=True):
    """A subject that articles share."""

    id: str
    name: str
    origin: Literal["stated", "entity", "phrase"]
    uses: tuple[TagUse, ...]
    """By article source."""
    entity: tuple[str, str] | None = None
    """(kind, id) where the tag is an entity."""
    broader: tuple[str, ...] = ()
    """Ids of the tags above it in the archivist's vocabulary, nearest first."""


class Reason(Struct, frozen=True):
    """Why two articles are related: one sentence part in plain words, and what it can be recomputed from."""

    rule: str
    """quoted, entities, terms, dates ..."""
    words: str
    weight: float
    shared: tuple[str, ...] = ()
    """The entities, terms or dates that both have, sorted by weight."""


class Related(Struct, frozen=True):
    """A link from one article to another. No reason, no link."""

    source: str
    """The other article."""
    score: float
    reasons: tuple[Reason, ...]
    """Those that tell a reader most come first: a speaker, names, words, days; never empty."""
    linked: bool = True
    """False for a neighbour that is ranked but too weak to be shown."""


class Archive(Struct, frozen=True):
    """Everything that pages, feeds, search and checks ever see. Assembled once, by the pipeline."""

    articles: tuple[Article, ...]
    """By source."""
    mentions: Mapping[str, tuple[Mention, ...]]
    """Article source -> its mentions by start, then longest first; disjoint or nested."""
    rejected: Mapping[str, tuple[Mention, ...]]
    """Article source -> what the archivist rejected."""
    notes: Mapping[str, tuple[PlacedNote, ...]]
    """Article source -> its notes by start."""
    kinds: tuple[Kind, ...]
    """Of all annotators that ran, in their order."""
    entities: tuple[Entity, ...]
    """By kind (in the order of `kinds`), then casefolded name, then id."""
    tags: tuple[Tag, ...]
    """By casefolded name, then id."""
    related: Mapping[str, tuple[Related, ...]]
    """Article source -> the others, best first."""
    doubts: tuple[Doubt, ...] = ()
    """The review list: what the rules leave to the archivist, sorted."""
    problems: tuple[Problem, ...] = ()
    """Those that reading, curating and annotating found; check adds its own."""


class OutputFile(Struct, frozen=True):
    """A file of the site."""

    path: str
    """Below the site folder, with '/', as urls.py made it."""
    content: bytes
