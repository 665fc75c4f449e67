"""What a file says and what is made of it: the raw article, its blocks, and the article with the words that justify it."""

import posixpath
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from sitegen.model.problems import Problem
from sitegen.text import key

Where = Literal["text", "article", "file name", "url", "stated", "curation"]


class Note(Struct, frozen=True):
    """An archivist's note on words of an article, as they wrote it (a TextQuoteSelector and a body)."""

    quote: str
    body: str
    """Markdown."""
    prefix: str = ""
    suffix: str = ""
    where: str = ""
    """file:line of the note, for problems."""


class Stated(Struct, frozen=True):
    """What the article's front matter or the file beside it says. It always wins over what is inferred."""

    title: str | None = None
    date: str | None = None
    """EDTF, checked when it was read."""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    """Key `source` in the files: the newspaper or agency that published the article."""
    url: str | None = None
    """http or https, checked when it was read."""
    captured: str | None = None
    """The day on which the file was fetched, EDTF: nothing in it was published later."""
    language: str | None = None
    """BCP 47, checked when it was read; None for the archive's."""
    draft: bool = False
    """Whether the article is not to be published yet."""
    notes: tuple[Note, ...] = ()
    places: Mapping[str, str] = {}
    """Field name -> file:line or file that states it, for evidence and problems."""


class Part(Struct, frozen=True, gc=False):
    """A stretch of raw text that its format sets apart: a line of plain text, a paragraph or heading of Markdown."""

    start: int
    end: int
    role: Literal["text", "heading", "list", "quote", "code", "meta"] = "text"
    """`meta` is front matter and other things that are no text to be read."""
    level: int = 0
    """Of a heading 1 to 6, of a list item its depth from 1; else 0."""


class RawArticle(Struct, frozen=True):
    """What a file itself says, undisturbed."""

    source: str
    """Path below the seeds folder; unique, and the key of the article at every stage."""
    format: str
    """Name of the reader's module: plain, markdown."""
    text: str
    """The decoded file, line ends as they are, without a byte order mark."""
    plain: str
    """As long as `text`, with markup overwritten by spaces; the same object as `text` for plain text. Annotators read this."""
    encoding: str
    """Python's name of the encoding that gives the file's bytes back from `text`: utf-8, utf-8-sig, cp1252, utf-16."""
    sha256: str
    """Hexadecimal, of the file's bytes."""
    size: int
    """Bytes of the file."""
    parts: tuple[Part, ...]
    """In order and disjoint; between them there is only white space."""
    stated: Stated = Stated()
    problems: tuple[Problem, ...] = ()
    """What its reader could not understand; the rest of the file counts."""

    def words(self, start: int, end: int) -> str:
        """Return what a reader reads between two offsets: without markup, which in `plain` would leave a gap before a comma."""
        shown = self.plain[start:end]
        if self.plain is not self.text:
            shown = "".join(seen for seen, written in zip(shown, self.text[start:end], strict=True) if seen != " " or written.isspace())
        return " ".join(shown.split())

    def line(self, offset: int) -> int:
        """Return the number of the line that an offset lies in, as editors count: from 1, whichever way lines end."""
        before = self.text[:offset]
        return 1 + before.count("\n") + (before.count("\r") - before.count("\r\n") if "\r" in before else 0)


KEPT_ROLES = frozenset({"body", "heading", "list", "quote", "code"})
"""Roles of the blocks that make the article's body; `headline` and `standfirst` are shown above it, the rest is taken out."""

_ABOVE = frozenset({"headline", "standfirst"})

ANNOTATED_ROLES = (KEPT_ROLES - {"code"}) | _ABOVE | {"caption", "dateline"}
"""Roles of the blocks that annotators read: what an editor wrote, but no page furniture."""

DOUBTFUL = 0.5
"""Blocks of a lower certainty stay in the body and are marked as doubtful."""


class Block(Struct, frozen=True, gc=False):
    """A stretch of the raw text with its role. The blocks of an article in order, each with its gap, give the raw text back."""

    start: int
    end: int
    text: str
    """raw.text[start:end]. The first block may be empty when a file begins with white space."""
    gap: str
    """The white space between this block and the next, or the end of the file."""
    role: str
    """body, heading, list, quote, code; headline, standfirst; taken out: section, breadcrumb, repeat, slug, caption, byline, dateline,
    furniture, meta, blank."""
    level: int = 0
    """As Part.level."""
    rule: str = ""
    """The rule that took the block out or gave it its role; empty for plain body text."""
    why: str = ""
    """The rule's reason in words, e.g. 'stands in 3 of 5 articles'."""
    certainty: float = 1.0
    """Of the role; see `doubtful`."""

    @property
    def kept(self) -> bool:
        """Whether the block belongs to the article's body."""
        return self.role in KEPT_ROLES

    @property
    def shown(self) -> bool:
        """Whether readers see the block: in the body, or above it."""
        return self.kept or self.role in _ABOVE

    @property
    def taken_out(self) -> bool:
        """Whether the block has words that readers do not see."""
        return not self.shown and self.role != "blank"

    @property
    def doubtful(self) -> bool:
        """Whether the block may be no content; it is shown, but set apart."""
        return self.certainty < DOUBTFUL


class Evidence(Struct, frozen=True, gc=False):
    """The exact words that justify an inferred value."""

    field: str
    """headline, section, published, byline, publisher, url ..."""
    value: str
    rule: str
    quote: str
    """The words, as they stand where they stand."""
    where: Where = "text"
    start: int | None = None
    """Offsets into the raw text where `where` is text or article, else None."""
    end: int | None = None
    certainty: float = 1.0
    place: str = ""
    """file:line of what the archivist states; source of the other article where `where` is article, into which the offsets then point."""


class Article(Struct, frozen=True):
    """A cleaned article with what is known about it."""

    source: str
    id: str
    """Made from the file's name, never from the headline, so that addresses survive an edit; unique in the archive."""
    raw: RawArticle
    blocks: tuple[Block, ...]
    headline: str
    """Never empty: an article without a headline is called by its file's name, and has no evidence for the field."""
    published: str | None = None
    """EDTF, or None for unknown."""
    section: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def side_file(self) -> str:
        """The file, below the seeds folder, in which an archivist states things about the article."""
        return f"{posixpath.splitext(self.source)[0]}.toml"

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are read, in order."""
        return tuple(block for block in self.blocks if block.kept)

    @property
    def replaced_headline(self) -> Block | None:
        """The page's own headline where another is shown, because the archivist stated it; else None."""
        own = next((block for block in self.blocks if block.role == "headline"), None)
        return own if own and key(self.raw.words(own.start, own.end)) != key(self.headline) else None

    @property
    def annotated(self) -> tuple[Block, ...]:
        """The blocks that annotators read, in order."""
        return tuple(block for block in self.blocks if block.role in ANNOTATED_ROLES)
