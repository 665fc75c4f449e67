"""What a reader, an annotator and a search back-end offer, and how a room's members are found.

One more of them is one more file in its room: a module that has the attributes of the room's protocol is a member, any other
module there is a helper. Members are found by looking into the folder, in sorted order; nothing is registered.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any, Protocol, TypeVar, cast

from msgspec import Struct

from sitegen.model import Archive, Article, Kind, Mention, OutputFile, RawArticle

Item = TypeVar("Item")


class Track(Protocol):
    """Passes items on, telling somebody what is being done to them."""

    def __call__(self, items: Sequence[Item], words: str, /) -> Iterable[Item]:
        """Return `items` in their order; `words` name the work, such as 'annotating'."""
        ...


class Reader(Protocol):
    """A module of sitegen/read that turns one format into raw articles."""

    SUFFIXES: tuple[str, ...]
    """Lower-case, with the dot."""

    def read(self, raw: RawArticle) -> RawArticle:
        """Return `raw` (its text decoded, no parts yet) with parts, plain text, what its front matter states, and its problems.

        ConfigError when nothing of the file can be understood: it is then read as text alone.
        """
        ...


class Annotator(Protocol):
    """A module of sitegen/annotate that marks one or more kinds of things."""

    KINDS: tuple[Kind, ...]
    AFTER: tuple[str, ...]
    """Ids of the kinds whose settled mentions it wants to see first."""

    def annotate(self, article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
        """Return candidate mentions in article.raw.plain, inside blocks of the body; overlaps are settled afterwards.

        `found` are the settled mentions of the kinds in AFTER, by start.
        """
        ...


class Maker(Protocol):
    """A module of sitegen/annotate that makes an annotator from what the configuration says after a colon: 'spacy:en_core_web_md'."""

    NAME: str
    """What stands before the colon."""

    def annotator(self, argument: str) -> Annotator:
        """Return the annotator; ConfigError when it cannot be made from `argument`, or something that it needs is not installed."""
        ...


class SearchOptions(Struct, frozen=True):
    """What the configuration says of the search."""

    lunr_index: bool = False
    """Whether the whole index is wanted in one file as well."""
    offline: bool = False
    """Whether browsers are to keep what a reader has seen."""
    language: str = "en"
    """Of the interface, BCP 47."""
    words: Mapping[str, str] = {}
    """What the browser half says in English -> in that language; also the plurals of kinds."""
    dates: Mapping[str | None, str] = {}
    """EDTF -> how that language says it; one that is not here is said in English."""


class SearchBackend(Protocol):
    """A module of sitegen/search that makes an archive searchable in the browser."""

    SCRIPTS: tuple[str, ...]
    """Addresses of the scripts that the search page loads, in order."""

    def files(self, archive: Archive, counts: Mapping[str, Any], options: SearchOptions) -> Iterable[OutputFile]:
        """Return the index, the browser half and whatever else the search page loads.

        `counts`: article source -> the terms of its own words, as search.counted gives them.
        """
        ...


Member = TypeVar("Member")


def members(room: ModuleType, protocol: type[Member]) -> dict[str, Member]:
    """Return the modules of `room` that have all that `protocol` asks for, by name, in sorted order."""
    wanted = {name for name in (*protocol.__annotations__, *vars(protocol)) if not name.startswith("_")}
    found = {}
    for info in sorted(pkgutil.iter_modules(room.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{room.__name__}.{info.name}")
        if all(hasattr(module, name) for name in wanted):
            found[info.name] = cast("Member", module)
    return found
