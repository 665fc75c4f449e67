"""Every value that flows between the stages.

All are frozen: a stage takes values and returns new ones, nothing is filled in later. Offsets count Unicode code points of
the decoded raw file, start inclusive and end exclusive (the W3C's TextPositionSelector), in every format and at every stage:
there is one text to point into, and nobody has to translate positions. Dates are EDTF strings (ISO 8601-2, see edtf.py); None
says unknown. Certainties run from 0.0 to 1.0. Paths are relative and written with '/'.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from sitegen.text import key

Where = Literal["text", "file name", "url", "stated", "curation"]
Status = Literal["candidate", "confirmed"]


class Problem(Struct, frozen=True, order=True):
    """Something an archivist should look at. It never stops the build of the rest."""

    where: str
    """File, file:line or file@offset, below the archive's folder."""
    what: str
    """One sentence that says what is wrong or unsure."""
    hint: str = ""
    """What to do about it."""


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
    notes: tuple[Note, ...] = ()
    places: Mapping[str, str] = {}
    """Field name -> file:line or file that states it, for evidence and problems."""


class Part(Struct, frozen=True):
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

ANNOTATED_ROLES = (KEPT_ROLES - {"code"}) | {"headline", "standfirst", "caption", "dateline"}
"""Roles of the blocks that annotators read: what an editor wrote, but no page furniture."""

DOUBTFUL = 0.5
"""Blocks of a lower certainty stay in the body and are marked as doubtful."""


class Block(Struct, frozen=True):
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
    def doubtful(self) -> bool:
        """Whether the block may be no content; it is shown, but set apart."""
        return self.certainty < DOUBTFUL


class Evidence(Struct, frozen=True):
    """The exact words that justify an inferred value."""

    field: str
    """headline, section, published, byline, publisher, url ..."""
    value: str
    rule: str
    quote: str
    """The words, as they stand where they stand."""
    where: Where = "text"
    start: int | None = None
    """Offsets into the raw text where `where` is text, else None."""
    end: int | None = None
    certainty: float = 1.0
    place: str = ""
    """file:line of what the archivist states."""


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


class Kind(Struct, frozen=True, order=True):
    """A kind of mention, brought by its annotator: pages, legend and colours come from this value alone."""

    id: str
    """person, place, organisation, quote, date ..."""
    label: str
    plural: str
    """As shown and, lower-cased and slugged, as the folder of its pages."""
    indexed: bool = True
    """Whether its mentions become entities with pages of their own."""


class Speaker(Struct, frozen=True):
    """Whose words a quotation is."""

    name: str
    """The resolved name within the article where there is one, else the words ('the Élysée source')."""
    start: int
    end: int
    named: bool
    """False for an unnamed source or a pronoun that could not be resolved: never a person of the archive."""


class Mention(Struct, frozen=True):
    """A mark on the text: a claim, with its reason."""

    start: int
    end: int
    kind: str
    text: str
    """raw.plain[start:end]."""
    certainty: float
    rule: str
    """Short name of the rule."""
    why: str = ""
    """The reason in words, citing the words that justify the mark."""
    value: str = ""
    """What the mark stands for in this article: a full name for 'Putin', a TIMEX3 value for a date."""
    speaker: Speaker | None = None
    """Of quotations; None says unattributed."""
    status: Status = "candidate"
    """`confirmed` where the archivist said so. What they rejected is no mention any more; Archive.rejected keeps it."""


class PlacedNote(Struct, frozen=True):
    """A note of the archivist, found in its article."""

    start: int
    end: int
    note: Note


class Entity(Struct, frozen=True):
    """One person, place or organisation of the whole archive."""

    kind: str
    id: str
    """Unique within its kind; last part of its address."""
    name: str
    aliases: tuple[str, ...]
    """The other forms that occur, sorted; the name itself not among them."""
    mentions: Mapping[str, tuple[int, ...]]
    """Article source -> indexes into Archive.mentions[source], both ascending."""
    status: Status = "candidate"
    """`confirmed` where the archivist said which names are this entity (alias, merge). It says nothing of each mark: see Mention.status."""
    why: str = ""
    """Why these forms are one entity, in whole sentences."""


class TagUse(Struct, frozen=True):
    """Why an article has a tag."""

    source: str
    score: float
    why: str
    """In words, with the words of the text or the file that states it."""
    stated: bool = False
    """Whether the archivist states the tag for this very article; a tag that they state elsewhere may be found here by rule."""


class Tag(Struct, frozen=True):
    """A subject that articles share."""

    id: str
    name: str
    origin: Literal["stated", "entity", "phrase"]
    uses: tuple[TagUse, ...]
    """By article source."""
    entity: tuple[str, str] | None = None
    """(kind, id) where the tag is an entity."""


class Reason(Struct, frozen=True):
    """Why two articles are related: one sentence part in plain words, and what it can be recomputed from."""

    rule: str
    """quoted, entities, terms, dates ..."""
    words: str
    weight: float
    shared: tuple[str, ...] = ()
    """The entities, terms or dates that both have, sorted by weight."""


class Related(Struct, frozen=True):
    """A link from one article to another. No reason, no link."""

    source: str
    """The other article."""
    score: float
    reasons: tuple[Reason, ...]
    """Those that tell a reader most come first: a speaker, names, words, days; never empty."""
    linked: bool = True
    """False for a neighbour that is ranked but too weak to be shown."""


class Alias(Struct, frozen=True):
    """Curation: these forms are one entity, called by its name."""

    kind: str
    name: str
    forms: tuple[str, ...]
    where: str = ""


class Merge(Struct, frozen=True):
    """Curation: these entities are one, called `into`."""

    kind: str
    into: str
    names: tuple[str, ...]
    where: str = ""


class Reject(Struct, frozen=True):
    """Curation: this text is no mention, of any kind or of one, everywhere or in one article."""

    text: str
    kind: str | None = None
    article: str | None = None
    where: str = ""


class Retype(Struct, frozen=True):
    """Curation: mentions of this text are of another kind; also confirms them."""

    text: str
    kind: str
    article: str | None = None
    where: str = ""


class Curation(Struct, frozen=True):
    """seeds/curation.toml: what the archivist said about the whole archive."""

    aliases: tuple[Alias, ...] = ()
    merges: tuple[Merge, ...] = ()
    rejects: tuple[Reject, ...] = ()
    retypes: tuple[Retype, ...] = ()


class Archive(Struct, frozen=True):
    """Everything that pages, feeds, search and checks ever see. Assembled once, by the pipeline."""

    articles: tuple[Article, ...]
    """By source."""
    mentions: Mapping[str, tuple[Mention, ...]]
    """Article source -> its mentions by start, then longest first; disjoint or nested."""
    rejected: Mapping[str, tuple[Mention, ...]]
    """Article source -> what the archivist rejected."""
    notes: Mapping[str, tuple[PlacedNote, ...]]
    """Article source -> its notes by start."""
    kinds: tuple[Kind, ...]
    """Of all annotators that ran, in their order."""
    entities: tuple[Entity, ...]
    """By kind (in the order of `kinds`), then casefolded name, then id."""
    tags: tuple[Tag, ...]
    """By casefolded name, then id."""
    related: Mapping[str, tuple[Related, ...]]
    """Article source -> the others, best first."""
    problems: tuple[Problem, ...] = ()
    """Those that reading, curating and annotating found; check adds its own."""


class OutputFile(Struct, frozen=True):
    """A file of the site."""

    path: str
    """Below the site folder, with '/', as urls.py made it."""
    content: bytes
