"""A small archive, a real `sitegen serve` of it, and a browser that looks at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tools import edits
from tools.served import Server


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
def reader(browser: Browser, server: Server) -> Iterator[Page]:
    """A page that counts how often it was loaded, with nothing to complain of at the end."""
    context = browser.new_context(viewport={"width": 1000, "height": 500}, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith((server.origin, "data:")) else None)
    yield page
    context.close()
    ended = server.process.poll() is not None  # a page that is open then tries in vain
    assert [told for told in complaints if "404" not in told and not (ended and "net::ERR" in told)] == []
