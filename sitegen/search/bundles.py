"""The browser half of the search: which scripts there are, made of the modules in browser/.

Pages that are opened from a disk can load no JavaScript modules, so the modules are classic scripts that are put one after another here,
with what the archive settles in front. What is put together is not browser/ itself but made/: the same without what only we read, made when
sitegen is installed (hatch_build.py), half as large.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files as package_files

import msgspec

from sitegen import urls
from sitegen.errors import SitegenError
from sitegen.model import OutputFile

PAGE = urls.asset("search.js")
"""The one script that the search page names; it starts the others."""
_BUNDLES = {
    "search.js": ("search-page",),
    "search-narrow.js": ("search-narrow",),
    "search-engine.js": (
        *("search-packing", "search-words", "search-parts", "search-index", "search-query"),
        *("search-excerpt", "search-texts", "search-engine"),
    ),
    "search-more.js": ("search-syntax", "search-said", "search-phrases"),
    "search-filters.js": ("search-filters",),
}
"""Script -> the modules in it, each after those that it needs. What a first query does not need is apart."""
_LUNR = ("lunr.min.js",)
SERVICE_WORKER = "service-worker.js"
"""At the root of the site, since it may answer only for what lies below it."""


def files(settings: dict[str, object], *, offline: bool) -> Iterator[OutputFile]:
    """Return the scripts. `settings` is what those of the engine know of the archive.

    SitegenError when the installation lacks lunr.js.
    """
    yield from (OutputFile(path=urls.asset(name), content=_made(name)) for name in _LUNR)
    for name, modules in _BUNDLES.items():
        source = "".join(map(_module, modules))
        if name == "search-engine.js":
            source = f"globalThis.sitegenSettings = {_literal({'lunr': _LUNR, **settings})};\n{_module('search-start')}{source}"
        elif name == "search.js":
            source = f"globalThis.sitegenPage = {_literal({'engine': (*_LUNR, 'search-engine.js'), 'offline': offline})};\n{source}"
        yield OutputFile(path=urls.asset(name), content=source.encode())
    if offline:
        yield OutputFile(path=SERVICE_WORKER, content=_made("service-worker.js"))


def _module(name: str) -> str:
    return _made(f"{name}.js").decode()


def _literal(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _made(name: str) -> bytes:
    _check()
    return package_files(__package__).joinpath("made", name).read_bytes()


@cache
def _check() -> None:
    """SitegenError where the scripts were never made, or from others than those that lie here."""
    room = package_files(__package__)
    digest = hashlib.sha256()
    for source in sorted(room.joinpath("browser").iterdir(), key=lambda source: source.name):
        digest.update(source.read_bytes())
    stamp = room.joinpath("made", "digest.txt")
    if not stamp.is_file() or stamp.read_text(encoding="utf-8").split()[0] != digest.hexdigest():
        raise SitegenError(
            "search needs scripts that this installation lacks, or has of another version",
            where="sitegen/search/made",
            hint="Install sitegen again with npm on the PATH: lunr.js comes from there, and the other scripts are made then.",
        )
