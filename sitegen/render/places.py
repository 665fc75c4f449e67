"""Paragraphs that other pages lead to: only these carry an id, so that a page without such links stays as small as it was.

The id tells where the paragraph begins in the article's raw text: p1234. It changes when the file does, and with no rule.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from markdown_it.token import Token

from sitegen import markdown, urls
from sitegen.model import KEPT_ROLES, Archive, Article, Block
from sitegen.render.index import block_at

_ANCHORED = KEPT_ROLES - {"code"}


def address(article: Article, offset: int) -> str:
    """Return the address of the paragraph of the body that `offset` lies in, else of the page; its body needs `wanted` to have it."""
    page = urls.article(article.id)
    block = _paragraph(article, offset)
    return f"{page}#{_name(block)}" if block else page


def named(stream: list[Token], article: Article, reached: Iterable[int]) -> list[Token]:
    """Give the paragraphs of a body in which the offsets `reached` lie their ids; those that cannot have one lend it to the beginning."""
    blocks = {block.start: block for block in (_paragraph(article, offset) for offset in reached) if block}
    starts = sorted(blocks)
    opening: Token | None = None
    for token in stream if starts else ():
        if token.nesting == 1 and not token.hidden:
            opening = token
        place = next((text.meta["start"] for text in markdown.texts([token]) if text.meta.get("start") is not None), None)
        number = bisect_right(starts, place) - 1 if place is not None else -1
        block = blocks.get(starts[number]) if number >= 0 else None
        if block and opening and place is not None and place < block.end and "id" not in opening.attrs:
            opening.attrs["id"] = _name(blocks.pop(block.start))
    return [*(Token("mark_open", "", 0, content=f'<span id="{_name(blocks[start])}"></span>') for start in sorted(blocks)), *stream]


def _paragraph(article: Article, offset: int) -> Block | None:
    block = block_at(article, offset)
    return block if block is not None and block.role in _ANCHORED else None


def _name(block: Block) -> str:
    return f"p{block.start}"


def wanted(archive: Archive) -> Mapping[str, tuple[int, ...]]:
    """Return, by article source, the offsets that pages lead to: those of shared passages."""
    found: dict[str, dict[int, None]] = {}
    for overlap in archive.reuse.overlaps:
        for passage in overlap.passages:
            found.setdefault(overlap.one, {})[passage.start] = None
            found.setdefault(overlap.other, {})[passage.other_start] = None
    return {source: tuple(sorted(offsets)) for source, offsets in found.items()}
