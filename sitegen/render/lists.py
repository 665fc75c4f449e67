"""Long lists under headings: articles by year, names by their first letter; what no page has room for is on pages by month or letter."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby

from msgspec import structs

from sitegen import text, urls
from sitegen.render import calendars, maps
from sitegen.render.desk import Desk, Job, job, part_title, room
from sitegen.render.index import Index
from sitegen.render.items import ArticleLink, EntityLink, Item, KindLink, PartLink, Section, TagLink
from sitegen.render.leaf import Leaf
from sitegen.render.list_views import LetterView, ListView
from sitegen.render.periods import Period, published
from sitegen.render.wording import Wording

_LEADING = 12
_MANY_LEADING = 48
"""Where the whole list is on other pages."""
_SHORT_LIST = 30
"""Shorter lists of names have no letters."""
_NAMES = 700
"""Of more names each letter has a page, or several of so many."""
_ARTICLES, _LATEST = 400, 60
"""Of more articles than _ARTICLES the list has the _LATEST, and leads to the pages of months."""


def articles(index: Index, years: Sequence[Period]) -> ListView:
    """Return all articles, newest first, by year; of very many the latest, and the months of the others."""
    copies = sum(bool(link.original) for link in index.ordered)
    count = len(index.ordered)
    if count <= _ARTICLES:
        leaves = [index.leaves[link.source].value for link in index.ordered]
        return ListView(heading="Articles", count=count, sections=by_year(leaves, index.say), copies=copies)
    latest = Section(id="latest", heading="", items=index.ordered[:_LATEST])
    return ListView(heading="Articles", count=count, sections=(latest,), copies=copies, grid=calendars.grid(published(years), index.say))


def by_year(leaves: Iterable[Leaf], say: Wording) -> tuple[Section, ...]:
    """Return articles under their years; those not known to the year come last."""
    ordered = sorted(leaves, key=lambda leaf: not leaf.dates)
    made = []
    for year, of in groupby(ordered, key=lambda leaf: leaf.dates[:1]):
        found = list(of)
        made.append(
            Section(
                id=f"year-{year[0]}" if year else "undated",
                heading=year[0] if year else say.plain("Without a known date"),
                items=tuple(leaf.link for leaf in found),
                address=found[0].year,
            )
        )
    return tuple(made)


def kind(kind_: KindLink, index: Index, atlas: maps.Atlas | None = None) -> ListView:
    """Return all entities of a kind by letter, and those that most articles name."""
    found = _of_kind(kind_, index)
    made = _names(kind_.plural, found, kind_.address, kind_)
    if kind_.id != maps.PLACE or not atlas:
        return made
    places = {(entity.kind, entity.id): entity for entity in index.archive.entities if entity.kind == maps.PLACE}
    most = [link for link in leading(found, len(found)) if isinstance(link, EntityLink)]
    return structs.replace(made, map=maps.pins(most, places, atlas))


def tags(index: Index) -> ListView:
    """Return all tags by letter, and those that most articles have."""
    return _names("Tags", list(index.tags.values()), urls.TAGS, None)


def letter_jobs(desk: Desk, kind_: KindLink | None) -> list[Job]:
    """Return the pages of the letters of a kind, or of the tags, where there are so many names."""
    found: Sequence[EntityLink | TagLink] = _of_kind(kind_, desk.index) if kind_ else list(desk.index.tags.values())
    address, heading = (kind_.address, kind_.plural) if kind_ else (urls.TAGS, desk.index.say.plain("Tags"))
    pages = _letters(found, address)
    parts = tuple(part for part, _ in pages)
    top = Item(address=address, words=heading, room=room(address))
    return [
        job(
            desk,
            part.address,
            "letter.html",
            part_title(heading, part, desk.index.say),
            "",
            partial(LetterView, index=top, part=part, items=items, parts=parts, kind=kind_.id if kind_ else ""),
        )
        for part, items in pages
    ]


def by_letter(links: Sequence[EntityLink | TagLink]) -> tuple[Section, ...]:
    """Return names under their first letters, without diacritics; short lists stay whole."""
    if len(links) <= _SHORT_LIST:
        return (Section(id="all", heading="", items=tuple(links)),) if links else ()
    keys = {link.id: text.key(link.name) for link in links}
    first = {id_: _first(key) for id_, key in keys.items()}
    ordered = sorted(links, key=lambda link: (first[link.id], keys[link.id], link.id))
    return tuple(
        Section(id=f"letter-{letter_name(letter)}" if letter != "#" else "other", heading=letter, items=tuple(found))
        for letter, found in groupby(ordered, key=lambda link: first[link.id])
    )


def leading(links: Sequence[EntityLink | TagLink], most: int = _LEADING) -> tuple[EntityLink | TagLink, ...]:
    """Return the most frequent, by number of articles, then of mentions, then by name."""
    least = sorted((link.articles for link in links), reverse=True)[:most][-1:]
    near = [link for link in links if link.articles >= least[0]] if least else []  # of most names it need not be asked how they are spelt
    near.sort(key=lambda link: (-link.articles, -(link.mentions if isinstance(link, EntityLink) else 0), text.key(link.name), link.id))
    return tuple(near[:most])


def letter(name: str) -> str:
    """Return the letter that a name stands under; '#' for what begins with none."""
    return _first(text.key(name))


def _first(key: str) -> str:
    first = key[:1].upper()
    return first if first.isalpha() else "#"


def letter_name(first: str) -> str:
    """Return a letter as addresses have it."""
    return urls.slug(first) if first != "#" else "other"


def _of_kind(kind_: KindLink, index: Index) -> list[EntityLink]:
    return [link for link in index.entities.values() if link.kind == kind_.id and link.listed]


def _names(heading: str, found: Sequence[EntityLink | TagLink], address: str, kind_: KindLink | None) -> ListView:
    parts = tuple(part for part, _ in _letters(found, address))
    return ListView(
        heading=heading,
        count=len(found),
        sections=() if parts else by_letter(found),
        leading=leading(found, _MANY_LEADING if parts else _LEADING),
        kind=kind_,
        parts=parts,
    )


def _letters(found: Sequence[EntityLink | TagLink], address: str) -> list[tuple[PartLink, tuple[EntityLink | TagLink, ...]]]:
    if len(found) <= _NAMES:
        return []
    made = []
    for section in by_letter(found):
        links = [link for link in section.items if not isinstance(link, ArticleLink)]
        for number, start in enumerate(range(0, len(links), _NAMES), 1):
            items = tuple(links[start : start + _NAMES])
            name = f"{letter_name(section.heading)}{f'-{number}' if number > 1 else ''}"
            numbered = number if len(links) > _NAMES else 0
            part = PartLink(address=urls.letter(address, name), words=section.heading, count=len(items), number=numbered)
            made.append((part, items))
    return made
