"""An error, or a problem that loses something -> a mistake with the lines around it, for the page and for the terminal alike."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from sitegen.errors import SitegenError
from sitegen.model import Problem
from sitegen.text import visible

_AROUND = 3
_WIDEST = 160
_LARGEST = 1 << 24
"""Bytes of a file of which lines are shown."""
_MOST = 5
"""Mistakes that are shown at a time."""
_PLACE = re.compile(r"(.+?)(?:(:|@)(\d+))?", re.DOTALL)


class Line(Struct, frozen=True):
    """A line of a file."""

    number: int
    text: str
    wrong: bool


class Mistake(Struct, frozen=True):
    """What is wrong, where, and what stands there."""

    where: str
    what: str
    hint: str
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """The mistake as a terminal tells it."""
        shown = [f"{'>' if line.wrong else ' '} {line.number:>5} | {line.text}" for line in self.lines]
        return "\n".join([f"{self.where}: {self.what}" if self.where else self.what, *shown, *([f"  {self.hint}"] if self.hint else [])])


def of_error(error: SitegenError, folders: Sequence[Path]) -> Mistake:
    """Return the error with the lines that it is about, from the first of `folders` that has the file."""
    return _mistake(error.where, error.message, error.hint, folders)


def of_problems(problems: Iterable[Problem], folders: Sequence[Path]) -> tuple[Mistake, ...]:
    """Return what made a build lose a whole file, the first few of it."""
    heavy = [problem for problem in problems if problem.weight == "error"]
    return tuple(_mistake(problem.where, problem.what, problem.hint, folders) for problem in heavy[:_MOST])


def _mistake(where: str, what: str, hint: str, folders: Sequence[Path]) -> Mistake:
    return Mistake(where=visible(where), what=visible(what), hint=visible(hint), lines=_lines(where, folders))


def _lines(where: str, folders: Sequence[Path]) -> tuple[Line, ...]:
    """Return the lines around a place, 'file:line' or 'file@offset' in bytes; none where the file has no such place or is not ours."""
    named = _PLACE.fullmatch(where)
    if named is None or named[3] is None:
        return ()
    for folder in folders:
        data = _read(folder, named[1])
        if data is not None:
            number = int(named[3]) if named[2] == ":" else data.count(b"\n", 0, int(named[3])) + 1
            return _around(data, number)
    return ()


def _read(folder: Path, name: str) -> bytes | None:
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_bytes()
    except (OSError, ValueError):  # ValueError: a name that holds a null
        return None


def _around(data: bytes, number: int) -> tuple[Line, ...]:
    lines = data.decode("utf-8", "replace").split("\n")
    number = min(number, len(lines))
    first = max(0, number - 1 - _AROUND)
    return tuple(
        Line(number=at, text=visible(line.rstrip("\r").expandtabs(4)[:_WIDEST]), wrong=at == number)
        for at, line in enumerate(lines[first : number + _AROUND], first + 1)
    )
