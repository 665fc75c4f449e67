"""Serves a folder on a loopback port as GitHub Pages would, and writes down every byte that leaves.

GitHub Pages compresses by media type: what its list of types (mime-db) calls compressible goes out as gzip, which is HTML, CSS,
JavaScript, JSON, XML, SVG, plain text and WebAssembly, and .bin too, as application/octet-stream. A suffix that the list does not know
(.pf_index, .pf_fragment, .pagefind) has no such type; Pagefind compresses its own files, and they are sent as they are. Images and fonts
are not compressed. Level 6 is what servers use unless told otherwise.

What is counted is a response as HTTP/1.1 writes it: status line, headers and body. Requests are not counted, nor is what TLS adds.
Headers are those of GitHub Pages that a browser heeds, `Cache-Control: max-age=600` among them, so that a browser's cache works here as
there. Counting at the server misses nothing: workers, importScripts and service workers ask it as pages do.
"""

import gzip
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEVEL = 6
QUIET = 0.15
"""Seconds without a request after which a page is taken to have loaded what it wanted."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".mjs": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".bin": "application/octet-stream",
}
"""Suffix -> media type, of everything that is compressed."""
OTHERS = {".png": "image/png", ".jpg": "image/jpeg", ".woff2": "font/woff2"}
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True)
class Sent:
    """One response: when its request came (seconds since the epoch), the path asked for, and the bytes of headers and body."""

    at: float
    path: str
    head: int
    body: int

    @property
    def size(self) -> int:
        """Everything that was sent."""
        return self.head + self.body


@cache
def packed(path: Path) -> tuple[bytes, bool]:
    """Return a file's bytes as they are sent, and whether they are gzip of it."""
    content = path.read_bytes()
    return (gzip.compress(content, LEVEL, mtime=0), True) if path.suffix in TYPES else (content, False)


def weight(paths: Iterable[Path]) -> int:
    """Return how many bytes the bodies of these files are when they are sent."""
    return sum(len(packed(path)[0]) for path in paths)


class Wire:
    """A folder being served: `origin` to ask, and `log` of what was sent, in the order of the requests."""

    def __init__(self, folder: Path, latency: float) -> None:
        self.folder = folder.resolve()
        self.latency = latency
        self.origin = ""
        self._log: list[Sent] = []
        self._open = 0
        self._last = 0.0
        self._lock = threading.Lock()

    @property
    def log(self) -> list[Sent]:
        """Everything that was sent since the last `forget`, by the time of its request."""
        with self._lock:
            return sorted(self._log, key=lambda sent: sent.at)

    def forget(self) -> None:
        """Begin a new log."""
        with self._lock:
            self._log.clear()

    def settle(self) -> None:
        """Wait until nothing is being sent and nothing has been asked for in a while."""
        since = time.monotonic()
        while True:
            with self._lock:
                quiet = not self._open and time.monotonic() - max(since, self._last) >= QUIET
            if quiet:
                return
            time.sleep(0.01)

    def respond(self, target: str) -> bytes:
        """Return the whole response to GET, and write it down."""
        at = time.time()
        with self._lock:
            self._open += 1
        time.sleep(self.latency)
        path = unquote(urlsplit(target).path).lstrip("/")
        file = (self.folder / path).resolve()
        if file.is_relative_to(self.folder) and file.is_file():
            status, (body, compressed) = "200 OK", packed(file)
        else:
            status, body, compressed = "404 Not Found", b"", False
        kind = TYPES.get(file.suffix) or OTHERS.get(file.suffix, UNKNOWN)
        encoding = "Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n" if compressed else ""
        head = (
            f"HTTP/1.1 {status}\r\nServer: GitHub.com\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{encoding}"
            "Access-Control-Allow-Origin: *\r\nCache-Control: max-age=600\r\n\r\n"
        ).encode("ascii")
        with self._lock:
            self._log.append(Sent(at, path, len(head), len(body)))
        return head + body

    def done(self) -> None:
        """Note that a response has left."""
        with self._lock:
            self._open -= 1
            self._last = time.monotonic()


@contextmanager
def serving(folder: Path, latency: float = 0) -> Iterator[Wire]:
    """Serve the folder at the root of a port of its own; `latency` is waited, in seconds, before every answer."""
    wire = Wire(folder, latency)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            try:
                self.wfile.write(wire.respond(self.path))
            except ConnectionError:
                self.close_connection = True  # the visitor has left
            finally:
                wire.done()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the method's argument
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    wire.origin = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield wire
    finally:
        server.shutdown()
        server.server_close()
