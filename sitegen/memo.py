"""What was worked out once is not worked out again: results by the digest of all that they depend on, in one SQLite file.

A key is made of the stage's name, its version and everything that it was given, so that a result under a key is right for ever and
nothing is ever called stale. The version is a digest of the source and the word lists of the stage's rooms and of all that stands below
them: whoever edits a rule, or installs another sitegen, asks with other keys. Each value carries a digest of its own.

The file may be lost at any time: one that is damaged is thrown away with a word, a full disk or a folder that cannot be written only
means that nothing is remembered. One build at a time has the file; another one waits for it. What no build asks for any more goes when it
is more than what is asked for. Costs ten microseconds to find and twenty to keep a result.
"""

import hashlib
import importlib
import sqlite3
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from sitegen.errors import OutputError

FOLDER = ".sitegen"
"""Below the archive's folder; may be deleted at any time."""
FILE = "memo.sqlite3"
_GROUND = (
    "errors", "text", "shared", "model", "edtf", "toml", "data", "english", "markdown", "config", "extending", "urls",
)  # fmt: skip
"""What all stages stand on."""
_LIBRARIES = ("jinja2", "lunr", "markdown-it-py", "markupsafe", "mdit-py-plugins", "msgspec", "numpy", "pyyaml", "snowballstemmer")
_PACKAGE = Path(__file__).parent
_LAYOUT = 1
"""Changes when keys or the file are made in another way."""
_AT_ONCE = 500
"""Keys in one question; SQLite allows 999 of older versions."""
_PAGE = 16_384
"""Bytes that SQLite reads at once; most results are shorter."""
_SPARE = 2
"""So many times as many results as a build asks for may lie in the file."""
_CHECK = 8
"""Bytes of the digest before a value."""
_PATIENCE, _STEP = 600.0, 0.2
"""Seconds that a build waits for another one, and between two looks."""
Say = Callable[[str], None]


def key(*parts: bytes) -> bytes:
    """Return the digest of these parts; where one ends and the next begins counts."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


@cache
def version(*rooms: str) -> bytes:
    """Return the digest of the files of these rooms, and of what they stand on: other modules, Python and libraries."""
    made = hashlib.blake2b(f"{_LAYOUT} {sys.version} {unicodedata.unidata_version}".encode(), digest_size=16)
    metadata = importlib.import_module("importlib.metadata")  # takes 20 ms, and a build with nothing to do asks for no version
    for library in _LIBRARIES:
        made.update(f"{library} {metadata.version(library)}".encode())
    for path in _sources((*_GROUND, *rooms)):
        content = path.read_bytes()
        made.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(content)} ".encode())
        made.update(content)
    return made.digest()


def _sources(rooms: Iterable[str]) -> Iterator[Path]:
    for room in sorted(set(rooms)):
        if (_PACKAGE / room).is_dir():
            files = (path for path in (_PACKAGE / room).rglob("*") if path.is_file())
            yield from sorted(path for path in files if "__pycache__" not in path.parts and not path.name.startswith("."))
        else:
            yield _PACKAGE / f"{room}.py"


class Memo:
    """An archive's memory, between `with` and its end; without a folder it remembers nothing."""

    def __init__(self, folder: Path | None, say: Say = lambda _: None, patience: float = _PATIENCE) -> None:
        self.folder = folder
        self._say = say
        self._patience = patience
        self._file: sqlite3.Connection | None = None
        self._asked: set[bytes] = set()
        self._all = False

    def __enter__(self) -> Self:
        if self.folder is None:
            return self
        try:
            self.folder.mkdir(exist_ok=True)
            if not (self.folder / ".gitignore").exists():
                (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
            self._open(self.folder / FILE)
        except (OSError, sqlite3.Error) as error:
            self._forget(error)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file is None:
            return
        try:
            if kind is None:
                self._prune()
        except sqlite3.Error as failed:
            self._forget(failed)
        if self._file is not None:
            self._file.close()
        self._file = None

    def ask(self, keys: Iterable[bytes]) -> None:
        """Say that the results under these keys are needed, though somebody has them already: they are not to be let go."""
        self._asked.update(keys)

    def ask_all(self) -> None:
        """Say that results are needed of which nobody has the keys: nothing is let go this time."""
        self._all = True

    def found(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the results that are remembered under these keys."""
        if self._file is None:
            return {}
        self._asked.update(keys)
        made: dict[bytes, bytes] = {}
        ordered = sorted(keys)  # as the index is
        try:
            for at in range(0, len(ordered), _AT_ONCE):
                asked = ordered[at : at + _AT_ONCE]
                marks = ",".join("?" * len(asked))
                for name, value in self._file.execute(f"SELECT key, value FROM results WHERE key IN ({marks})", asked):  # noqa: S608 - '?' alone
                    if key(value[_CHECK:])[:_CHECK] == value[:_CHECK]:
                        made[name] = value[_CHECK:]
        except sqlite3.DatabaseError as error:
            self._forget(error)
            self._discard()
        return made

    def keep(self, results: Mapping[bytes, bytes]) -> None:
        """Remember results by their keys, all of them or, when the disk refuses, none."""
        if self._file is None or not results:
            return
        self._asked.update(results)
        try:
            with self._file:
                rows = ((name, key(value)[:_CHECK] + value) for name, value in results.items())
                self._file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)
        except sqlite3.Error as error:
            self._forget(error)

    def _open(self, path: Path) -> None:
        try:
            self._file = self._connected(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "disk" in str(error):
                raise
            self._say(f"{FOLDER}/{FILE} was damaged ({error}); it is made anew")
            self._discard()
            self._file = self._connected(path)

    def _connected(self, path: Path) -> sqlite3.Connection:
        waited = 0.0
        while True:
            file = sqlite3.connect(path, timeout=0, isolation_level="IMMEDIATE")
            try:
                file.execute("PRAGMA locking_mode = EXCLUSIVE")
                file.execute(f"PRAGMA page_size = {_PAGE}")
                file.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is seen by its digest
                with file:
                    file.execute("DROP TABLE IF EXISTS memo")  # of an older sitegen, in which results were found half as fast
                    file.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
                    file.execute("INSERT OR REPLACE INTO results VALUES (x'00', x'')")
            except sqlite3.OperationalError as error:
                file.close()
                if "locked" not in str(error):
                    raise
                if waited == 0.0:
                    self._say("Another build of this archive is running: waiting for it.")
                if waited >= self._patience:
                    raise OutputError("another build of this archive is running", where=str(path), hint="Let it end.") from error
                time.sleep(_STEP)
                waited += _STEP
            except sqlite3.DatabaseError:
                file.close()
                raise
            else:
                return file

    def _prune(self) -> None:
        """Let go of what this build has not asked for, when it is more than what it has."""
        if self._file is None or not self._asked or self._all:
            return
        (there,) = self._file.execute("SELECT count(*) FROM results").fetchone()
        if there <= _SPARE * len(self._asked) + _AT_ONCE:
            return
        self._file.execute("CREATE TEMP TABLE asked (key BLOB PRIMARY KEY) WITHOUT ROWID")
        with self._file:
            self._file.executemany("INSERT OR IGNORE INTO asked VALUES (?)", ((name,) for name in self._asked))
            self._file.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM asked)")
        self._file.execute("DROP TABLE asked")
        self._file.execute("VACUUM")

    def _forget(self, error: Exception) -> None:
        self._say(f"Nothing is remembered of this build: {FOLDER}/{FILE}: {error}")
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None

    def _discard(self) -> None:
        if self.folder is not None:
            for path in self.folder.glob(f"{FILE}*"):
                path.unlink(missing_ok=True)


def clean(folder: Path) -> int:
    """Remove an archive's memory and return its size in bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() and not folder.is_symlink() else []
    size = sum(path.stat().st_size for path in files)
    for path in files:
        path.unlink(missing_ok=True)
    for inner in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True) if files else []:
        inner.rmdir()
    if files:
        folder.rmdir()
    return size


encode = msgspec.msgpack.Encoder(order="deterministic").encode
"""Makes of any value what keys are made of."""
pack = msgspec.msgpack.Encoder().encode
"""Makes of any value what is kept; the order in mappings is part of the value."""
