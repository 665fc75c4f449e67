"""Where a paragraph of an article stands on its page: an id that is made of the paragraph's own words.

So links to it, from other pages, from the search and from elsewhere, survive whatever else is edited in the article. Paragraphs of the same
words are told apart by their order. sitegen/search/browser/search-excerpt.js makes the same id of the words that it finds.
"""

from bisect import bisect_right
from collections.abc import Mapping

from markdown_it.token import Token

from sitegen import markdown, urls
from sitegen.model import Article
from sitegen.render.leaf import block_at


def address(article: Article, offset: int, found: Mapping[int, str]) -> str:
    """Return the address of the paragraph that `offset` lies in, else of the page; `found` are its urls.paragraphs."""
    block = block_at(article, offset)
    name = found.get(block.start) if block else None
    page = urls.article(article.id)
    return f"{page}#{name}" if name else page


def named(stream: list[Token], article: Article) -> list[Token]:
    """Give the paragraphs of a body their ids; those whose element has one already lend theirs to the beginning."""
    body = {block.start: block.end for block in article.body}
    ids = {start: name for start, name in urls.paragraphs(article).items() if start in body}
    starts = sorted(ids)
    opening: Token | None = None
    for token in stream if starts else ():
        if token.nesting:
            opening = token if token.nesting == 1 and not token.hidden else opening
            continue
        place = next((text.meta["start"] for text in markdown.texts([token]) if text.meta.get("start") is not None), None)
        number = bisect_right(starts, place) - 1 if place is not None else -1
        start = starts[number]
        if number >= 0 and start in ids and opening and place is not None and place < body[start] and "id" not in opening.attrs:
            opening.attrs["id"] = ids.pop(start)
    return [*(Token("written", "", 0, content=f'<span id="{ids[start]}"></span>') for start in sorted(ids)), *stream]
