"""Articles -> what results show of them, in pieces that are loaded for the results shown.

An article is a piece of its own, a few short ones are one: ten results cost ten texts and no more. Phrases are looked up in the same
texts, so all of an article is there, a line a block.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sitegen import edtf, text
from sitegen.model import Article, Tag
from sitegen.search import fields

PIECE = 1_500
"""Letters up to which short articles share a piece: two cost a reader less than the request of another."""
MOST_TAGS = 3


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """What a result shows, in this order."""

    headline: str
    id: str
    date: str
    """In words, beginning with a capital letter."""
    publisher: str
    tags: tuple[str, ...]
    text: str


def pieces(articles: Iterable[Article], every: Iterable[Tag]) -> Iterator[Sequence[Shown]]:
    """Cut the articles, in their order, into pieces; `every` tag of the archive, of which the strongest are shown."""
    tags: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for tag in every:
        for use in tag.uses:
            tags[use.source].append((-use.score, tag.name))
    piece: list[Shown] = []
    size = 0
    for article in articles:
        shown = _shown(article, [name for _, name in sorted(tags[article.source])[:MOST_TAGS]])
        if piece and size + len(shown.text) > PIECE:
            yield piece
            piece, size = [], 0
        piece.append(shown)
        size += len(shown.text)
    if piece:
        yield piece


def _shown(article: Article, tags: Sequence[str]) -> Shown:
    date = edtf.spoken(article.published)
    return Shown(
        headline=text.visible(article.headline),
        id=article.id,
        date=date[:1].upper() + date[1:],
        publisher=text.visible(article.publisher or ""),
        tags=tuple(map(text.visible, tags)),
        text=fields.body(article),
    )
