"""What entity.html sees; as views.py, for a page of its own size."""

from msgspec import Struct

from sitegen.render.items import ArticleLink, EntityLink, EntityName, KindName


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


class Stretch(Struct, frozen=True):
    """Some of the articles that name an entity; a short list is one stretch without a heading."""

    id: str
    heading: str
    address: str
    """Of the page that the heading leads to, or empty."""
    appearances: tuple[Appearance, ...]
    rest: tuple[ArticleLink, ...] = ()
    """Those after them, where there are too many to show the passages of all."""

    @property
    def count(self) -> int:
        """How many articles there are, those shown as copies of others not counted."""
        return len(self.appearances) + len(self.rest)


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


class EntityView(Struct, frozen=True):
    """What entity.html shows."""

    entity: EntityLink
    kind: KindName
    why: str
    sections: tuple[Stretch, ...]
    quotations: tuple[Quotation, ...]
    more_quotations: int
    reported: tuple[Quotation, ...]
    """What it is said to have said, without quotation marks."""
    more_reported: int
    about: tuple[Quotation, ...]
    """What others said about it, in quotation marks or not."""
    more_about: int
    company: tuple[Company, ...]
    """By kind, in the archive's order."""
    passages: int
    """Passages that name the entity, of which the companions' are some; 0 where it has none."""
