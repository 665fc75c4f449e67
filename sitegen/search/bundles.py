"""The browser half of the search: which scripts there are, made of the modules in browser/.

Pages that are opened from a disk can load no JavaScript modules, so the modules are classic scripts that are put one after another here,
with what the archive settles in front. What is put together is not browser/ itself but made/: the same without what only we read, made when
sitegen is installed (hatch_build.py), half as large.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files as package_files

import msgspec

from sitegen import urls
from sitegen.errors import SitegenError
from sitegen.extending import SearchOptions
from sitegen.model import OutputFile

PAGE = "search.js"
"""The one script that the search page names; it starts the others."""
ENGINE = "search-engine.js"
LUNR = "lunr.min.js"
_LANGUAGES = "search-languages"
"""Is left out of an archive in English."""
_BUNDLES = {
    PAGE: ("search-say", "search-page"),
    "search-narrow.js": ("search-narrow",),
    ENGINE: (
        *("search-say", "search-packing", "search-words", _LANGUAGES, "search-parts", "search-index", "search-query"),
        *("search-excerpt", "search-texts", "search-engine"),
    ),
    "search-more.js": ("search-syntax", "search-said", "search-phrases"),
    "search-filters.js": ("search-filters",),
}
"""Script -> the modules in it, each after those that it needs. What a first query does not need is apart."""
SERVICE_WORKER = "service-worker.js"
"""At the root of the site, since it may answer only for what lies below it."""


def files(
    languages: Mapping[str, bytes], settings: Mapping[str, object], facets: Sequence[str], options: SearchOptions
) -> Iterator[OutputFile]:
    """Return the scripts.

    `languages`: what lunr.js needs to know languages beside English, by file name; `settings`: what the engine knows of the archive;
    `facets`: what the page's address may choose. SitegenError when the installation lacks something.
    """
    said = _set("sitegenSaid", {"language": options.language, "words": options.words}) if options.words else ""
    others = {LUNR: _made(LUNR), **languages}
    yield from (OutputFile(path=urls.asset(name), content=content) for name, content in others.items())
    for name, modules in _BUNDLES.items():
        source = "".join(_module(module) for module in modules if languages or module != _LANGUAGES)
        if name == ENGINE:
            source = f"{_set('sitegenSettings', {'lunr': list(others), **settings})}{said}{_module('search-start')}{source}"
        elif name == PAGE:
            known = {"engine": [*others, ENGINE], "facets": facets, "offline": options.offline}
            source = f"{_set('sitegenPage', known)}{said}{source}"
        yield OutputFile(path=urls.asset(name), content=source.encode())
    if options.offline:
        yield OutputFile(path=SERVICE_WORKER, content=_made(SERVICE_WORKER))


def _module(name: str) -> str:
    return _made(f"{name}.js").decode()


def _set(name: str, value: object) -> str:
    return f"globalThis.{name} = {msgspec.json.encode(value).decode()};\n"


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
