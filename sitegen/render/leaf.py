"""An article as other pages quote it, and what pages are known by that have to do with many articles: each looked at once a build.

A page's matter (see matters.py) holds seals where it would hold values that many pages share. A seal is known by the digest of all of its
value, worked out when it is first asked for: to write 120,000 pages' values out again each time would cost more than to make the pages.
"""

import hashlib
from bisect import bisect_right
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from sitegen.model import KEPT_ROLES, QUOTED, Article, Block, Mention
from sitegen.render.items import ArticleLink, EntityName

Value = TypeVar("Value")
_ANCHORED = KEPT_ROLES | {"standfirst"}
"""Roles of the blocks whose marks a page shows."""


class Seal(Generic[Value]):
    """A value that is known by its digest."""

    __slots__ = ("_digest", "value")

    def __init__(self, value: Value) -> None:
        self.value = value
        self._digest = b""

    @property
    def digest(self) -> bytes:
        """Of all of the value."""
        self._digest = self._digest or digest(self.value)
        return self._digest


class Leaf(Struct, frozen=True):
    """An article with its marks."""

    article: Article
    link: ArticleLink
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]
    """Of each mention, the name of its mark on the article's page."""
    speakers: tuple[EntityName | None, ...]
    """Of each mention, the entity whose words it is, if it is a quotation or reported speech."""
    dates: tuple[str, ...]
    """EDTF of the year, month and day in which it was published for certain."""
    year: str
    """Address of the page that lists the articles of that year."""


class Saying(Struct, frozen=True):
    """A quotation or reported speech, and what tells whether two are one thing said."""

    leaf: Seal[Leaf]
    number: int
    """Index in its article's mentions."""
    at: int
    """Where its article stands among those of the other sayings, the newest first."""
    first: tuple[str, int] | None
    """Article source and index of the first wording of the statement that it words."""
    original: str
    """Source of the article that its own is a copy of, or empty."""

    @property
    def mention(self) -> Mention:
        """The mark."""
        return self.leaf.value.mentions[self.number]

    @property
    def quoted(self) -> bool:
        """Whether the words stand in quotation marks."""
        return self.mention.kind == QUOTED

    @property
    def place(self) -> tuple[str, int]:
        """Article source and index, as `first`."""
        return self.leaf.value.article.source, self.number


def digest(*values: object) -> bytes:
    """Return the digest of values, as good as the values themselves."""
    return hashlib.blake2b(_encode(values), digest_size=16).digest()


def _encodable(value: object) -> object:
    """Return what msgspec can encode of what it cannot."""
    return value.digest if isinstance(value, Seal) else ("markup", str.__str__(str(value)))


_encode = msgspec.msgpack.Encoder(enc_hook=_encodable, order="deterministic").encode


def block_at(article: Article, offset: int) -> Block | None:
    """Return the block that `offset` of the raw text lies in, or follows."""
    index = bisect_right(article.blocks, offset, key=lambda block: block.start) - 1
    return article.blocks[index] if index >= 0 else None


def anchor(leaf: Leaf, number: int) -> str:
    """Return the address of a mention: its mark in the body, else the page."""
    block = block_at(leaf.article, leaf.mentions[number].start)
    page = leaf.link.address
    return f"{page}#{leaf.names[number]}" if block is not None and block.role in _ANCHORED else page
