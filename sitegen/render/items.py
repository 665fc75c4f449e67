"""The values that many pages share: links to articles, entities and tags as lists show them, the site and the page itself.

Frozen, in plain types, everything already said in words. Addresses are paths below the site folder; a template makes a link of one
with `link(address)`, which knows the page that it stands on. views.py has what single pages show.
"""

import base64
import hashlib
from collections.abc import Callable
from typing import Generic, TypeVar

from markupsafe import Markup
from msgspec import Struct

Matter = TypeVar("Matter", bound=Struct)


class Later(Struct, Generic[Matter], frozen=True):
    """A view that is made when its page is, from `matter` alone, and known before by that.

    Whether a page has changed is asked of all pages at every build; to make their views for that would take as long as to make the pages.
    """

    make: Callable[[Matter], Struct]
    matter: Matter

    def made(self) -> Struct:
        """Return the view."""
        return self.make(self.matter)


class Item(Struct, frozen=True):
    """A link in the navigation and its words."""

    address: str
    words: str
    room: str
    """First folder of the address: which part of the site it stands for."""


class Site(Struct, frozen=True):
    """What is the same on every page."""

    title: str
    description: str
    language: str
    author: str
    edition: str
    nav: tuple[Item, ...]
    home: str
    search: str
    feed: str
    articles: int


class Alternate(Struct, frozen=True):
    """A feed that a page points at."""

    title: str
    address: str
    type: str = "application/atom+xml"


class Meta(Struct, frozen=True):
    """A meta element of a page's head."""

    name: str
    content: str

    @property
    def attribute(self) -> str:
        """The attribute that has the name: OpenGraph's have one of their own."""
        return "property" if ":" in self.name else "name"


class Page(Struct, frozen=True):
    """Where a page lies and what its head says."""

    address: str
    room: str
    """As Item.room."""
    title: str
    """Of the page alone; empty for the home page."""
    description: str
    url: str
    """Absolute address of the page, or empty when it is unknown where the site will be."""
    canonical: str
    """As url, of the page that search engines shall show for this one: mostly itself, the newest version for an older one, the new place
    of what has moved."""
    type: str
    """OpenGraph's type: website or article."""
    published: str
    """Day of publication for OpenGraph, or empty."""
    structured: Markup
    """JSON-LD, safe to stand in a script element; or empty."""
    feeds: tuple[Alternate, ...]
    scripts: tuple[str, ...]
    """Addresses of scripts that this page alone loads."""
    meta: tuple[Meta, ...] = ()
    """What the page tells of what it shows to reference managers."""

    @property
    def structured_digest(self) -> str:
        """What lets this page's JSON-LD, and no other inline script, stand under its Content-Security-Policy."""
        return f"sha256-{base64.b64encode(hashlib.sha256(self.structured.encode()).digest()).decode()}"


class ArticleLink(Struct, frozen=True):
    """An article as lists show it. Made once, shared by all lists."""

    source: str
    address: str
    headline: str
    excerpt: str
    when: str
    """The date in words, with its doubt; 'date unknown'."""
    datetime: str
    """The date as HTML's <time> takes it, or empty."""
    sure: bool
    """Whether the date is known without doubt."""
    publisher: str
    original: str = ""
    """Of a copy the address of the article that it is a copy of, else empty."""
    copy_of: str = ""
    """Of a copy the headline of its original, else empty."""


class EntityName(Struct, frozen=True):
    """A person, place or organisation as it is named in passing, without what changes with every article that names it."""

    kind: str
    id: str
    address: str
    name: str


class EntityLink(EntityName, frozen=True):
    """A person, place or organisation as lists show it."""

    aliases: tuple[str, ...]
    articles: int
    """Copies of others and older versions not counted."""
    mentions: int
    """In the articles that count."""
    confirmed: bool
    wikidata: str = ""
    """Address of its item in Wikidata where the archivist says which it is, else empty."""
    copies: int = 0
    """Copies of other articles that name it."""
    feed: str = ""
    """Of the articles that name it, where it has a feed."""

    @property
    def named(self) -> EntityName:
        """Without the counts."""
        return EntityName(kind=self.kind, id=self.id, address=self.address, name=self.name)

    @property
    def listed(self) -> bool:
        """Whether lists show it: what older versions alone name has a page, but stands in no list."""
        return self.articles + self.copies > 0


class TagName(Struct, frozen=True):
    """A tag as it is named in passing, without what changes with every article that has it."""

    id: str
    address: str
    name: str


class TagLink(TagName, frozen=True):
    """A tag as lists show it."""

    feed: str
    articles: int
    """Copies of others not counted."""
    copies: int = 0

    @property
    def named(self) -> TagName:
        """Without the counts."""
        return TagName(id=self.id, address=self.address, name=self.name)


class ThreadLink(Struct, frozen=True):
    """A thread as lists show it."""

    id: str
    address: str
    feed: str
    name: str
    span: str
    """From when to when its articles are, in words; 'date unknown'."""
    articles: int
    """Copies of others not counted."""
    copies: int
    events: int
    people: tuple[EntityName, ...]
    """Those whom more of its articles name than one would expect, the most telling first; a few."""
    confirmed: bool


class KindName(Struct, frozen=True):
    """A kind of marks."""

    id: str
    address: str
    """Empty for kinds without pages."""
    label: str
    plural: str


class KindLink(KindName, frozen=True):
    """A kind of marks with the number of what it has."""

    count: int

    @property
    def named(self) -> KindName:
        """Without the count, which pages that do not show it must not depend on."""
        return KindName(id=self.id, address=self.address, label=self.label, plural=self.plural)


class Section(Struct, frozen=True):
    """A stretch of a long list under a heading of its own."""

    id: str
    heading: str
    items: tuple[ArticleLink | EntityLink | TagLink, ...]
    address: str = ""
    """Of the page that the heading leads to, or empty."""


class PartLink(Struct, frozen=True):
    """A page that has part of what another has no room for."""

    address: str
    words: str
    """A year or a letter, 'undated' for the articles without a year; empty where `number` says all."""
    count: int
    number: int = 0
    """Of several pages of one year or letter, or of one list; from 1."""


class TagReason(Struct, frozen=True):
    """A tag of an article, or an article of a tag, and why."""

    tag: TagName
    article: ArticleLink
    why: str
