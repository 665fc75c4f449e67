"""Where an entity is named: its articles, newest first, with the words around its name; where they are many, on pages by year.

A page by year changes when an article of that year does, and at no other time.
"""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from sitegen import urls
from sitegen.model import Entity
from sitegen.render import lists, words
from sitegen.render.entity_views import Appearance, Passage, Stretch
from sitegen.render.index import Index
from sitegen.render.items import ArticleLink, PartLink
from sitegen.render.leaf import Leaf, Seal, anchor, block_at
from sitegen.render.matters import Naming
from sitegen.render.wording import Wording, message

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
    named: tuple[Naming, ...]


def named(entity: Entity, index: Index) -> tuple[Naming, ...]:
    """Find the articles that name an entity: newest first, without older versions, and copies under their originals."""
    reuse = index.archive.reuse
    copies: dict[str, list[Seal[ArticleLink]]] = {}
    ordered = []
    for source in sorted(entity.mentions.keys() - reuse.older.keys(), key=index.place.__getitem__):
        copy = reuse.copies.get(source)
        if copy and copy.of in entity.mentions and copy.of not in reuse.older:
            copies.setdefault(copy.of, []).append(index.seals[source])
        else:
            ordered.append(source)
    return tuple(
        Naming(leaf=index.leaves[source], numbers=entity.mentions[source], copies=tuple(copies.get(source, ()))) for source in ordered
    )


def parts(found: Sequence[Naming], own: str) -> tuple[Part, ...]:
    """Return the pages by year, the latest first, below an entity's `own` address; none where that has room for all."""
    if len(found) <= WHOLE:
        return ()
    made = []
    ordered = sorted(found, key=lambda naming: not naming.leaf.value.dates)  # what lies between two years stands with the undated
    for name, of in groupby(ordered, key=lambda naming: naming.leaf.value.dates[:1]):
        every = tuple(of)
        year = name[0] if name else UNDATED
        for number, start in enumerate(range(0, len(every), _PART), 1):
            shown = every[start : start + _PART]
            address = urls.entity_part(own, f"{year}{f'-{number}' if number > 1 else ''}")
            numbered = number if len(every) > _PART else 0
            made.append(Part(link=PartLink(address=address, words=year, count=len(shown), number=numbered), named=shown))
    return tuple(made)


def sections(found: Sequence[Naming], pages: Sequence[Part], say: Wording) -> tuple[Stretch, ...]:
    """Return what an entity's own page shows: all articles, or the latest where there are `pages` of them."""
    shown = found[:_LATEST] if pages else found
    appearances = appeared(shown, most_shown(found), say)
    if len(shown) <= _LONG:
        return (Stretch(id="", heading="", address="", appearances=appearances),) if shown else ()
    leaves = [naming.leaf.value for naming in shown]
    by_source = {leaf.link.source: appearance for leaf, appearance in zip(leaves, appearances, strict=True)}
    return tuple(
        Stretch(
            id=year.id,
            heading=year.heading,
            address=year.address,
            appearances=tuple(by_source[link.source] for link in year.items if isinstance(link, ArticleLink)),
        )
        for year in lists.by_year(leaves, say)
    )


def most_shown(found: Sequence[Naming]) -> int:
    """Return how many passages of each article there is room for."""
    return _SHORT if len(found) > _MANY else _PASSAGES


def appeared(shown: Sequence[Naming], most: int, say: Wording) -> tuple[Appearance, ...]:
    """Return the articles `shown`, each with so many of its passages at most."""
    begun: set[str] = set()
    made = []
    for naming in shown:
        month = (*naming.leaf.value.dates, "", "")[1]
        made.append(_appearance(naming, most, "" if month in begun else month, say))
        begun.add(month)
    return tuple(made)


def places(found: Sequence[Naming], pages: Sequence[Part], own: str) -> dict[str, str]:
    """Return where the articles of each year and month begin: EDTF -> address."""
    made: dict[str, str] = {}
    for address, shown in [(part.link.address, part.named) for part in pages] or [(own, tuple(found))]:
        for naming in shown:
            known = naming.leaf.value.dates
            if len(known) > 1:
                made.setdefault(known[1], f"{address}#in-{known[1]}")
            if known:
                made.setdefault(known[0], address if pages else f"{own}#{f'in-{known[1]}' if len(known) > 1 else 'named'}")
    return made


def _appearance(naming: Naming, most: int, month: str, say: Wording) -> Appearance:
    leaf = naming.leaf.value
    passages: list[Passage] = []
    in_headline = False
    reached = -1
    for number in naming.numbers:
        if len(passages) == most:
            break
        mention = leaf.mentions[number]
        block = block_at(leaf.article, mention.start)
        if block and block.role == "headline":
            in_headline = True
        elif mention.start >= reached:  # what the last passage shows already is not shown again
            passages.append(passage(leaf, number, say))
            reached = mention.end + _AROUND
    return Appearance(
        article=leaf.link,
        count=len(naming.numbers),
        in_headline=in_headline,
        passages=tuple(passages),
        copies=tuple(copy.value for copy in naming.copies),
        id=f"in-{month}" if month else "",
    )


def passage(leaf: Leaf, number: int, say: Wording) -> Passage:
    """Return the words of a mark with those around it, within its block."""
    mention = leaf.mentions[number]
    block = block_at(leaf.article, mention.start)
    start, end = (block.start, max(block.end, mention.end)) if block else (mention.start, mention.end)
    plain = leaf.article.raw.plain
    before = words.tail(plain[max(start, mention.start - 4 * _AROUND) : mention.start], _AROUND)
    after = words.excerpt(plain[mention.end : min(end, mention.end + 4 * _AROUND)], _AROUND)
    return Passage(
        address=anchor(leaf, number),
        before=f"{before}{' ' if plain[mention.start - 1 : mention.start].isspace() and before else ''}",
        words=words.excerpt(mention.text, _QUOTE),
        after=f"{' ' if plain[mention.end : mention.end + 1].isspace() and after else ''}{after}",
        place=say.plain(_PLACES[block.role]) if block and block.role in _PLACES else "",
    )
