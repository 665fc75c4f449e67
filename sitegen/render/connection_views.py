"""What pages show of articles that belong together: the page of two side by side, and the connections of one.

views.py says how templates get them. Addresses are paths below the site folder; all else is said in words already.
"""

from msgspec import Struct

from sitegen.render.differences import Run
from sitegen.render.items import ArticleLink, EntityName, ThreadLink
from sitegen.render.thread_views import NewsGroup


class Row(Struct, frozen=True):
    """Paragraphs that stand side by side: at most one on each side, or several that both have."""

    one: tuple[tuple[Run, ...], ...]
    other: tuple[tuple[Run, ...], ...]
    folded: str = ""
    """What is told instead of paragraphs that both have, which then are in `one` alone: '7 paragraphs that both have'; else empty."""


class Gap(Struct, frozen=True):
    """What one article has between two passages."""

    words: str
    """'3 paragraphs that only this one has'."""
    paragraphs: tuple[str, ...]
    more: int
    """Characters that are not shown here."""


class Stretch(Struct, frozen=True):
    """A passage of both articles, with what each has before it."""

    number: int
    """From 1, in the order of the first article; 0 for what has no number: the whole of two versions, or what follows the last passage."""
    words: int
    """That are the same."""
    rows: tuple[Row, ...]
    before: tuple[Gap | None, Gap | None]
    addresses: tuple[str, str]
    """Of the passage in each of the two articles."""
    moved: str
    """Where the passage stands in the other article when that is another place: 'the third passage there'; else empty."""


class Side(Struct, frozen=True):
    """One of the two articles."""

    article: ArticleLink
    label: str
    """'Original', 'Older', 'Earlier', 'A': tells the two apart."""
    captured: str
    """The day on which it was fetched, in words, where the archivist said so."""


class Wordings(Struct, frozen=True):
    """A statement as the two articles quote it."""

    speaker: str
    entity: EntityName | None
    rows: tuple[Row, ...]
    addresses: tuple[str, str]
    why: str
    shared: tuple[str, ...]
    """Words that both have and that `why` does not tell."""


class CompareView(Struct, frozen=True):
    """What compare.html shows."""

    kind: str
    """version, copy, passages, statement."""
    heading: str
    sides: tuple[Side, Side]
    told: tuple[str, ...]
    """How much is the same and which of the two is earlier, or why they are held to be what `kind` says: sentences."""
    statements: tuple[Wordings, ...]
    stretches: tuple[Stretch, ...]
    differs: bool
    """Whether there are words that only one of the two has."""
    cut: bool
    """Whether more of the two was left out than a page can hold."""


class Neighbour(Struct, frozen=True):
    """A related article and why it is."""

    article: ArticleLink
    why: str
    """One line: what speaks for the link, then what contradicts it most."""
    confirmed: bool


class Same(Struct, frozen=True):
    """An article with the same words, or another version of one."""

    article: ArticleLink
    words: str
    """How much is the same, or when it was captured."""
    address: str
    """Of the page with both side by side, or empty."""


class Original(Struct, frozen=True):
    """The article that one is a copy of."""

    article: ArticleLink
    share: str
    """Of the copy's words that stand in it: '92 %'."""
    known: str
    """How it is known to be the original, or that it is not."""
    address: str
    """Of the page with both side by side, or empty."""


class Quoted(Struct, frozen=True):
    """A quotation of this article that another one has too."""

    words: str
    address: str
    """Of the quotation in this article."""
    speaker: str
    others: tuple[Same, ...]
    """`words` are the other wording, empty where it is this one."""
    more: int
    """Further articles that quote it."""


class Place(Struct, frozen=True):
    """Where an article stands in a thread."""

    thread: ThreadLink
    number: int
    of: int
    why: str
    """Why it stands there, where that is not by its own date; else empty."""
    news: tuple[NewsGroup, ...]
    """What this article is the first of the thread to say; empty for its first article."""
    previous: ArticleLink | None
    following: ArticleLink | None


class Connections(Struct, frozen=True):
    """How an article is connected with others."""

    newest: Same | None
    """Of an older version the newest one."""
    captured: str
    """The day on which this article was fetched, in words, where it has other versions and the archivist said so."""
    original: Original | None
    older: tuple[Same, ...]
    """Older versions of this article, the latest first."""
    threads: tuple[Place, ...]
    event: tuple[Neighbour, ...]
    more: tuple[Neighbour, ...]
    same: tuple[Same, ...]
    """Articles with the same words: copies of this one first, then those that share most."""
    more_same: int
    """Further ones, which are not told."""
    quoted: tuple[Quoted, ...]
