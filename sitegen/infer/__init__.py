"""Blocks -> an article: what it is called, when it was published, who wrote and who published it, each with the words that justify it.

What nothing tells stays unknown. What the archivist states always wins and is cited by file and line.
"""

from collections.abc import Sequence

from msgspec import Struct

from sitegen.infer.byline import authors, publisher
from sitegen.infer.date import published
from sitegen.infer.headline import headline, words_of
from sitegen.infer.orders import NO_ORDERS, Orders, amended, day_orders
from sitegen.model import Article, Block, Evidence, RawArticle

__all__ = ["Cleaned", "Orders", "amended", "article", "day_orders", "known"]


class Cleaned(Struct, frozen=True):
    """An article of which nothing is inferred yet."""

    raw: RawArticle
    blocks: Sequence[Block]
    id: str


def known(cleaned: Cleaned, orders: Orders) -> Article:
    """Return what `article` makes of it."""
    return article(cleaned.raw, cleaned.blocks, cleaned.id, orders)


def article(raw: RawArticle, blocks: Sequence[Block], id: str, orders: Orders = NO_ORDERS) -> Article:  # noqa: A002 - the field's name
    """Return the article that `raw` is, cleaned into `blocks`; `orders` is what day_orders made of the archive.

    Evidence is sorted as the fields are here.
    """
    read = blocks
    if raw.plain is not raw.text:  # a paragraph that is only a picture is no first paragraph in which a dateline might stand
        read = [block for block in blocks if block.role != "body" or raw.plain[block.start : block.end].strip()]
    title, for_headline = headline(raw, blocks)
    section, standfirst = words_of("section", raw, blocks), words_of("standfirst", raw, blocks)
    date, for_date = published(raw, read, orders)
    names, for_names = authors(raw, read)
    paper, for_paper = publisher(raw, read)
    url = raw.stated.url
    for_url = (Evidence("url", url, "stated", url, where="stated", place=raw.stated.places.get("url", "")),) if url else ()
    return Article(
        source=raw.source,
        id=id,
        raw=raw,
        blocks=tuple(blocks),
        headline=title,
        published=date,
        section=section.value if section else None,
        standfirst=standfirst.value if standfirst else None,
        authors=names,
        publisher=paper,
        url=url,
        evidence=(*for_headline, *filter(None, (section, standfirst)), *for_date, *for_names, *for_paper, *for_url),
    )
