"""Problems for programs: JSON with every part apart, and the annotations that GitHub shows beside the lines of a change.

The JSON is a contract: keys are added and never changed.
"""

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec
from msgspec import Struct

from sitegen.model import WEIGHTS, Problem
from sitegen.text import visible

FORMATS = ("text", "json", "github")
_LISTED = 20
_PLACE = re.compile(r"(.*?)(?::(\d+)|@(\d+))?", re.DOTALL)


class Found(Struct, frozen=True):
    """A problem as other programs read it."""

    weight: str
    file: str
    """Below the archive's folder."""
    line: int | None
    offset: int | None
    """In bytes, where there is no line to name."""
    what: str
    hint: str


def lines(problems: Sequence[Problem], form: str, root: str) -> Iterator[str]:
    """Yield the lines of an answer in a format, 'json' or 'github'; `root` is the archive's folder as seen from where GitHub looks."""
    if form == "json":
        yield msgspec.json.format(msgspec.json.encode([_found(problem) for problem in problems]), indent=1).decode()
        return
    for problem in problems:
        found = _found(problem)
        place = {"file": posixpath.normpath(posixpath.join(root.replace("\\", "/"), found.file)), "line": found.line}
        said = ",".join(f"{key}={_property(str(value))}" for key, value in place.items() if value is not None)
        yield f"::{found.weight} {said}::{_message(found.what)}{_message(f'. {found.hint}' if found.hint else '')}"


class Changes(Protocol):
    """What publishing changes, as paths and bytes."""

    added: Sequence[str]
    changed: Sequence[str]
    removed: Sequence[str]
    before: int
    after: int


def changes(found: Changes) -> Iterator[str]:
    """Yield lines that tell what publishing changes: pages by name, the first of each kind, and everything as counts."""
    told = []
    for word, paths in (("added", found.added), ("changed", found.changed), ("removed", found.removed)):
        pages = [path for path in paths if path.endswith(".html")]
        yield from (f"  {word:>7}  {path}" for path in pages[:_LISTED])
        if len(pages) > _LISTED:
            yield f"  {word:>7}  and {len(pages) - _LISTED:,} more pages"
        if paths:
            told.append(f"{len(pages):,} pages and {len(paths) - len(pages):,} other files {word}")
    counts = ", ".join(told)
    yield f"Against what is published: {counts or 'no change'}; {found.before / 1e6:.1f} MB -> {found.after / 1e6:.1f} MB"


def counted(problems: Sequence[Problem]) -> str:
    """Return how many problems of each weight there are, in words."""
    counts = {weight: sum(problem.weight == weight for problem in problems) for weight in WEIGHTS}
    return ", ".join(f"{count:,} {weight}{'' if count == 1 else 's'}" for weight, count in counts.items() if count) or "no problems"


def _found(problem: Problem) -> Found:
    named = _PLACE.fullmatch(problem.where)
    file, line, offset = named.groups() if named else (problem.where, None, None)
    return Found(
        weight=problem.weight,
        file=file,
        line=int(line) if line else None,
        offset=int(offset) if offset else None,
        what=problem.what,
        hint=problem.hint,
    )


def _message(words: str) -> str:
    """Escape as GitHub reads it; a line that began with '::' would be a command."""
    return visible(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")
