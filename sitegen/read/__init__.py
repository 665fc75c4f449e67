"""The seeds folder -> raw articles and the archivist's rules. The only stage that opens files.

Reading never repairs and never stops: a file that cannot be read is told and the rest goes on. Each format is one module of this room
(extending.Reader), found by its presence; which file is read by which is decided by its suffix alone.
"""

import hashlib
import posixpath
import stat
import sys
from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path

from msgspec import structs

from sitegen.errors import ConfigError
from sitegen.extending import Reader, Track, members
from sitegen.model import Curation, Part, Problem, RawArticle, Remembered
from sitegen.read import addresses as kept
from sitegen.read import folder, front, rules, stated
from sitegen.read.decode import UndecodableError, decode
from sitegen.shelf import Shelf

Read = tuple[RawArticle | None, list[Problem]]
"""What a file says, and what is odd about it."""


def articles(seeds: Path, track: Track, last: Shelf[Read] | None = None) -> tuple[tuple[RawArticle, ...], tuple[Problem, ...]]:
    """Read every article below `seeds`, by source, and tell what could not be read or understood.

    `track` passes on the sources, telling somebody that they are being read; files that nobody has touched since are taken from the
    `last` time's shelf. InputError when there is no folder to read.
    """
    readers = _readers()
    listing = folder.listing(seeds, readers)
    problems = list(listing.problems)
    found = []
    for source in track(listing.articles, "reading"):
        read = partial(_article, seeds, source, readers)
        raw, told = last.get(seeds / source, read) if last else read()
        problems += told
        if raw:
            found.append(_beside(seeds, raw, listing.sides.get(source), problems))
    return tuple(found), tuple(problems)


def article(seeds: Path, source: str) -> Read:
    """Read one article with the file beside it, as `articles` reads all; None where it may not be opened or cannot be read."""
    side, refused = folder.beside(seeds, source)
    if refused:
        return None, list(refused)
    raw, problems = _article(seeds, source, _readers())
    return (_beside(seeds, raw, side, problems) if raw else None), problems


def curation(seeds: Path) -> tuple[Curation, tuple[Problem, ...]]:
    """Read curation.toml at the top of `seeds`: its rules, and what in it could not be understood; no rules where there is no file."""
    path, told = folder.curation(seeds)
    problems = list(told)
    table = _table(seeds, folder.CURATION, problems) if path else None
    if table is None:
        return Curation(), tuple(problems)
    return rules.curation(table, f"{folder.name(seeds)}/{folder.CURATION}")


def remembered(seeds: Path) -> tuple[Remembered, tuple[Problem, ...]]:
    """Read addresses.toml at the top of `seeds`: the addresses that earlier builds gave, and what could not be understood."""
    path, told = folder.addresses(seeds)
    problems = list(told)
    where = f"{folder.name(seeds)}/{folder.ADDRESSES}"
    data = _bytes(seeds / folder.ADDRESSES, where, problems) if path else None
    if data is None:
        return Remembered(), tuple(problems)
    found, wrong = _addresses(data, where)
    return found, (*problems, *wrong)


@lru_cache(maxsize=1)
def _addresses(data: bytes, where: str) -> tuple[Remembered, tuple[Problem, ...]]:
    """Return what a file of addresses says; a build asks before its work and after it, and mostly the file is the same."""
    problems: list[Problem] = []
    table = _parsed(data, where, problems)
    return (Remembered(), tuple(problems)) if table is None else kept.addresses(table, where)


def _readers() -> Mapping[str, tuple[Reader, str]]:
    """Return by suffix who reads such files, and the name of the format."""
    # mypy takes a protocol for a class that nobody could make; only its attributes are looked at
    known = members(sys.modules[__name__], Reader).items()  # type: ignore[type-abstract]
    return {suffix: (reader, name) for name, reader in reversed(known) for suffix in reader.SUFFIXES}


def _article(seeds: Path, source: str, readers: Mapping[str, tuple[Reader, str]]) -> Read:
    called = folder.name(seeds)
    where = f"{called}/{source}"
    problems: list[Problem] = []
    data = _bytes(seeds / source, where, problems)
    if data is None:
        return None, problems
    try:
        decoded = decode(data)
    except UndecodableError as error:
        hint = "Save the file as UTF-8. Until then the article is left out."
        return None, [Problem(f"{where}@{error.offset}", str(error), hint, "error")]
    if not decoded.text.strip("\ufeff \t\r\n") or decoded.text.isspace():
        return None, [Problem(where, "is empty", "Put the article's text into it, or remove it.")]
    if decoded.remark:
        problems.append(Problem(where, decoded.remark, decoded.hint))
    reader, name = readers[posixpath.splitext(source)[1].lower()]
    raw = RawArticle(
        source=source, format=name, text=decoded.text, plain=decoded.text, encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), parts=(),
    )  # fmt: skip
    try:
        raw = stated.below(called, reader.read(raw))
    except ConfigError as error:
        problems.append(Problem(f"{called}/{error.where}", error.message, error.hint, "error"))
        start = len(raw.text) - len(raw.text.lstrip())
        return structs.replace(raw, parts=(Part(start, len(raw.text.rstrip())),)), problems
    return raw, [*problems, *raw.problems]


def _beside(seeds: Path, raw: RawArticle, side: str | None, problems: list[Problem]) -> RawArticle:
    """Join what the file beside the article states to what its front matter states; the file beside it wins."""
    table = _table(seeds, side, problems) if side else None
    if table is None:
        return raw
    said, told = stated.stated(table, f"{folder.name(seeds)}/{side}")
    problems += told
    return structs.replace(raw, stated=stated.over(said, raw.stated))


def _table(seeds: Path, path: str, problems: list[Problem]) -> front.Table | None:
    where = f"{folder.name(seeds)}/{path}"
    data = _bytes(seeds / path, where, problems)
    return None if data is None else _parsed(data, where, problems)


def _parsed(data: bytes, where: str, problems: list[Problem]) -> front.Table | None:
    try:
        return front.from_toml(data, where)
    except ConfigError as error:
        problems.append(Problem(error.where, error.message, error.hint, "error"))
        return None


def _bytes(path: Path, where: str, problems: list[Problem]) -> bytes | None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            problems.append(Problem(where, "is no ordinary file", "Put the file itself there.", "error"))
            return None
        return path.read_bytes()
    except OSError as error:
        problems.append(Problem(where, f"cannot be read: {error.strerror}", "Give yourself the right to read it, or remove it.", "error"))
        return None
