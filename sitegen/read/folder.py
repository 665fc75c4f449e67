"""Which files below the seeds folder are articles, and which state something about them.

Listing is apart from reading so that the order, the links and the odd names are settled in one place. Nothing outside the folder is
ever opened: an archive that somebody sends must not publish the files of the machine that builds it.
"""

import os
import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from sitegen.errors import InputError
from sitegen.model import Problem

CURATION = "curation.toml"
ADDRESSES = "addresses.toml"
"""At the top of the folder both are the archive's, and no article's."""
SIDE_SUFFIX = ".toml"
_RIGHTS = "Give yourself the right to read it."
_SURROGATE = re.compile("[\ud800-\udfff]")  # how Python writes bytes of a name that are no UTF-8


class Listing(Struct, frozen=True):
    """Paths below the seeds folder, with '/', sorted."""

    articles: tuple[str, ...]
    sides: dict[str, str]
    """Article -> the file beside it that states something about it."""
    problems: tuple[Problem, ...]


def name(seeds: Path) -> str:
    """Return what problems call the folder."""
    return seeds.name or seeds.resolve().name or "seeds"


def listing(seeds: Path, suffixes: Iterable[str]) -> Listing:
    """Find all articles, of the lower-case `suffixes`, and the files beside them; InputError when there is no folder to look into."""
    called = name(seeds)
    wanted = frozenset(suffixes)
    found, problems = _files(seeds, called, wanted)
    articles = [path for path in found if _suffix(path) in wanted]
    sides = [path for path in found if _suffix(path) == SIDE_SUFFIX]
    stems: dict[str, list[str]] = {}
    for article in articles:
        stems.setdefault(posixpath.splitext(article)[0], []).append(article)
    beside: dict[str, str] = {}
    for side in sides:
        owners = stems.get(posixpath.splitext(side)[0], [])
        problems += _doubts(f"{called}/{side}", owners)
        beside |= dict.fromkeys(owners, side)
    if not articles:
        kinds = " or ".join(sorted(wanted))
        problems.append(Problem(called, "holds no articles", f"Put {kinds} files into it."))
    return Listing(tuple(articles), beside, tuple(problems))


def beside(seeds: Path, article: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the file that states something about one article, as `listing` finds it, and why the article may not be opened."""
    path = seeds / article
    refusal = _refusal(article, seeds)
    if refusal:
        return None, (refusal,)
    try:
        names = os.listdir(path.parent)  # noqa: PTH208 - ten thousand paths would take as long as all else
    except OSError as error:
        return None, (Problem(_where(_below(path.parent, seeds), seeds), f"cannot be read: {error.strerror}", _RIGHTS, "error"),)
    stem = posixpath.splitext(path.name)[0]
    alike = (name for name in names if name.startswith(stem))
    sides = (path.with_name(name) for name in alike if posixpath.splitext(name)[0] == stem and _suffix(name) == SIDE_SUFFIX)
    found = [side for side in sorted(sides) if side not in {seeds / CURATION, seeds / ADDRESSES} and not side.is_dir()]
    allowed = [side for side in found if not side.name.startswith(".") and not _refusal(_below(side, seeds), seeds)]
    return (allowed[-1].relative_to(seeds).as_posix() if allowed else None), ()


def curation(seeds: Path) -> tuple[Path | None, tuple[Problem, ...]]:
    """Return the archive's curation file when there is one that may be opened."""
    return _archives(seeds, CURATION)


def addresses(seeds: Path) -> tuple[Path | None, tuple[Problem, ...]]:
    """Return the file of remembered addresses when there is one that may be opened."""
    return _archives(seeds, ADDRESSES)


def _archives(seeds: Path, file: str) -> tuple[Path | None, tuple[Problem, ...]]:
    path = seeds / file
    if not path.is_symlink() and not path.exists():
        return None, ()
    refusal = _refusal(file, seeds)
    return (None, (refusal,)) if refusal else (path, ())


def _suffix(path: str) -> str:
    return posixpath.splitext(path)[1].lower()


def _doubts(where: str, owners: list[str]) -> list[Problem]:
    if not owners:
        return [Problem(where, "states something about an article that is not there", "Name it like the article, or remove it.")]
    if len(owners) > 1:
        return [Problem(where, f"counts for {' and '.join(owners)} alike", "Rename one of them, so that it is clear which is meant.")]
    return []


def _files(seeds: Path, called: str, wanted: frozenset[str]) -> tuple[list[str], list[Problem]]:
    """Walk the folder; return the files that may be opened, and what is odd."""
    _must_be_folder(seeds, called)
    problems: list[Problem] = []
    found: list[str] = []

    def closed(error: OSError) -> None:
        place = Path(error.filename)
        if place == seeds:
            raise InputError(f"cannot be read: {error.strerror}", where=str(seeds), hint=_RIGHTS) from error
        problems.append(Problem(_where(_below(place, seeds), seeds), f"cannot be read: {error.strerror}", _RIGHTS, "error"))

    suffixes = wanted | {SIDE_SUFFIX}
    for folder, folders, files in os.walk(seeds, onerror=closed):
        folders[:] = sorted(entry for entry in folders if not entry.startswith("."))
        inside = Path(folder).relative_to(seeds).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        for entry in folders:  # links among them are not followed: inside the archive, articles are read where they lie
            problems += filter(None, [_refusal(prefix + entry, seeds)])
            if _suffix(entry) in wanted:
                problems.append(Problem(_where(prefix + entry, seeds), "is a folder, though it is named like an article", "Rename it."))
        own = frozenset() if prefix else frozenset({CURATION, ADDRESSES})
        for entry in files:
            if not entry.startswith(".") and entry not in own and _suffix(entry) in suffixes:
                refusal = _refusal(prefix + entry, seeds)
                if refusal:
                    problems.append(refusal)
                else:
                    found.append(prefix + entry)
    return sorted(found), sorted(problems)


def _must_be_folder(seeds: Path, called: str) -> None:
    hint = f"Make a folder {called!r} and put the articles into it, or name another with `seeds` in the configuration."
    try:
        there = seeds.exists()
    except OSError as error:
        raise InputError(f"cannot be looked into: {error.strerror}", where=str(seeds), hint=_RIGHTS) from error
    if not there:
        raise InputError("there is no such folder", where=str(seeds), hint=hint)
    if not seeds.is_dir():
        raise InputError("is a file, but the articles lie in a folder", where=str(seeds), hint=hint)


def _refusal(below: str, seeds: Path) -> Problem | None:
    """Say why a file or folder, given as its path below the seeds folder, may not be opened; None where it may."""
    if _SURROGATE.search(below):
        return Problem(_where(below, seeds), "has a name that is not UTF-8", "Rename it.")
    path = os.path.join(seeds, below)  # noqa: PTH118 - ten thousand paths would take as long as all else
    if not os.path.islink(path):  # noqa: PTH114
        return None
    where, root = _where(below, seeds), os.path.realpath(seeds)
    target = os.path.realpath(path)
    if not os.path.exists(target):  # noqa: PTH110 - Path.exists raises on a link that leads to itself
        return Problem(where, "is a link that leads nowhere", "Put the file itself there, or remove the link.")
    if os.path.commonpath([root, target]) != root:
        return Problem(where, "is a link that leads out of the archive, and was not followed", "Put the file itself there.")
    return None


def _below(path: Path, seeds: Path) -> str:
    return path.relative_to(seeds).as_posix()


def _where(below: str, seeds: Path) -> str:
    return f"{name(seeds)}/{below}".encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
