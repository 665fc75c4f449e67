"""Serves built sites from memory on a loopback port, each below a path, as GitHub Pages serves them: unknown pages get its 404.html."""

import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".json": "application/json",
}


@contextmanager
def serving(sites: Mapping[str, Mapping[str, bytes]]) -> Iterator[str]:
    """Serve each site below its prefix, e.g. {'/repo/': files}; yields the server's origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, path, content = _answer(sites, self.path)
            suffix = path[path.rfind(".") :]
            kind = TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the method's argument
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(sites: Mapping[str, Mapping[str, bytes]], target: str) -> tuple[int, str, bytes]:
    path = unquote(urlsplit(target).path)
    for prefix, files in sites.items():
        if path.startswith(prefix):
            name = path.removeprefix(prefix)
            name = f"{name}index.html" if name.endswith("/") or not name else name
            if name in files:
                return 200, name, files[name]
            return 404, "404.html", files["404.html"]
    return 404, "none.txt", b"nothing here"
