"""Follows every link of every page, as a server and a browser would, without asking anybody."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from sitegen import urls
from sitegen.check import tags
from sitegen.check.tags import Page, Use
from sitegen.config import Config
from sitegen.model import Archive, Problem, SiteFile

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:|//")
_ENTRANCES = (urls.HOME, urls.NOT_FOUND)
_MOST = 5
"""Places that are told of one thing that is wrong on many pages."""


def problems(archive: Archive, config: Config, files: Sequence[SiteFile]) -> Iterator[Problem]:
    """Tell broken links and anchors, missing images, what is loaded from other hosts, and pages to which nothing leads."""
    contents = {file.path: file.content for file in files}
    texts = {
        path: content.decode("utf-8", "replace") for path, content in contents.items() if path.endswith((".html", ".svg", ".css", ".js"))
    }
    pages = {path: _read(path, text) for path, text in texts.items()}
    finder = _Finder(config)
    sources = {urls.article(article.id): f"{config.seeds.name}/{article.source}" for article in archive.articles}
    wrong: dict[tuple[str, str], list[tuple[str, int]]] = {}
    leads: dict[str, set[str]] = {}
    for path, page in pages.items():
        leads[path] = set()
        for use in page.uses:
            target, fragment = finder.find(path, use)
            if target is None:
                continue
            leads[path].add(target)
            if what := _wrong(use, target, fragment, pages, contents):
                wrong.setdefault((what, target if target in contents else use.address), []).append((path, use.at))
    for (what, address), places in sorted(wrong.items()):
        yield _told(what, address, places, texts, sources)
    yield from _lonely(pages, leads, sources)


def _read(path: str, text: str) -> Page:
    if path.endswith(".css"):
        uses = tuple(Use(address, True, True, 0) for address in tags.css(text) if not address.startswith(("#", "data:")))
        return Page(ids=frozenset(), uses=uses, moved=False)
    if path.endswith(".js"):
        return Page(ids=frozenset(), uses=tuple(Use(address, True, False, 0) for address in tags.script(text)), moved=False)
    return tags.page(text)


_OUTSIDE, _BROKEN, _IMAGE, _ANCHOR, _OUT = "outside", "broken", "image", "anchor", "out"
_WORDS: Mapping[str, tuple[str, str]] = {
    _OUTSIDE: ("loads {} from another host, which then knows every reader", "Put a copy into the theme's assets and load that."),
    _BROKEN: ("leads to {}, which is not there", "Mend the link, or bring back what it leads to."),
    _IMAGE: ("shows the image {}, which is not there", "Put the image into the theme's assets, or take it out."),
    _ANCHOR: ("leads to a place in {} that is not there", "Mend the part behind '#'."),
    _OUT: ("leads to {}, which is outside the site's folder on the server", "Link to a page of the site, or by its whole address."),
}


class _Finder:
    """Finds what addresses mean; most are asked for thousands of times."""

    def __init__(self, config: Config) -> None:
        self._base_url = config.base_url
        self._base = urlsplit(config.base_url).path or "/"
        self._known: dict[tuple[str, str], str | None] = {}

    def find(self, page: str, use: Use) -> tuple[str | None, str]:
        """Return the path below the site, and the fragment; None for what is no concern of ours, '//' before what is outside."""
        address, _, fragment = use.address.strip().partition("#")
        if not address:
            return page, fragment
        folder = page.rpartition("/")[0]
        key = (folder, address)
        if key not in self._known:
            self._known[key] = self._path(folder, address)
        target = self._known[key]
        if target is not None and target.startswith("//") and not use.loads:
            target = target if target == "//out" else None
        return target, fragment

    def _path(self, folder: str, address: str) -> str | None:
        if self._base_url and address.startswith(self._base_url):
            address = self._base + address.removeprefix(self._base_url)
        elif _SCHEME.match(address):
            return None if address.lower().startswith(("data:", "blob:", "mailto:", "tel:", "javascript:", "about:")) else "//host"
        path = unquote(address.partition("?")[0])
        if not path:
            return f"{folder}/index.html" if folder else urls.HOME
        if path.startswith("/"):
            if not path.startswith(self._base):
                return "//out"
            path = path.removeprefix(self._base)
        else:
            path = posixpath.join(folder, path)
        found = posixpath.normpath(path) if path else "."
        if found.startswith(".."):
            return "//out"
        if path.endswith("/") or found == ".":
            return urls.HOME if found == "." else f"{found}/index.html"
        return found


def _wrong(use: Use, target: str, fragment: str, pages: Mapping[str, Page], contents: Mapping[str, bytes]) -> str:
    if target == "//host":
        return _OUTSIDE
    if target == "//out":
        return _OUT
    if target not in contents:
        return _IMAGE if use.image else _BROKEN
    plain = unquote(fragment.partition(":~:")[0])
    if plain and plain != "top" and target.endswith(".html") and plain not in pages[target].ids:
        return _ANCHOR
    return ""


def _told(what: str, address: str, places: Sequence[tuple[str, int]], texts: Mapping[str, str], sources: Mapping[str, str]) -> Problem:
    """Tell one thing once, at its first place, and how many more pages have it."""
    path, at = places[0]
    words, hint = _WORDS[what]
    others = sorted({other for other, _ in places[1:]} - {path})
    also = f" (so do {len(others):,} more, such as {', '.join(others[: _MOST - 1])})" if others else ""
    made = f" The page is made from {sources[path]}." if path in sources else ""
    line = texts[path].count("\n", 0, at) + 1
    return Problem(f"site/{path}:{line}", words.format(address) + also, hint + made, "warning" if what == _ANCHOR else "error")


def _lonely(pages: Mapping[str, Page], leads: Mapping[str, set[str]], sources: Mapping[str, str]) -> Iterator[Problem]:
    seen: set[str] = set()
    ahead = [path for path in _ENTRANCES if path in pages]
    while ahead:
        path = ahead.pop()
        if path not in seen:
            seen.add(path)
            ahead += [target for target in leads.get(path, ()) if target in pages and target not in seen]
    for path, page in pages.items():
        if path.endswith(".html") and path not in seen and not page.moved:
            made = f" It is made from {sources[path]}." if path in sources else ""
            yield Problem(f"site/{path}", "is a page to which no other leads, so nobody finds it", f"Link to it in the theme.{made}")
