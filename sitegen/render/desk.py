"""What every page is made from, and what a page is before it is made: its address, its template, and how to get at its values."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from sitegen import urls
from sitegen.config import Config
from sitegen.render import structured
from sitegen.render.index import Index
from sitegen.render.items import Alternate, Later, Page, PartLink
from sitegen.render.links import Links
from sitegen.render.wording import Wording


class Job(Struct, frozen=True):
    """A page to be made."""

    address: str
    template: str
    make: Callable[[], tuple[Page | Later[Any], Struct]]
    """Makes what its head says and what it shows, or what both are to be made of."""
    listed: bool = True
    """Whether the sitemap has it."""


class Desk(Struct, frozen=True):
    """What every page is made from."""

    index: Index
    config: Config
    links: Links
    scripts: tuple[str, ...]


def room(address: str) -> str:
    """Return which part of the site an address lies in."""
    return address.partition("/")[0]


def page(config: Config, address: str, title: str, description: str) -> Page:
    """Return what the head of a page says where nothing else is to be said."""
    url = urls.absolute(address, config.base_url) if config.base_url and address != urls.NOT_FOUND else ""
    return Page(
        address=address,
        room=room(address),
        title=title,
        description=description,
        url=url,
        canonical=url,
        type="website",
        published="",
        structured=structured.site(config) if address == urls.HOME else Markup(),
        feeds=_feeds(config.settings.title, address),
        scripts=(),
    )


def part_title(title: str, part: PartLink, say: Wording) -> str:
    """Return the title of a page that has part of what another has no room for."""
    name = say.plain("Undated") if part.words == "undated" else part.words
    return f"{title}: {name}{' ' if name and part.number else ''}{part.number or ''}"


def job(desk: Desk, address: str, template: str, title: str, description: str, view: Callable[[], Struct]) -> Job:
    """Return a page of such a head, whose view is made when its turn comes."""
    return Job(address=address, template=template, make=lambda: (page(desk.config, address, title, description), view()))


def _feeds(title: str, address: str) -> tuple[Alternate, ...]:
    atom = Alternate(title=title, address=urls.FEED)
    return (atom, Alternate(title=title, address=urls.JSON_FEED, type="application/feed+json")) if address == urls.HOME else (atom,)
