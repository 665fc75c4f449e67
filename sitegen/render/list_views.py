"""What home.html and the pages of lists see: of articles, of names by letter, of a tag; as views.py, for pages of their own."""

from msgspec import Struct

from sitegen.render.figure_views import Grid
from sitegen.render.items import (
    ArticleLink,
    EntityLink,
    EntityName,
    Item,
    KindLink,
    PartLink,
    Section,
    TagLink,
    TagReason,
    ThreadLink,
)


class HomeView(Struct, frozen=True):
    """What home.html shows."""

    latest: tuple[ArticleLink, ...]
    earliest: tuple[ArticleLink, ...]
    """Where the latest are not all."""
    more: int
    """Articles that are not among the latest."""
    copies: int
    """Of the site's articles, those that are copies of others."""
    threads: tuple[ThreadLink, ...]
    """The largest."""
    more_threads: int
    kinds: tuple[KindLink, ...]
    leading: tuple[Section, ...]
    """The entities that most articles name, by kind."""
    tags: tuple[TagLink, ...]
    grid: Grid | None
    """The latest years with articles, by months."""
    years: tuple[Item, ...]
    """The other years with articles."""
    span: str
    """From when to when the articles are, as one says behind their number; empty when no date is known."""
    undated: int
    quotations: int
    """Of all articles, where there is a page of them."""


class MapPin(Struct, frozen=True):
    """A place on the map of places."""

    place: EntityLink
    x: float
    y: float
    radius: float
    """By the number of articles."""


class ListView(Struct, frozen=True):
    """What articles.html, tags.html, kind.html, letter.html and undated.html show: a list in sections."""

    heading: str
    count: int
    sections: tuple[Section, ...]
    leading: tuple[EntityLink | TagLink, ...] = ()
    """What most articles share, first."""
    kind: KindLink | None = None
    copies: int = 0
    """Of `count` articles, those that are copies of others."""
    parts: tuple[PartLink, ...] = ()
    """The pages that have the list where one has no room for it: by letter, or numbered."""
    grid: Grid | None = None
    """Of many articles, the months that have them."""
    map: tuple[MapPin, ...] = ()
    """Of places, those that most articles name and whose place in the world is known."""


class LetterView(Struct, frozen=True):
    """What letter.html shows: the names under one letter."""

    index: Item
    part: PartLink
    items: tuple[EntityLink | TagLink, ...]
    parts: tuple[PartLink, ...]
    """All letters' pages."""
    kind: str
    """Id of the kind, or empty for tags."""


class TagView(Struct, frozen=True):
    """What tag.html shows."""

    tag: TagLink
    origin: str
    entity: EntityName | None
    uses: tuple[TagReason, ...]
    broader: tuple[TagLink, ...]
    """The tags above it in the archivist's vocabulary, nearest first."""
    narrower: tuple[TagLink, ...]
    """The tags below it, by name."""
    part: int = 1
    parts: tuple[PartLink, ...] = ()
    """The pages that have its articles where one has no room for them; the first is the tag's own."""
