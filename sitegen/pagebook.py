"""What each file of the site was made of and what it was when it was written, so that a page that shows the same is not made again.

A file on disk whose inode, size and moment of change are those that its writing left is the file that was written: nobody can set that
moment back. So a page is left alone without looking into it when it would be made of the same as last time (model.Draft.depends), and a
copy of an article's file when that is the same. The book belongs to one edition of the program and its libraries; the next one begins
with an empty book, and so does one whose book is lost or damaged.
"""

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from sitegen.model import Draft


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """A file as it was written."""

    depends: bytes
    sha256: str
    inode: int
    size: int
    changed: int


class _Pages(Struct, frozen=True):
    edition: bytes
    entries: dict[str, Entry]


class Book:
    """The files of one site folder, by their path in it."""

    def __init__(self, place: Path | None, edition: bytes) -> None:
        self._place = place
        self._edition = edition
        self._entries: dict[str, Entry] = {}
        self._new: dict[str, tuple[bytes, str]] = {}
        self._same: dict[str, Entry] = {}
        try:
            found = msgspec.msgpack.decode(place.read_bytes() if place else b"", type=_Pages)
            self._entries = found.entries if found.edition == edition else {}
        except (OSError, msgspec.DecodeError):
            pass

    def known(self, path: str, draft: Draft, place: str) -> str:
        """Return the SHA-256 of the file at `place` if it is what `draft` would make; else nothing. Takes no note of it."""
        entry = self._entries.get(path)
        if entry is None or not (entry.depends == draft.depends if draft.depends else entry.sha256 == draft.sha256):
            return ""
        try:
            stat = os.lstat(place)
        except OSError:
            return ""
        if (entry.inode, entry.size, entry.changed) != (stat.st_ino, stat.st_size, stat.st_ctime_ns):
            return ""
        return entry.sha256

    def same(self, path: str) -> None:
        """Take note of a file that is known."""
        self._same[path] = self._entries[path]

    def made(self, path: str, depends: bytes, sha256: str) -> None:
        """Take note of a file that was made."""
        self._new[path] = (depends, sha256)

    def close(self, folder: Path) -> None:
        """Write the book, when all files have their places below `folder`; what cannot be written is not remembered."""
        if self._place is None or not self._place.parent.is_dir():
            return
        entries = self._same
        try:
            for path, (depends, sha256) in self._new.items():
                stat = os.lstat(f"{folder}/{path}")
                entries[path] = Entry(depends, sha256, stat.st_ino, stat.st_size, stat.st_ctime_ns)
            part = self._place.with_name(f"{self._place.name}-part")
            part.write_bytes(msgspec.msgpack.encode(_Pages(self._edition, entries)))
            part.replace(self._place)
        except OSError:
            self._place.unlink(missing_ok=True)
