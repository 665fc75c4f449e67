"""Paragraphs that other pages lead to: only these carry an id, so that a page without such links stays as small as it was.

The id tells where the paragraph begins in the article's raw text: p1234. It changes when the file does, and with no rule.
"""

from collections.abc import Mapping

from sitegen import urls
from sitegen.model import KEPT_ROLES, Archive, Article
from sitegen.render.index import block_at

_ANCHORED = KEPT_ROLES - {"code"}


def address(article: Article, offset: int) -> str:
    """Return the address of the paragraph of the body that `offset` lies in, else of the page; its body needs `wanted` to have it."""
    page = urls.article(article.id)
    block = block_at(article, offset)
    return f"{page}#p{block.start}" if block is not None and block.role in _ANCHORED else page


def wanted(archive: Archive) -> Mapping[str, tuple[int, ...]]:
    """Return, by article source, the offsets that pages lead to: those of shared passages and of what is new in a thread."""
    found: dict[str, dict[int, None]] = {}
    for overlap in archive.reuse.overlaps:
        for passage in overlap.passages:
            found.setdefault(overlap.one, {})[passage.start] = None
            found.setdefault(overlap.other, {})[passage.other_start] = None
    for thread in archive.threads:
        for step in thread.steps:
            found.setdefault(step.source, {}).update(dict.fromkeys(novelty.start for novelty in step.new))
    return {source: tuple(offsets) for source, offsets in found.items()}
