"""Files as they were read the last time, so that whoever builds again opens only the files that somebody has touched.

A file is the one that was read when its inode, its size and both of its moments are the same. File systems tell moments in steps of some
milliseconds, so a file that was touched just before it was read could be touched again within one step: it is read again the next time.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

Read = TypeVar("Read")
_STEP = 2_000_000_000
"""Nanoseconds; FAT, the coarsest, tells every other second."""


class Shelf(Generic[Read]):
    """Path of a file -> what was read of it, and the file's state then."""

    def __init__(self) -> None:
        self._read: dict[Path, tuple[tuple[int, ...], Read]] = {}

    def get(self, path: Path, read: Callable[[], Read]) -> Read:
        """Return what is read from the file at `path`, by `read` where it is not known."""
        state = _state(path)
        known = self._read.get(path)
        if known is not None and known[0] == state:
            return known[1]
        made = read()
        if state and state == _state(path) and max(state[2:]) + _STEP < time.time_ns():
            self._read[path] = state, made
        else:
            self._read.pop(path, None)
        return made


def _state(path: Path) -> tuple[int, ...]:
    try:
        stat = path.stat()
    except OSError:
        return ()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
