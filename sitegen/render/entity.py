"""One entity -> what its page shows: where it is named, in which words, and what it said."""

from collections.abc import Sequence

from sitegen.model import QUOTED, REPORTED, Article, Entity
from sitegen.render import lists, words
from sitegen.render.index import Index, anchor, block_at
from sitegen.render.items import ArticleLink
from sitegen.render.views import Appearance, EntityView, Passage, Quotation, Stretch

_AROUND = 90
"""Characters of context on either side."""
_PASSAGES = 3
_SHORT = 1
_MANY = 40
"""Entities of more articles show _SHORT passages of each instead of _PASSAGES."""
_QUOTATIONS = 40
_QUOTE = 400
_LONG = 20
"""Lists of more articles stand under their years."""
_PLACES = {"caption": "in a caption", "dateline": "in the dateline"}


def view(entity: Entity, index: Index) -> EntityView:
    """Return what entity.html shows; articles newest first."""
    said, reported = (index.said.get((kind, (entity.kind, entity.id)), ()) for kind in (QUOTED, REPORTED))
    most = _SHORT if len(entity.mentions) > _MANY else _PASSAGES
    sources = sorted(entity.mentions, key=index.place.__getitem__)
    return EntityView(
        entity=index.entities[entity.kind, entity.id],
        kind=index.kinds[entity.kind],
        why=entity.why,
        sections=_sections([_appearance(source, entity.mentions[source], index, most) for source in sources], index),
        quotations=tuple(_quotation(source, number, index) for source, number in said[:_QUOTATIONS]),
        more_quotations=max(len(said) - _QUOTATIONS, 0),
        reported=tuple(_quotation(source, number, index) for source, number in reported[:_QUOTATIONS]),
        more_reported=max(len(reported) - _QUOTATIONS, 0),
    )


def _sections(appearances: Sequence[Appearance], index: Index) -> tuple[Stretch, ...]:
    if len(appearances) <= _LONG:
        return (Stretch(id="", heading="", address="", appearances=tuple(appearances)),)
    by_source = {appearance.article.source: appearance for appearance in appearances}
    years = lists.by_year((appearance.article for appearance in appearances), index)
    return tuple(
        Stretch(
            id=year.id,
            heading=year.heading,
            address=year.address,
            appearances=tuple(by_source[link.source] for link in year.items if isinstance(link, ArticleLink)),
        )
        for year in years
    )


def _appearance(source: str, numbers: tuple[int, ...], index: Index, most: int) -> Appearance:
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
            passages.append(_passage(article, index, number))
            reached = mention.end + _AROUND
    return Appearance(article=index.articles[source], count=len(numbers), in_headline=in_headline, passages=tuple(passages))


def _passage(article: Article, index: Index, number: int) -> Passage:
    mention = index.archive.mentions[article.source][number]
    block = block_at(article, mention.start)
    start, end = (block.start, max(block.end, mention.end)) if block else (mention.start, mention.end)
    plain = article.raw.plain
    before = words.tail(plain[max(start, mention.start - 4 * _AROUND) : mention.start], _AROUND)
    after = words.excerpt(plain[mention.end : min(end, mention.end + 4 * _AROUND)], _AROUND)
    return Passage(
        address=anchor(article, mention, number),
        before=f"{before}{' ' if plain[mention.start - 1 : mention.start].isspace() and before else ''}",
        words=words.excerpt(mention.text, _QUOTE),
        after=f"{' ' if plain[mention.end : mention.end + 1].isspace() and after else ''}{after}",
        place=_PLACES.get(block.role, "") if block else "",
    )


def _quotation(source: str, number: int, index: Index) -> Quotation:
    article = index.by_source[source]
    mention = index.archive.mentions[source][number]
    return Quotation(
        article=index.articles[source],
        address=anchor(article, mention, number),
        text=words.excerpt(mention.text, _QUOTE),
    )
