"""HTML, SVG and CSS -> what they lead to and what they load, for checking alone.

A page's tags are found without building a tree: 14,000 pages have two million of them. The patterns are bounded and do not go back, so
that no text, however odd, costs more than a fixed time a character.
"""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

_TAG = re.compile(r"""<([a-zA-Z][a-zA-Z0-9:-]{0,40})((?:[\s/](?:[^<>"']|"[^"]{0,20000}"|'[^']{0,20000}'){0,5000}+)?)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]{1,100}+)(?:\s{0,20}+=\s{0,20}+("[^"]*+"|'[^']*+'|[^\s"'<>`]++))?""")
_CSS = re.compile(r"""(?:url\(\s{0,20}+|@import\s{1,20}+(?:url\(\s{0,20}+)?)["']?([^\s"')]{1,2000}+)""", re.IGNORECASE)
_SCRIPT = re.compile(
    r"""(?:\b(?:fetch|import|importScripts|from|WebSocket|EventSource|sendBeacon)|\.src\s{0,5}=)\s{0,5}\(?\s{0,5}"""
    r"""["'`]((?:https?:|wss?:)?//[^"'`\s]{1,500})"""
)
"""What a script asks for in so many words; an address that it puts together is not seen."""
_REFRESH = re.compile(r"""[\d.;,\s]{0,40}+url\s{0,20}+=\s{0,20}+['"]?([^'"]{1,2000}+)""", re.IGNORECASE)
_LOADS = frozenset({"src", "srcset", "poster", "data", "background"})
_LOADING = frozenset({
    "stylesheet", "icon", "shortcut", "apple-touch-icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest",
    "mask-icon",
})  # fmt: skip
_DRAWN = frozenset({"image", "use", "feimage"})
_RAW = frozenset({"script", "style", "textarea", "title"})
_LINKS = frozenset({"a", "area"})
_ASKED = re.compile(
    r"[\s/](?:xlink:)?(?:id|name|href|src|srcset|poster|data|action|formaction|background|style|content)\s{0,20}+=", re.IGNORECASE
)


class Use(Struct, frozen=True):
    """An address in a page."""

    address: str
    loads: bool
    """Whether a browser asks for it by itself; else a reader may follow it."""
    image: bool
    at: int
    """Offset into the page."""


class Page(Struct, frozen=True):
    """What a page offers and uses."""

    ids: frozenset[str]
    uses: tuple[Use, ...]
    moved: bool
    """Whether it leads on by itself."""


def page(html: str) -> Page:
    """Read a page."""
    ids: set[str] = set()
    uses: list[Use] = []
    moved = False
    for name, attributes, at, inner in _tags(html):
        if name == "style":
            uses += [Use(address, True, False, at) for address in css(inner)]
        elif name == "script":
            uses += [Use(address, True, False, at) for address in script(inner)]
        values = {}
        if attributes and _ASKED.search(attributes):
            values = {key.lower(): _value(said) for key, said in _ATTRIBUTE.findall(attributes)}
        for key, value in values.items():
            if key == "id" or (key == "name" and name == "a"):
                ids.add(value)
        moved = moved or (name == "meta" and values.get("http-equiv", "").lower() == "refresh")
        uses += [Use(address, loads, name == "img", at) for address, loads in _used(name, values)]
    return Page(ids=frozenset(ids), uses=tuple(uses), moved=moved)


def css(text: str) -> Iterator[str]:
    """Yield what a style sheet loads."""
    return (found[1] for found in _CSS.finditer(text))


def script(text: str) -> Iterator[str]:
    """Yield what a script asks other hosts for."""
    return (found[1] for found in _SCRIPT.finditer(text))


def _tags(html: str) -> Iterator[tuple[str, str, int, str]]:
    """Yield the start tags in order: name, attributes, offset, and of scripts and styles what is in them."""
    at = html.find("<")
    while at >= 0:
        end = at + 1
        if html.startswith("<!--", at):
            end = html.find("-->", at + 4)
            if end < 0:
                return
        elif found := _TAG.match(html, at):
            name, end = found[1].lower(), found.end()
            inner = ""
            if name in _RAW and not found[2].endswith("/"):
                close = html.find(f"</{name}", end)
                inner, end = html[end:close] if close >= 0 else html[end:], close if close >= 0 else len(html)
            yield name, found[2], at, inner
        at = html.find("<", end)


def _value(said: str) -> str:
    plain = said[1:-1] if said[:1] in {'"', "'"} else said
    return unescape(plain) if "&" in plain else plain


def _used(name: str, values: dict[str, str]) -> Iterator[tuple[str, bool]]:
    if name in _LINKS and "href" in values:
        yield values["href"], False
    elif name == "link" and "href" in values:
        rels = set(values.get("rel", "").lower().split())
        if rels & _LOADING or "alternate" in rels:
            yield values["href"], bool(rels & _LOADING)
    elif name in _DRAWN:
        yield from ((values[key], True) for key in ("href", "xlink:href") if key in values)
    elif name == "meta" and values.get("http-equiv", "").lower() == "refresh" and (found := _REFRESH.match(values.get("content", ""))):
        yield found[1].strip(), False
    for key in _LOADS & values.keys():
        for address in values[key].split(",") if key == "srcset" else (values[key],):
            yield (address.split() or [""])[0] if key == "srcset" else address.strip(), True
    yield from ((values[key], False) for key in ("action", "formaction") if key in values)
    yield from ((address, True) for address in css(values.get("style", "")))
