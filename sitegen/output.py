"""The only writer: what changed is written, what is stale is removed, nothing else in the site folder is touched.

A manifest in the folder lists every file that a build wrote, with its SHA-256. It proves that the folder is ours to write, and
which files may be removed: those that an earlier build wrote and nobody has changed since. While a build writes, its manifest lies
beside the last one as pending, so that a killed build leaves nothing that the next one would not recognise as its own.
Each file is replaced in one step: readers of the folder see the old page or the new one, never half of either.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from sitegen.errors import OutputError
from sitegen.model import OutputFile

MANIFEST = ".sitegen-manifest.json"
PENDING = ".sitegen-manifest-pending.json"
_SCRATCH = ".sitegen-part"
"""One name for every file on its way, so that a killed build leaves one such file at most, which the next build overwrites."""
_NOT_CONTENT = frozenset({".gitignore", ".gitkeep", ".git", ".DS_Store"})
"""May lie in a folder that counts as empty: placeholders and bookkeeping of other tools."""


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


def write(files: Sequence[OutputFile], folder: Path) -> Written:
    """Make `folder` hold `files` and no others of ours.

    OutputError when the folder is not ours, when a path would leave it, or when the disk refuses; files that were written
    before that are whole.
    """
    _check_paths(files)
    owned = _owned(folder)
    digests = {file.path: hashlib.sha256(file.content).hexdigest() for file in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        manifest = _encoded(digests)
        if (folder / MANIFEST).is_file() and (folder / MANIFEST).read_bytes() == manifest and not (folder / PENDING).exists():
            written = sum(_write(folder, file) for file in files)
            return Written(written=written, unchanged=len(files) - written, removed=(), kept=())
        _replace(folder, PENDING, manifest)
        removed, kept = _remove_stale(folder, owned, digests)
        written = sum(_write(folder, file) for file in files)
        _replace(folder, MANIFEST, manifest)
        (folder / PENDING).unlink()
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            where=str(error.filename or folder),
            hint="Free some space or mend the folder's permissions, then build again; nothing is half written.",
        ) from error
    return Written(written=written, unchanged=len(files) - written, removed=removed, kept=kept)


def manifest(folder: Path) -> Manifest:
    """Read what the last finished build wrote; OutputError when there is none that can be read."""
    return _manifest(folder / MANIFEST)


def refuse_foreign(folder: Path) -> None:
    """OutputError when `folder` is not empty and no build of ours made it; call it before the work of a build."""
    _owned(folder)


def _check_paths(files: Iterable[OutputFile]) -> None:
    seen: set[str] = set()
    for file in files:
        path = PurePosixPath(file.path)
        if path.is_absolute() or ".." in path.parts or str(path) != file.path or "\\" in file.path or "\0" in file.path:
            raise OutputError("is no path below the site folder", where=repr(file.path))
        if file.path in seen or file.path in {MANIFEST, PENDING, _SCRATCH}:
            raise OutputError("would be written twice", where=file.path)
        seen.add(file.path)


def _owned(folder: Path) -> Mapping[str, set[str]]:
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
    owned: dict[str, set[str]] = {}
    for manifest in manifests:
        for path, digest in _manifest(manifest).files.items():
            owned.setdefault(path, set()).add(digest)
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


def _remove_stale(folder: Path, owned: Mapping[str, set[str]], wanted: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
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


def _write(folder: Path, file: OutputFile) -> bool:
    if _through_link(folder, file.path):
        raise OutputError("leads out of the site folder through a link", where=str(folder / file.path), hint="Remove the link.")
    place = folder / file.path
    if place.is_file() and place.stat().st_size == len(file.content) and place.read_bytes() == file.content:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    _replace(folder, file.path, file.content)
    return True


def _through_link(folder: Path, path: str) -> bool:
    inner = folder
    for name in PurePosixPath(path).parts:
        inner /= name
        if inner.is_symlink():
            return True
    return False


def _replace(folder: Path, path: str, content: bytes) -> None:
    scratch = folder / _SCRATCH
    try:
        scratch.write_bytes(content)
        os.replace(scratch, folder / path)  # noqa: PTH105 - Path.replace is the same call, with one more object a file
    except OSError:
        scratch.unlink(missing_ok=True)
        raise
