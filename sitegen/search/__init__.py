"""Archive -> what makes it searchable in the browser. One more back-end is one more file here; see extending.SearchBackend."""

import sys
from collections.abc import Iterator, Mapping

import msgspec

from sitegen import data
from sitegen.extending import SearchBackend, SearchOptions, members
from sitegen.model import Archive, Article, OutputFile, Problem
from sitegen.search import fields, languages
from sitegen.search.fields import Counted

SAID = data.lines("sitegen.search", "said.txt")
"""What the browser half says, in English."""


def scripts() -> tuple[str, ...]:
    """Return the addresses of the scripts that the search page loads, in order."""
    return tuple(script for backend in _backends() for script in backend.SCRIPTS)


def counted(article: Article, spoken: tuple[str, tuple[str, ...]]) -> Counted:
    """Count the terms of one article's own words; depends on nothing else.

    `spoken`: the archive's language, and those that its search is set to beside that (BCP 47).
    """
    return fields.of_article(article, languages.of_article(article.raw.stated.language, *spoken))


class Counts(Mapping[str, Counted]):
    """What `counted` gave for each article, by source, decoded when it is asked for: all of it at once takes 100 MB for 10,000 articles."""

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        """`kept`: as msgpack, by source."""
        self._kept = kept

    def __getitem__(self, source: str) -> Counted:
        return _counted(self._kept[source])

    def left_out(self) -> Iterator[tuple[str, int]]:
        """Yield of each article how many of its words are not searched; nothing else is decoded."""
        return ((source, _left_out(kept).left_out) for source, kept in sorted(self._kept.items()))

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


class _LeftOut(msgspec.Struct, frozen=True):
    """What problems want to know of Counted."""

    left_out: int = 0


_counted = msgspec.msgpack.Decoder(Counted).decode
_left_out = msgspec.msgpack.Decoder(_LeftOut).decode


def files(archive: Archive, counts: Mapping[str, Counted], options: SearchOptions) -> tuple[OutputFile, ...]:
    """Return the files of all back-ends; `counts` has what `counted` gives for every article, by source.

    SitegenError when something that they need is not installed.
    """
    return tuple(file for backend in _backends() for file in backend.files(archive, counts, options))


def problems(counts: Counts, folder: str) -> tuple[Problem, ...]:
    """Return what cannot be found. `folder` is what problems call the seeds folder."""
    hint = "Leave out of the article what nobody will look for, such as tables of numbers."
    return tuple(
        Problem(where=f"{folder}/{source}", what=f"{number:,} of its words cannot be searched for: it has too many", hint=hint)
        for source, number in counts.left_out()
        if number
    )


def _backends() -> tuple[SearchBackend, ...]:
    # The protocol is the type that is looked for, never made.
    return tuple(members(sys.modules[__name__], SearchBackend).values())  # type: ignore[type-abstract]
