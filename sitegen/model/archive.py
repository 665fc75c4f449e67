"""The whole archive, and what is made of it: entities, tags, related articles, files."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from msgspec import Struct

from sitegen.model.article import Article
from sitegen.model.marks import Kind, Mention, PlacedNote, Status
from sitegen.model.problems import Doubt, Problem
from sitegen.model.relations import Association, Event, Related, Reuse, Statement, Thread


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
    wikidata: str | None = None
    """Its item in Wikidata where the archivist said so."""


class TagUse(Struct, frozen=True, gc=False):
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
    broader: tuple[str, ...] = ()
    """Ids of the tags above it in the archivist's vocabulary, nearest first."""


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
    """Article source -> the others: same event, more on this, not shown; best first. Older versions have none."""
    events: tuple[Event, ...] = ()
    """Disjoint; by their first article's source."""
    threads: tuple[Thread, ...] = ()
    """By first date (unknown last), then id."""
    reuse: Reuse = Reuse(overlaps=(), copies={}, older={})
    statements: tuple[Statement, ...] = ()
    """By the place of their first wording."""
    associations: Mapping[tuple[str, str], tuple[Association, ...]] = {}
    """(kind, id) of an entity -> whom and what it appears with, most surprising first."""
    language: str = "en"
    """BCP 47, of the articles that state none; as the settings say."""
    languages: tuple[str, ...] = ()
    """Those that the search offers stems of beside it; likewise."""
    moved: Mapping[str, str] = {}
    """Id that an article had before its file was renamed -> its id."""
    doubts: tuple[Doubt, ...] = ()
    """The review list: what the rules leave to the archivist, sorted."""
    drafts: tuple[str, ...] = ()
    """Sources of the articles that state `draft = true`, sorted. Their articles are in the archive only where drafts are shown."""
    problems: tuple[Problem, ...] = ()
    """Those that reading, curating and annotating found; check adds its own."""

    @property
    def current(self) -> tuple[Article, ...]:
        """The articles that lists show: all but older versions."""
        return tuple(article for article in self.articles if article.source not in self.reuse.older)

    def language_of(self, article: Article) -> str:
        """Return the language of an article, BCP 47."""
        return article.raw.stated.language or self.language

    def counts(self, source: str) -> bool:
        """Whether an article counts as one: it is no older version and no copy of another."""
        return source not in self.reuse.older and source not in self.reuse.copies


class OutputFile(Struct, frozen=True):
    """A file of the site."""

    path: str
    """Below the site folder, with '/', as urls.py made it."""
    content: bytes


class Draft(Struct, frozen=True):
    """What a file is about to be made of."""

    make: Callable[[], bytes]
    """Makes the bytes; the same each time."""
    depends: bytes = b""
    """Digest of everything that the bytes are made of; empty where making costs no more than asking."""
    sha256: str = ""
    """Of the bytes, hexadecimal, where it is known without making them."""


class LaterFile(Struct, frozen=True):
    """A file of the site whose bytes are made when somebody asks for them, and kept by nobody: a large site is never in memory whole."""

    path: str
    draft: Callable[[], Draft]

    @property
    def content(self) -> bytes:
        """The bytes, made anew."""
        return self.draft().make()


class ListFile(Struct, frozen=True):
    """A file of the site about all others: made of their digests, so that it comes last."""

    path: str
    of: Callable[[Mapping[str, str]], bytes]
    """Makes the bytes of the others' SHA-256, hexadecimal, by their paths."""
    others: "tuple[SiteFile, ...]"

    @property
    def content(self) -> bytes:
        """The bytes, for which all others are made."""
        return self.of({file.path: hashlib.sha256(file.content).hexdigest() for file in self.others})


SiteFile = OutputFile | LaterFile | ListFile


def made(files: Iterable[SiteFile]) -> tuple[OutputFile, ...]:
    """Return files with their bytes, each made once; those about all others come last."""
    done: list[OutputFile] = []
    for file in files:
        digests = {one.path: hashlib.sha256(one.content).hexdigest() for one in done} if isinstance(file, ListFile) else {}
        content = file.of(digests) if isinstance(file, ListFile) else file.content
        done.append(OutputFile(path=file.path, content=content))
    return tuple(done)
