"""Whether anything has changed at all since the last build; if not, there is nothing to do, and not even the program is loaded.

This is no guess. A build depends on the files of the seeds and the themes, on the configuration and on the program. Each is known by
its name, inode, size and the moment when the file system last changed it, which nobody can set back. So are the files of the site,
which somebody may have touched since. What changed so shortly before the build that the clock of the file system cannot tell it from
later changes is not vouched for. Costs three microseconds for each file.

The addresses of threads are an input that the build itself writes. They are looked at after it: a build with the addresses that it has
just given gives them again.
"""

import hashlib
import os
import sys
from pathlib import Path
from stat import S_ISLNK
from struct import pack

import msgspec
from msgspec import Struct

from sitegen.config import Config
from sitegen.memo import FOLDER
from sitegen.model import Problem

FILE = "last-build"
_ADDRESSES = "addresses.toml"
_TICK, _SECOND = 100_000_000, 1_000_000_000
"""Nanoseconds that file systems may take for one moment: most, and those that know whole seconds only."""
_OWN = frozenset({b"__pycache__", os.fsencode(FOLDER)})
"""Folders in which Python and we ourselves keep something."""
_PACKAGE = Path(__file__).parent


class Inputs(Struct, frozen=True):
    """What a build is about to read."""

    program: bytes
    settings: bytes
    folders: bytes
    """Of the seeds and the archive's own themes."""
    moment: int
    """By the clock of the file system, before anything was read."""
    newest: int
    """When the youngest of the inputs changed, by the same clock."""


class Last(Struct, frozen=True):
    """The last build that ended well."""

    program: bytes
    settings: bytes
    folders: bytes
    addresses: bytes
    site: bytes
    articles: int
    files: int
    problems: tuple[Problem, ...]


def inputs(config: Config) -> Inputs | None:
    """Look at all that a build of `config` depends on, before it begins; None where nothing can be kept."""
    place = config.root / FOLDER
    try:
        place.mkdir(exist_ok=True)
        touched = place / f"{FILE}-moment"
        touched.write_bytes(b"")
        os.utime(touched)
        moment = touched.stat().st_ctime_ns
        folders, newest = _folders(config)
        return Inputs(_program(), _settings(config), folders, moment, newest)
    except OSError:
        return None


def keep(config: Config, before: Inputs | None, articles: int, files: int, problems: tuple[Problem, ...]) -> None:
    """Remember a build that began with `before` and has ended well; nothing, if something changed meanwhile or just before."""
    place = config.root / FOLDER / FILE
    try:
        if before is None or before.moment - before.newest < (_SECOND * 2 if before.newest % _SECOND == 0 else _TICK):
            place.unlink(missing_ok=True)
            return
        folders, _ = _folders(config)
        if folders != before.folders:
            place.unlink(missing_ok=True)
            return
        last = Last(
            before.program, before.settings, folders, _addresses(config), _tree(config.site)[0], articles, files, problems
        )  # fmt: skip
        part = place.with_name(f"{FILE}-part")
        part.write_bytes(msgspec.msgpack.encode(last))
        part.replace(place)
    except OSError:
        return


def last(config: Config) -> Last | None:
    """Return the last build if a build today would read the same and find the site as that one has left it."""
    try:
        found = msgspec.msgpack.decode((config.root / FOLDER / FILE).read_bytes(), type=Last)
        if found.settings != _settings(config) or found.program != _program() or found.addresses != _addresses(config):
            return None
        return found if found.folders == _folders(config)[0] and found.site == _tree(config.site)[0] else None
    except (OSError, msgspec.DecodeError):
        return None


def _settings(config: Config) -> bytes:
    settled = msgspec.json.encode(config.settings)
    return hashlib.sha256(b"\0".join((settled, config.base_url.encode(), str(config.root).encode(), config.where.encode()))).digest()


def _program() -> bytes:
    """Return the digest of the program: its own files, Python, and the folders of libraries, in which every installation leaves a trace."""
    made = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for folder in (_PACKAGE, _PACKAGE.parent / "themes"):
        made.update(_tree(folder)[0])
    for name in sys.path:
        if os.path.isdir(name) and Path(name).name == "site-packages":  # noqa: PTH112
            made.update(pack("<qq", os.stat(name).st_ino, os.stat(name).st_mtime_ns))  # noqa: PTH116
    return made.digest()


def _folders(config: Config) -> tuple[bytes, int]:
    seeds, newest = _tree(config.seeds, _ADDRESSES)
    themes, newest_theme = _tree(config.root / "themes")
    return seeds + themes, max(newest, newest_theme)


def _addresses(config: Config) -> bytes:
    path = config.seeds / _ADDRESSES
    return hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""


def _tree(folder: Path, but: str = "") -> tuple[bytes, int]:
    """Return the digest of all files below a folder, whatever their order there, and when the youngest of them changed.

    Left out are `but`, at the top, and what Python and we keep for ourselves; what links lead to is looked at too.
    """
    made = hashlib.blake2b(digest_size=16)
    newest = 0
    top = os.fsencode(folder)
    waiting = [top]
    left_out = os.fsencode(but)
    while waiting:
        inner, seen = [], []
        above = waiting.pop()
        try:
            with os.scandir(above) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in _OWN:
                            inner.append(entry.path)
                    elif above != top or entry.name != left_out:
                        stat = entry.stat(follow_symlinks=False)
                        seen.append((entry.name, stat.st_ino, stat.st_size, stat.st_mode, stat.st_ctime_ns))
                        if S_ISLNK(stat.st_mode) and os.path.exists(entry.path):  # noqa: PTH110
                            stat = entry.stat()
                            seen.append((entry.name, stat.st_ino, stat.st_size, stat.st_mode, stat.st_ctime_ns))
        except FileNotFoundError:
            continue
        seen.sort()
        waiting += sorted(inner, reverse=True)
        made.update(msgspec.msgpack.encode((above[len(top) :], seen)))
        newest = max(newest, max((changed for *_, changed in seen), default=0))
    return made.digest(), newest
