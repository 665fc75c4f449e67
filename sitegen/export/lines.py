"""JSON Lines: articles with their texts, and their mentions, an article a line, in the same order, so that both can be read side by side.

A line is a JSON object in UTF-8; what is not known is left out. Mentions stand under their article because its id would be a third of
the file otherwise.
"""

from collections.abc import Iterable, Iterator

import msgspec

from sitegen.export.rows import MentionRow
from sitegen.export.shelf import Shelf
from sitegen.model import Article


class Marked(msgspec.Struct, frozen=True):
    """The mentions of an article."""

    article: str
    mentions: tuple[MentionRow, ...]


def articles(shelf: Shelf, found: Iterable[Article]) -> Iterator[bytes]:
    """Yield a line for each article: what is known of it, its text and the parts of it."""
    return (_encode(shelf.full(article)) + b"\n" for article in found)


def mentions(shelf: Shelf, found: Iterable[Article]) -> Iterator[bytes]:
    """Yield a line for each article: its mentions in the order of the text."""
    return (_encode(Marked(article=article.id, mentions=shelf.mentions(article))) + b"\n" for article in found)


_encode = msgspec.json.Encoder().encode
