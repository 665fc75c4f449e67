"""What entity.html sees; as views.py, for a page of its own size."""

from msgspec import Struct

from sitegen.render.figure_views import Chart
from sitegen.render.items import ArticleLink, EntityLink, EntityName, KindName, PartLink


class Passage(Struct, frozen=True):
    """Words in their context."""

    address: str
    before: str
    words: str
    after: str
    place: str
    """Where they stand when not in the body: 'in a caption'; else empty."""


class Appearance(Struct, frozen=True):
    """An article that names an entity."""

    article: ArticleLink
    count: int
    in_headline: bool
    passages: tuple[Passage, ...]
    """Some of them; those in the headline are read there."""
    copies: tuple[ArticleLink, ...] = ()
    """Copies of the article that name the entity too, newest first."""
    id: str = ""
    """Of the place where a month begins, which the chart leads to: 'in-2022-03'; else empty."""


class Stretch(Struct, frozen=True):
    """Some of the articles that name an entity; a short list is one stretch without a heading."""

    id: str
    heading: str
    address: str
    """Of the page that the heading leads to, or empty."""
    appearances: tuple[Appearance, ...]

    @property
    def count(self) -> int:
        """How many articles there are, those shown as copies of others not counted."""
        return len(self.appearances)


class Variant(Struct, frozen=True):
    """The same thing said, in another article."""

    article: ArticleLink
    address: str
    text: str
    """Empty where the words are the same."""


class Quotation(Struct, frozen=True):
    """Words that somebody said, and where."""

    article: ArticleLink
    address: str
    text: str
    reported: bool = False
    """Whether they stand without quotation marks."""
    speaker: str = ""
    """Empty on the speaker's own page."""
    speaker_address: str = ""
    """Of the speaker's page, or empty."""
    variants: tuple[Variant, ...] = ()
    """The other wordings, and the other articles with this one, the earliest first."""
    more: int = 0
    """Further articles that have it."""


class Companion(Struct, frozen=True):
    """Somebody or something that an entity appears with more often than chance would have it."""

    entity: EntityName
    passages: int
    """That name both."""
    articles: int
    """That have such passages."""
    chance: str
    """How many passages would name both by chance, in words: '0.8', 'less than 0.1'."""
    example: ArticleLink
    address: str
    """Of the entity's mark in a passage of `example` that names both."""


class Company(Struct, frozen=True):
    """The companions of one kind, the most surprising first."""

    kind: KindName
    companions: tuple[Companion, ...]


class Spoken(Struct, frozen=True):
    """What an entity said, or what others said about it."""

    id: str
    """said, reported (to have said) or about."""
    quotations: tuple[Quotation, ...]
    """What was said last comes first."""
    count: int
    """Of all, those on other pages among them."""
    parts: tuple[PartLink, ...] = ()
    """The pages that have all, where this one has the first."""


class Pin(Struct, frozen=True):
    """Where a place is on the map of the world, and how we know."""

    x: float
    y: float
    """On the map, in its own units."""
    latitude: str
    longitude: str
    """In words that may be copied: '50.45° N'."""
    country: str
    """The country that it lies in, or empty for a country."""
    others: tuple[str, ...] = ()
    """Countries in which there are other places of the name."""
    named: int = 0
    """Articles that name the place and its country, where there are others."""


class EntityView(Struct, frozen=True):
    """What entity.html shows."""

    entity: EntityLink
    kind: KindName
    why: str
    first: ArticleLink | None
    """The earliest article of known date that names it, where there are several."""
    last: ArticleLink | None
    chart: Chart | None
    """Of the articles that name it, by their dates."""
    undated: int
    """Articles that are not on it for want of a date."""
    sections: tuple[Stretch, ...]
    parts: tuple[PartLink, ...]
    """The pages that have all articles, where this one has the latest."""
    spoken: tuple[Spoken, ...]
    company: tuple[Company, ...]
    """By kind, in the archive's order."""
    passages: int
    """Passages that name the entity, of which the companions' are some; 0 where it has none."""
    pin: Pin | None = None

    def told(self, id_: str) -> tuple[Quotation, ...]:
        """Return what the page shows of said, reported or about."""
        return next((spoken.quotations for spoken in self.spoken if spoken.id == id_), ())


class EntityPartView(Struct, frozen=True):
    """What entity_part.html shows: some of the articles that name an entity, or some of what was said."""

    entity: EntityName
    kind: KindName
    part: PartLink
    sections: tuple[Stretch, ...] = ()
    spoken: Spoken | None = None
    previous: PartLink | None = None
    following: PartLink | None = None
