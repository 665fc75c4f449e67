"""A small archive, a real `sitegen serve` of it, and a browser that looks at it."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tools import building, edits
from tools.served import Server
from werkzeug.serving import WSGIRequestHandler, make_server

from sitegen import config
from sitegen.serve.preview import Look, Preview
from sitegen.serve.web import Application


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return edits.archive(tmp_path / "archive")


@pytest.fixture
def serving() -> Iterator[Callable[..., Server]]:
    started: list[Server] = []

    def start(folder: Path, *arguments: str) -> Server:
        started.append(Server(folder, *arguments))
        return started[-1]

    yield start
    for server in started:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture
def server(serving: Callable[..., Server], archive: Path) -> Server:
    made = serving(archive)
    made.until(lambda: made.builds == 1)
    return made


@pytest.fixture
def glanced(archive: Path) -> Iterator[tuple[Preview, str, str]]:
    """A preview that shows a first look at an article and stays so, the address of its page and where it is served."""
    settings = config.load(archive)
    preview = Preview(settings)
    preview.accept(building.build(archive, settings.base_url), settings, ())
    address = "articles/bridge-vote.html"
    shown = preview.state.content(address).replace(b"4 million", b"5 million")
    preview.look((Look(source="bridge-vote.md", address=address, draft=False, files={address: shown}),))
    http = make_server("127.0.0.1", 0, Application(preview, "127.0.0.1"), threaded=True, request_handler=Silent)
    answering = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    answering.start()
    yield preview, address, f"http://127.0.0.1:{http.server_port}{preview.state.base}"
    preview.close()
    http.shutdown()
    answering.join()
    http.server_close()


class Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - the name of the method's argument
        pass


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Page]:
    """A page that counts how often it was loaded, with nothing to complain of at the end."""
    context = browser.new_context(viewport={"width": 1000, "height": 500}, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith((server.origin, "data:")) else None)
    yield page
    context.close()
    ended = server.process.poll() is not None  # a page that is open then tries in vain
    assert [told for told in complaints if "404" not in told and not (ended and "net::ERR" in told)] == []
