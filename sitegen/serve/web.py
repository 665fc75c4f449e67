"""What browsers are answered: the site's pages with the live script in them, events, and the review pages. WSGI, by Werkzeug.

A path is looked up among the paths of the site, never joined to a folder, so that none leads out of it. A page of another site must not
read an archive that is not published yet: there are no CORS headers, every answer stays with its origin, and a request whose Host
is no name of this machine is refused, which is what DNS rebinding would need.
"""

import hashlib
import ipaddress
import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wrappers import Request, Response

from sitegen import urls
from sitegen.serve.preview import Preview, State
from sitegen.serve.review import Review
from sitegen.text import visible

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LIVE, REVIEW = "/_live/", "/_review/"
"""Beside the site; no page of it begins so, since no kind or room does."""
_BEAT = 10.0
"""Seconds after which a silent stream says that it is still there, which is how a reader who left is noticed."""
_SHOWN = 200
"""Articles on a page of the review list."""
_TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".xml": "application/xml",
    ".svg": "image/svg+xml", ".txt": "text/plain", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".woff": "font/woff",
    ".pdf": "application/pdf", ".webmanifest": "application/manifest+json",
}  # fmt: skip
"""Written down, as the registry of types differs between machines."""
_HEADERS = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_OWN_PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEAD = re.compile(rb"</head\s{0,9}>", re.IGNORECASE)


class Application:
    """Answers requests out of a preview."""

    def __init__(self, preview: Preview, host: str) -> None:
        self._preview = preview
        self._host = host
        self._review: tuple[State, Review] | None = None

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer as WSGI asks."""
        request = Request(environ)
        try:
            response = self._answer(request)
        except RequestedRangeNotSatisfiable as error:
            response = Response(status=416, headers={"Content-Range": f"bytes */{error.length}"})
        response.headers.extend(_HEADERS)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        if not trusted(request.host, self._host):
            return _words(403, "This host name is not served here: open the address that the terminal shows.")
        if request.method not in {"GET", "HEAD"}:
            response = _words(405, "Pages are only read here.")
            response.headers["Allow"] = "GET, HEAD"
            return response
        if request.path.startswith(LIVE):
            return self._live(request, request.path.removeprefix(LIVE))
        if request.path.startswith(REVIEW):
            return self._reviewing(request, request.path.removeprefix(REVIEW))
        return self._page(request)

    def _page(self, request: Request) -> Response:
        state = self._preview.state
        address = state.address(request.path)
        if address is None and (target := state.elsewhere(request.path)):
            query = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
            return _to(f"{quote(target)}{query}")
        if state.files is None:
            response = _own_page("waiting.html", {"mistakes": state.mistakes}, status=503)
            response.headers["Retry-After"] = "1"
            return response
        if address is not None:
            return _file(request, state.content(address), address, state)
        found = state.files.get(urls.NOT_FOUND)
        if found is None or not request.path.startswith(state.base):
            return _own_page("outside.html", {"base": state.base}, status=404)
        response = Response(_with_script(found, "", state), status=404, mimetype="text/html")
        response.make_conditional(request)
        return response

    def _live(self, request: Request, name: str) -> Response:
        path = request.args.get("page", "")
        if name == "events":
            response = Response(self._events(path, request.method == "GET"), mimetype="text/event-stream")
            response.headers["X-Accel-Buffering"] = "no"
            return response
        if name == "panel":
            return Response(msgspec.json.encode(self._panel(path)), mimetype="application/json")
        content = _browser_file(name)
        if content is None:
            return _words(404, "There is no such file.")
        return _file(request, content, name, None)

    def _events(self, path: str, wanted: bool) -> Iterator[bytes]:  # noqa: FBT001 - a generator of one caller
        """Tell at once how things are with a page, and again whenever a build is done or a mistake is made or mended."""
        yield b"retry: 1000\n\n"
        version = -1
        with self._preview.opened(self._preview.state.address(path)):
            while wanted and not self._preview.closed:
                state = self._preview.wait(version, _BEAT)
                if state is None:
                    yield b": here\n\n"
                    continue
                version = state.version
                yield b"data: " + msgspec.json.encode(self._news(path, state)) + b"\n\n"

    def _news(self, path: str, state: State) -> dict[str, object]:
        address = state.address(path)
        look, summary = state.look(address), None
        if look is None and (source := self._article(address)) is not None and (review := self._current()) is not None:
            summary = review.summary(source)
        return {
            "page": state.digest(address) if address else "",
            "to": (quote(state.elsewhere(path) or "") or None) if address is None else None,
            "styles": state.styles,
            "mistakes": state.mistakes,
            "ready": state.files is not None,
            "first": look is not None,
            "draft": look.draft if look else bool(summary and summary.draft),
            "open": summary.open if summary else None,
        }

    def _panel(self, path: str) -> dict[str, object]:
        address = self._preview.state.address(path)
        if self._preview.state.look(address):  # what the last build left open is of the words that were there
            return {"items": [], "review": REVIEW, "first": True}
        review, source = self._current(), self._article(address)
        if review is None or source is None:
            return {"items": [], "review": REVIEW}
        return {
            "source": source,
            "items": [item for item in review.items(source) if item.group != "other"],
            "review": f"{REVIEW}article?source={quote(source)}",
        }

    def _article(self, address: str | None) -> str | None:
        review = self._current()
        return review.source(address) if review and address else None

    def _current(self) -> Review | None:
        """Return the review of the site that is shown; made once, when the first reader asks."""
        state, known = self._preview.state, self._review
        if state.site is None:
            return None
        if known is None or known[0].site is not state.site:
            known = (state, Review(state.site, state.seeds))
            self._review = known
        return known[1]

    def _reviewing(self, request: Request, name: str) -> Response:
        review, state = self._current(), self._preview.state
        if review is None:
            return _own_page("waiting.html", {"mistakes": state.mistakes}, status=503)
        if name == "article":
            return _article_page(review, request.args.get("source", ""), state.base)
        if name:
            return _words(404, "There is no such page of the review.")
        try:
            start = max(0, int(request.args.get("from", "0")))
        except ValueError:
            start = 0
        values = {
            "general": review.general,
            "articles": review.open[start : start + _SHOWN],
            "start": start,
            "total": len(review.open),
            "before": max(0, start - _SHOWN) if start else None,
            "after": start + _SHOWN if start + _SHOWN < len(review.open) else None,
            "every": len(review.summaries),
            "base": state.base,
        }
        return _own_page("review.html", values)


def _article_page(review: Review, source: str, base: str) -> Response:
    try:
        summary = review.summary(source)
    except KeyError:
        return _words(404, "There is no such article.")
    sources = [found.source for found in review.open]
    values = {
        "article": summary,
        "items": review.items(source),
        "previous": max((other for other in sources if other < source), default=None),
        "following": min((other for other in sources if other > source), default=None),
        "base": base,
    }
    return _own_page("review-article.html", values)


def trusted(host: str, bound: str) -> bool:
    """Whether a request's Host is a name of this machine; an address in figures cannot be rebound, and counts when we listen there."""
    name = re.sub(r":\d{0,5}\Z", "", host).strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost") or name == bound.lower():
        return True
    try:
        there = ipaddress.ip_address(name)
    except ValueError:
        return False
    return there.is_loopback or not is_loopback(bound)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens at `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _file(request: Request, content: bytes, address: str, state: State | None) -> Response:
    kind = _TYPES.get(posixpath.splitext(address)[1].lower(), "application/octet-stream")
    if kind == "text/html" and state is not None:
        content = _with_script(content, address, state)
    response = Response(content, content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
    response.set_etag(hashlib.sha256(content).hexdigest()[:32])
    response.make_conditional(request, accept_ranges=True, complete_length=len(content))
    return response


def _with_script(content: bytes, address: str, state: State) -> bytes:
    """Put the live script into a page, with what its reader has now; "" is the digest of a page that there is not."""
    digest = state.digest(address) if address else ""
    script = f'<script src="{LIVE}live.js" data-page="{digest}" data-styles="{state.styles}" defer></script>\n'.encode()
    end = _HEAD.search(content)
    place = end.start() if end else len(content)
    return content[:place] + script + content[place:]


def _to(target: str) -> Response:
    response = _words(302, "It is elsewhere.")
    response.headers["Location"] = target
    return response


def _words(status: int, words: str) -> Response:
    return Response(f"{words}\n", status=status, mimetype="text/plain")


def _own_page(template: str, values: dict[str, object], status: int = 200) -> Response:
    content = _templates().get_template(template).render(values | {"live": LIVE, "review": REVIEW})
    response = Response(content, status=status, mimetype="text/html")
    response.headers["Content-Security-Policy"] = _OWN_PAGES
    return response


@lru_cache(maxsize=1)
def _templates() -> Environment:
    folder = resources.files("sitegen.serve") / "pages"
    names = {entry.name: entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".html")}
    made = Environment(
        loader=FunctionLoader(names.get),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    made.filters["where"] = quote
    return made


@lru_cache(maxsize=16)
def _browser_file(name: str) -> bytes | None:
    files = {entry.name: entry for entry in (resources.files("sitegen.serve") / "browser").iterdir()}
    return files[name].read_bytes() if name in files and not name.startswith(".") else None
