"""What the many pages of an archive are made of, and so depend on: entities, tags, times, speakers.

A page is made when its matter is not what it was when the page was written, from its matter alone (items.Later): so none can be shown that
its matter does not know of. What many pages share stands in it under a seal (leaf.py), what is quickly said as it will be shown, and
nothing that changes with every article and is not shown. An article's matter is in article.py, that of two side by side in compare.py;
pages of which there are few are known by their whole views.
"""

from typing import Literal

from msgspec import Struct

from sitegen.render.date_views import DateView
from sitegen.render.entity_views import Company, Pin
from sitegen.render.items import ArticleLink, EntityLink, EntityName, KindName, PartLink, TagLink
from sitegen.render.leaf import Leaf, Saying, Seal


class Naming(Struct, frozen=True):
    """An article that names an entity."""

    leaf: Seal[Leaf]
    numbers: tuple[int, ...]
    """Indexes of the article's mentions that do, ascending."""
    copies: tuple[Seal[ArticleLink], ...]
    """Copies of the article that name the entity too, newest first."""


class EntityMatter(Struct, frozen=True):
    """An entity's own page."""

    entity: EntityLink
    kind: KindName
    why: str
    named: tuple[Naming, ...]
    """Newest first; older versions are not among them, nor copies whose original is."""
    said: tuple[Saying, ...]
    """What the entity said, by article source and place; likewise what others said of it."""
    about: tuple[Saying, ...]
    company: tuple[Company, ...]
    passages: int
    pin: Pin | None


class NamedMatter(Struct, frozen=True):
    """A page of the articles of one year that name an entity."""

    entity: EntityName
    kind: KindName
    part: PartLink
    named: tuple[Naming, ...]
    most: int
    """Passages shown of each."""
    previous: PartLink | None
    following: PartLink | None


class SpokenMatter(Struct, frozen=True):
    """A page of what an entity said, or of what others said of it."""

    entity: EntityName
    kind: KindName
    id: str
    part: PartLink
    groups: tuple[tuple[Saying, ...], ...]
    """Each thing said with its wordings, the one to be shown first."""
    count: int
    """Of all such pages."""
    previous: PartLink | None
    following: PartLink | None


class TagMatter(Struct, frozen=True):
    """A tag's page, or a further one of many articles."""

    tag: TagLink
    origin: Literal["stated", "entity", "phrase"]
    entity: EntityName | None
    uses: tuple[tuple[Seal[ArticleLink], str], ...]
    """The articles and why they have the tag, best first."""
    broader: tuple[TagLink, ...]
    narrower: tuple[TagLink, ...]
    part: int
    parts: tuple[PartLink, ...]


class ToldMatter(Struct, frozen=True):
    """Articles that tell of a time, and which of their marks do: before it, in it, after it, or nobody knows when."""

    id: str
    told: tuple[tuple[Seal[Leaf], int], ...]
    count: int


class DateMatter(Struct, frozen=True):
    """The page of a year, month or day."""

    view: DateView
    """All but what is told of it."""
    told: tuple[ToldMatter, ...]


class SpeakerMatter(Struct, frozen=True):
    """Somebody who is quoted."""

    name: str
    entity: EntityName | None
    said: tuple[Saying, ...]


class SpeakersMatter(Struct, frozen=True):
    """The page of the speakers of one letter."""

    part: PartLink
    parts: tuple[PartLink, ...]
    speakers: tuple[SpeakerMatter, ...]


class PileMatter(Struct, frozen=True):
    """A page of quotations of one year that are nobody's by name."""

    id: str
    part: PartLink
    parts: tuple[PartLink, ...]
    said: tuple[Saying, ...]
