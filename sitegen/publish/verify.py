"""A site in a folder or on the web, held against its own list of checksums: which file differs, is missing or is extra.

On the web only what the list names can be asked for, so that nothing extra is found there. Files are fetched a few at a time and never
kept.
"""

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlsplit

from msgspec import Struct

from sitegen import checksums, output, urls
from sitegen.checksums import Sums
from sitegen.errors import PublishError

_AT_ONCE = 8
_SECONDS = 60
_LARGEST = 1 << 30
_CHUNK = 1 << 20
_UNLISTED = frozenset({output.MANIFEST, output.PENDING, urls.CHECKSUMS, urls.NO_JEKYLL, ".gitignore", ".gitkeep", ".git", "CNAME"})
"""At the top of the site, and no part of what it says."""


class Report(Struct, frozen=True):
    """How a site differs from its list; all paths sorted."""

    files: int
    articles: int
    differ: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether all is as it was built."""
        return not (self.differ or self.missing or self.extra)


def verify(place: str, seeds: Path | None = None) -> Report:
    """Verify a folder or, where `place` begins with http, a site on the web; and where there is a seeds folder, the articles in it.

    PublishError when there is no list, or none that can be read.
    """
    remote = urlsplit(place).scheme.lower() in {"http", "https"}
    report = _web(place if place.endswith("/") else f"{place}/") if remote else _folder(Path(place))
    if seeds is None:
        return report
    sums = _sums((Path(place) / urls.CHECKSUMS).read_bytes(), place)
    found = {source: _digest(seeds / source) for source in sums.articles}
    return Report(
        files=report.files,
        articles=report.articles,
        differ=(*report.differ, *(f"{seeds.name}/{source}" for source in _differing(found, sums.articles))),
        missing=(*report.missing, *(f"{seeds.name}/{source}" for source, digest in sorted(found.items()) if digest is None)),
        extra=report.extra,
    )


def _folder(folder: Path) -> Report:
    try:
        content = (folder / urls.CHECKSUMS).read_bytes()
    except OSError as error:
        raise _without_list(str(folder)) from error
    sums = _sums(content, str(folder))
    found = {path: _digest(folder / path) for path in sums.files}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()}
    extra = {path for path in there - sums.files.keys() if path.partition("/")[0] not in _UNLISTED}
    return _report(sums, found, tuple(sorted(extra)))


def _web(address: str) -> Report:
    content = _fetched(address + urls.CHECKSUMS)
    if content is None:
        raise _without_list(address)
    sums = _sums(content[1], address)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(lambda path: _fetched(address + quote(path)), sums.files)
        found = {path: answer[0] if answer else None for path, answer in zip(sums.files, answers, strict=True)}
    return _report(sums, found, ())


def _report(sums: Sums, found: Mapping[str, str | None], extra: tuple[str, ...]) -> Report:
    return Report(
        files=len(sums.files),
        articles=len(sums.articles),
        differ=tuple(_differing(found, sums.files)),
        missing=tuple(sorted(path for path, digest in found.items() if digest is None)),
        extra=extra,
    )


def _differing(found: Mapping[str, str | None], wanted: Mapping[str, str]) -> list[str]:
    return sorted(path for path, digest in found.items() if digest is not None and digest != wanted[path])


def _sums(content: bytes, where: str) -> Sums:
    try:
        return checksums.read(content)
    except ValueError as error:
        raise PublishError(
            f"the list of checksums cannot be read: {error}", where=f"{where.rstrip('/')}/{urls.CHECKSUMS}", hint="Build again."
        ) from error


def _without_list(where: str) -> PublishError:
    hint = f"`sitegen build` writes {urls.CHECKSUMS} into every site; name the folder or the address that has it."
    return PublishError("has no list of checksums", where=where, hint=hint)


def _digest(path: Path) -> str | None:
    """Return the digest of a file; None where there is none, a link being none."""
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fetched(address: str) -> tuple[str, bytes] | None:
    """Return digest and content, the content of a list only; None where the server has no such file."""
    made, kept, size = hashlib.sha256(), [], 0
    request = urllib.request.Request(address, headers={"User-Agent": "sitegen verify", "Accept-Encoding": "identity"})  # noqa: S310 - http or https, looked at above
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - likewise
            while chunk := answer.read(_CHUNK):
                size += len(chunk)
                if size > _LARGEST:
                    raise PublishError("does not end", where=address)
                made.update(chunk)
                if address.endswith(f"/{urls.CHECKSUMS}"):
                    kept.append(chunk)
    except urllib.error.HTTPError as error:
        if error.code in {404, 410}:
            return None
        raise PublishError(f"answers {error.code} {error.reason}", where=address, hint="Try again later.") from error
    except (OSError, http.client.HTTPException) as error:
        raise PublishError(f"cannot be fetched: {error}", where=address, hint="Look at the address and the network.") from error
    return made.hexdigest(), b"".join(kept)
