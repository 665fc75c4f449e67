"""The only writer: what changed is written, what is stale is removed, nothing else in the site folder is touched.

A manifest in the folder lists every file that a build wrote, with its SHA-256. It proves that the folder is ours to write, and
which files may be removed: those that an earlier build wrote and nobody has changed since. A write has two parts. First every file is
made, one at a time, and what changed is laid aside in a hidden folder: whatever goes wrong here, or is interrupted, leaves the site as
it was. Then what was laid aside is moved to its place, each file in one step, so that readers see the old page or the new one and never
half of either. Meanwhile the new manifest lies beside the last one as pending, so that a killed build leaves nothing that the next one
would not recognise as its own. No more than one file is in memory, and one that stays is read but not touched.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import msgspec
from msgspec import Struct

from sitegen import copies
from sitegen.errors import OutputError
from sitegen.model import Draft, LaterFile, ListFile, OutputFile, SiteFile
from sitegen.pagebook import Book

MANIFEST = ".sitegen-manifest.json"
PENDING = ".sitegen-manifest-pending.json"
ASIDE = ".sitegen-part"
"""Folder of what is made and not yet in its place. The next build removes what a killed one left there."""
_NOT_CONTENT = frozenset({".gitignore", ".gitkeep", ".git", ".DS_Store", ASIDE})
"""May lie in a folder that counts as empty: placeholders and bookkeeping of other tools."""
_PLAIN = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*")
"""Paths that need no second look: nearly all, and a path object for each of 100,000 files takes a second."""
Track = Callable[[Sequence[SiteFile]], Iterable[SiteFile]]


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What a build wrote: path below the site folder -> SHA-256, hexadecimal."""

    files: dict[str, str]
    version: int = 1


class Written(Struct, frozen=True):
    """What a write did, as counts and paths below the site folder."""

    written: int
    unchanged: int
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    """Stale files that somebody changed after sitegen wrote them; left where they are."""
    paths: tuple[str, ...] = ()
    """What was written."""


def write(files: Sequence[SiteFile], folder: Path, track: Track = iter, book: Book | None = None, jobs: int = 1) -> Written:
    """Make `folder` hold `files` and no others of ours.

    `track` passes them on, telling somebody that they are being made; what `book` knows to be the same is not even made. Many files are
    made by `jobs` copies of this process. OutputError when
    the folder is not ours, when a path would leave it, or when the disk refuses; the site is then as it was, unless that happens in the
    last moment, while files are moved: then each is the old one or the new one.
    """
    _check_paths(files)
    owned = _owned(folder)
    book = book or Book(None, b"")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = _Aside(files, folder, book)
        try:
            with copies.results(aside.made, len(files), jobs) as made:
                for number, (file, page) in enumerate(zip(track(files), made, strict=True)):
                    aside.take(file, page or aside.listed(number))
            removed, kept = _put(aside, folder, owned)
            book.close(folder)
        finally:
            aside.clear()
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            where=str(error.filename or folder),
            hint="Free some space or mend the folder's permissions, then build again; nothing is half written.",
        ) from error
    return Written(
        written=len(aside.changed), unchanged=len(files) - len(aside.changed), removed=removed, kept=kept, paths=tuple(aside.changed)
    )


class _Page(NamedTuple):
    """What became of a file."""

    sha256: str
    depends: bytes
    known: bool
    """Whether the book knew it, so that it was not made."""
    scratch: str
    """Where it lies aside; nothing where it lies in its place already."""


class _Aside:
    """The files of a write as they are made; those that changed are laid aside. `made` and `listed` change nothing here."""

    def __init__(self, files: Sequence[SiteFile], folder: Path, book: Book) -> None:
        self._files = files
        self.digests: dict[str, str] = {}
        self.changed: dict[str, str] = {}
        """Path below the site folder -> where the new file lies aside."""
        self._folder = folder
        self._book = book
        self._place = os.path.join(folder, ASIDE)  # noqa: PTH118 - strings: 100,000 files make 100,000 paths
        self._prepared = False
        self._plain: set[str] = {""}
        """Folders below the site folder that no link leads through."""
        self.clear()

    def made(self, number: int) -> _Page | None:
        """Make a file; None for one that lists those before it."""
        file = self._files[number]
        if isinstance(file, ListFile):
            return None
        return self._made(number, file.draft() if isinstance(file, LaterFile) else Draft(make=partial(_content, file)))

    def listed(self, number: int) -> _Page:
        """Make a file that lists those before it."""
        file = self._files[number]
        assert isinstance(file, ListFile)
        return self._made(number, Draft(make=partial(file.of, dict(self.digests))))

    def take(self, file: SiteFile, page: _Page) -> None:
        """Take note of the next file."""
        self.digests[file.path] = page.sha256
        if page.known:
            self._book.same(file.path)
            return
        self._book.made(file.path, page.depends, page.sha256)
        if page.scratch:
            self.changed[file.path] = page.scratch

    def _made(self, number: int, draft: Draft) -> _Page:
        path = self._files[number].path
        self._refuse_links_above(path)
        place = f"{self._folder}/{path}"
        known = self._book.known(path, draft, place)
        if known:
            return _Page(known, draft.depends, known=True, scratch="")
        if os.path.islink(place):  # noqa: PTH114 - of what the book knows, we know that it is none
            raise _leads_out(self._folder / path)
        content = draft.make()
        digest = hashlib.sha256(content).hexdigest()
        scratch = ""
        if not self._book.known(path, Draft(draft.make, sha256=digest), place) and not _same(place, content):
            scratch = f"{self._place}/{number}"
            self._prepare()
            _lay(scratch, content)
        return _Page(digest, draft.depends, known=False, scratch=scratch)

    def clear(self) -> None:
        """Remove what lies aside, of this write or of a killed one."""
        with suppress(FileNotFoundError):
            if os.path.islink(self._place) or os.path.isfile(self._place):  # noqa: PTH113, PTH114
                os.unlink(self._place)  # noqa: PTH108
            shutil.rmtree(self._place)

    def _prepare(self) -> None:
        """Make the folder that files are laid aside in, unless this process or another copy of it has."""
        if not self._prepared:
            with suppress(FileExistsError):
                os.mkdir(self._place)  # noqa: PTH102
            self._prepared = True

    def _refuse_links_above(self, path: str) -> None:
        above = path.rpartition("/")[0]
        if above not in self._plain:
            if _through_link(self._folder, above):
                raise _leads_out(self._folder / path)
            self._plain.add(above)


def _content(file: OutputFile) -> bytes:
    return file.content


def _leads_out(place: Path) -> OutputError:
    return OutputError("leads out of the site folder through a link", where=str(place), hint="Remove the link.")


def _put(aside: _Aside, folder: Path, owned: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Move what lies aside to its place and remove what is stale; return what was removed, and what was left though it is stale."""
    manifest = _encoded(aside.digests)
    last, pending = folder / MANIFEST, folder / PENDING
    if not aside.changed and last.is_file() and last.read_bytes() == manifest and not pending.exists():
        return (), ()
    _replace(pending, manifest)
    removed, kept = _remove_stale(folder, owned, aside.digests)
    made = {""}
    for path, scratch in aside.changed.items():
        above = path.rpartition("/")[0]
        if above not in made:
            (folder / above).mkdir(parents=True, exist_ok=True)
            made.add(above)
        os.replace(scratch, f"{folder}/{path}")  # noqa: PTH105
    _replace(last, manifest)
    pending.unlink()
    return removed, kept


def manifest(folder: Path) -> Manifest:
    """Read what the last finished build wrote; OutputError when there is none that can be read."""
    return _manifest(folder / MANIFEST)


def refuse_foreign(folder: Path) -> None:
    """OutputError when `folder` is not empty and no build of ours made it; call it before the work of a build."""
    _owned(folder)


def _check_paths(files: Iterable[SiteFile]) -> None:
    seen: set[str] = set()
    for file in files:
        if not _PLAIN.fullmatch(file.path) and not _below(file.path):
            raise OutputError("is no path below the site folder", where=repr(file.path))
        if file.path in seen or file.path in {MANIFEST, PENDING, ASIDE}:
            raise OutputError("would be written twice", where=file.path)
        seen.add(file.path)


def _below(path: str) -> bool:
    parts = PurePosixPath(path)
    return not (parts.is_absolute() or ".." in parts.parts or str(parts) != path or "\\" in path or "\0" in path)


def _owned(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Return path -> digests that a file of ours may have, after a finished build or a killed one."""
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise OutputError(
                "is no folder", where=str(folder), hint="Move it away, or name another folder as `site` in the configuration."
            )
        manifests = [folder / name for name in (MANIFEST, PENDING) if (folder / name).is_file()]
        foreign = folder.is_dir() and any(entry.name not in _NOT_CONTENT for entry in folder.iterdir())
    except OSError as error:
        hint = "Mend the folder's permissions, or name another folder as `site` in the configuration."
        raise OutputError(f"cannot be looked into: {error.strerror or error}", where=str(folder), hint=hint) from error
    owned: dict[str, tuple[str, ...]] = {}
    for manifest in manifests:
        for path, digest in _manifest(manifest).files.items():
            owned[path] = (*owned.get(path, ()), digest)  # sets would take four times as much, and there are 100,000
    if not manifests and foreign:
        raise OutputError(
            f"is not empty and was not made by sitegen (there is no {MANIFEST} in it)",
            where=str(folder),
            hint="Nothing was written. Move its files away, or name another folder as `site` in the configuration.",
        )
    return owned


def _manifest(path: Path) -> Manifest:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise OutputError(
            f"the list of what sitegen wrote cannot be read: {error}",
            where=str(path),
            hint="Nothing was written. If all files of the folder come from sitegen, delete the folder and build again.",
        ) from error


def _encoded(digests: Mapping[str, str]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(Manifest(files=dict(sorted(digests.items())))), indent=1)


def _remove_stale(folder: Path, owned: Mapping[str, tuple[str, ...]], wanted: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    removed, kept = [], []
    for path in sorted(owned.keys() - wanted.keys()):
        place = folder / path
        if not place.is_file() or _through_link(folder, path):
            continue
        if hashlib.sha256(place.read_bytes()).hexdigest() in owned[path]:
            place.unlink()
            removed.append(path)
            _remove_empty(folder, place.parent)
        else:
            kept.append(path)
    return tuple(removed), tuple(kept)


def _remove_empty(folder: Path, inner: Path) -> None:
    while inner != folder and not any(inner.iterdir()):
        inner.rmdir()
        inner = inner.parent


def _through_link(folder: Path, path: str) -> bool:
    inner = folder
    for name in PurePosixPath(path).parts:
        inner /= name
        if inner.is_symlink():
            return True
    return False


def _same(place: str, content: bytes) -> bool:
    """Whether the file at `place` has this content; its size is asked first."""
    try:
        if os.stat(place).st_size != len(content):  # noqa: PTH116
            return False
        with open(place, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read() == content
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _lay(place: str, content: bytes) -> None:
    with open(place, "wb", buffering=0) as file:  # noqa: PTH123
        done = file.write(content)
        while done < len(content):  # a disk that is nearly full takes a part, and tells why at the next attempt
            done += file.write(content[done:])


def _replace(place: Path, content: bytes) -> None:
    scratch = place.with_name(f"{place.name}-part")
    try:
        _lay(str(scratch), content)
        scratch.replace(place)
    except OSError:
        scratch.unlink(missing_ok=True)
        raise
