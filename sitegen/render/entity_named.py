"""Where an entity is named: its articles, newest first, with the words around its name; where they are many, on pages by year.

A page by year changes when an article of that year does, and at no other time.
"""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from sitegen import urls
from sitegen.model import Article, Entity
from sitegen.render import lists, words
from sitegen.render.entity_views import Appearance, Passage, Stretch
from sitegen.render.index import Index, anchor, block_at, periods
from sitegen.render.items import ArticleLink, PartLink
from sitegen.render.wording import message

_AROUND = 72
"""Characters of context on either side."""
_PASSAGES = 3
_SHORT = 1
_MANY = 40
"""Entities of more articles show _SHORT passages of each instead of _PASSAGES."""
WHOLE, _LATEST = 120, 20
"""Of more articles than WHOLE an entity's own page shows the _LATEST, and leads to pages by year."""
_PART = 200
"""Articles on such a page."""
_QUOTE = 400
_LONG = 20
"""Lists of more articles stand under their years."""
_PLACES = {"caption": message("in a caption"), "dateline": message("in the dateline")}
UNDATED = "undated"


class Part(Struct, frozen=True):
    """A page of the articles of one year."""

    link: PartLink
    sources: tuple[str, ...]


class Sources(Struct, frozen=True):
    """The articles that name an entity."""

    ordered: tuple[str, ...]
    """Newest first; older versions are not among them, nor copies whose original is."""
    copies: dict[str, list[ArticleLink]]
    """Source of an original -> its copies that name the entity too."""


def sources(entity: Entity, index: Index) -> Sources:
    """Find the articles that name an entity."""
    reuse = index.archive.reuse
    copies: dict[str, list[ArticleLink]] = {}
    ordered = []
    for source in sorted(entity.mentions.keys() - reuse.older.keys(), key=index.place.__getitem__):
        copy = reuse.copies.get(source)
        if copy and copy.of in entity.mentions and copy.of not in reuse.older:
            copies.setdefault(copy.of, []).append(index.articles[source])
        else:
            ordered.append(source)
    return Sources(ordered=tuple(ordered), copies=copies)


def parts(entity: Entity, found: Sources, index: Index) -> tuple[Part, ...]:
    """Return the pages by year, the latest first; none for an entity whose own page has room for all."""
    if len(found.ordered) <= WHOLE:
        return ()
    made = []
    years = {source: (*_periods(source, index), "")[0] for source in found.ordered}
    ordered = sorted(found.ordered, key=lambda source: not years[source])  # what lies between two years stands with the undated
    for name, of in groupby(ordered, key=years.__getitem__):
        every = tuple(of)
        for number, start in enumerate(range(0, len(every), _PART), 1):
            shown = every[start : start + _PART]
            part = f"{name or UNDATED}{f'-{number}' if number > 1 else ''}"
            address = urls.entity_part(index.entities[entity.kind, entity.id].address, part)
            numbered = number if len(every) > _PART else 0
            made.append(Part(link=PartLink(address=address, words=name or UNDATED, count=len(shown), number=numbered), sources=shown))
    return tuple(made)


def sections(entity: Entity, found: Sources, pages: Sequence[Part], index: Index) -> tuple[Stretch, ...]:
    """Return what an entity's own page shows: all articles, or the latest where there are `pages` of them."""
    shown = found.ordered[:_LATEST] if pages else found.ordered
    appearances = appeared(entity, shown, found, index)
    if len(shown) <= _LONG:
        return (Stretch(id="", heading="", address="", appearances=appearances),) if shown else ()
    by_source = dict(zip(shown, appearances, strict=True))
    return tuple(
        Stretch(
            id=year.id,
            heading=year.heading,
            address=year.address,
            appearances=tuple(by_source[link.source] for link in year.items if isinstance(link, ArticleLink)),
        )
        for year in lists.by_year([index.articles[source] for source in shown], index)
    )


def appeared(entity: Entity, shown: Sequence[str], found: Sources, index: Index) -> tuple[Appearance, ...]:
    """Return the articles `shown` with their passages."""
    most = _SHORT if len(found.ordered) > _MANY else _PASSAGES
    begun: set[str] = set()
    made = []
    for source in shown:
        month = (*_periods(source, index), "", "")[1]
        made.append(
            _appearance(source, entity.mentions[source], index, most, found.copies.get(source, ()), "" if month in begun else month)
        )
        begun.add(month)
    return tuple(made)


def places(entity: Entity, found: Sources, pages: Sequence[Part], index: Index) -> dict[str, str]:
    """Return where the articles of each year and month begin: EDTF -> address."""
    own = index.entities[entity.kind, entity.id].address
    made: dict[str, str] = {}
    for address, shown in [(part.link.address, part.sources) for part in pages] or [(own, found.ordered)]:
        for source in shown:
            known = _periods(source, index)
            if len(known) > 1:
                made.setdefault(known[1], f"{address}#in-{known[1]}")
            if known:
                made.setdefault(known[0], address if pages else f"{own}#{f'in-{known[1]}' if len(known) > 1 else 'named'}")
    return made


def _periods(source: str, index: Index) -> tuple[str, ...]:
    return periods(index.by_source[source].published)


def _appearance(source: str, numbers: tuple[int, ...], index: Index, most: int, copies: Sequence[ArticleLink], month: str) -> Appearance:
    article = index.by_source[source]
    passages: list[Passage] = []
    in_headline = False
    reached = -1
    for number in numbers:
        if len(passages) == most:
            break
        mention = index.archive.mentions[source][number]
        block = block_at(article, mention.start)
        if block and block.role == "headline":
            in_headline = True
        elif mention.start >= reached:  # what the last passage shows already is not shown again
            passages.append(passage(article, index, number))
            reached = mention.end + _AROUND
    return Appearance(
        article=index.articles[source],
        count=len(numbers),
        in_headline=in_headline,
        passages=tuple(passages),
        copies=tuple(copies),
        id=f"in-{month}" if month else "",
    )


def passage(article: Article, index: Index, number: int) -> Passage:
    """Return the words of a mark with those around it, within its block."""
    mention = index.archive.mentions[article.source][number]
    block = block_at(article, mention.start)
    start, end = (block.start, max(block.end, mention.end)) if block else (mention.start, mention.end)
    plain = article.raw.plain
    before = words.tail(plain[max(start, mention.start - 4 * _AROUND) : mention.start], _AROUND)
    after = words.excerpt(plain[mention.end : min(end, mention.end + 4 * _AROUND)], _AROUND)
    return Passage(
        address=anchor(article.source, number, index),
        before=f"{before}{' ' if plain[mention.start - 1 : mention.start].isspace() and before else ''}",
        words=words.excerpt(mention.text, _QUOTE),
        after=f"{' ' if plain[mention.end : mention.end + 1].isspace() and after else ''}{after}",
        place=index.say.plain(_PLACES[block.role]) if block and block.role in _PLACES else "",
    )
