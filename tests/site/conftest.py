"""Whole sites and a server for them: making each takes seconds, so they are made once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
from tools import building, connected, hostile, server

from sitegen import new, output
from sitegen.model import Archive
from sitegen.pipeline import Site


@pytest.fixture(scope="session")
def archive() -> Archive:
    return building.repository().archive


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """The repository's own site, under a sub-path."""
    return building.repository_files()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site on disk, as output writes it."""
    made = tmp_path_factory.mktemp("site") / "a folder"
    output.write(building.repository().files, made)
    return made


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return building.build(hostile.write(tmp_path_factory.mktemp("hostile") / "archive"))


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of `sitegen new`: it has what the repository's archive has not, Markdown, notes and curation."""
    made = tmp_path_factory.mktemp("starter") / "archive"
    new.archive(made)
    return building.contents(building.build(made, "https://example.org/starter/"))


@pytest.fixture(scope="session")
def linked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of an archive with copies, versions and a thread that has moved, at the repository's address."""
    return building.contents(building.build(connected.write(tmp_path_factory.mktemp("connected") / "archive")))


@pytest.fixture(scope="session")
def origin(files: dict[str, bytes], starter: dict[str, bytes], linked: dict[str, bytes]) -> Iterator[str]:
    with server.serving({"/repo/": files, "/starter/": starter, "/linked/": linked}) as started:
        yield started


class Visitor:
    """A reader's window, with everything that it should never say or ask for."""

    def __init__(self, context: BrowserContext, allowed: str) -> None:
        self.context = context
        self.complaints: list[str] = []
        self.page = context.new_page()
        self._allowed = allowed
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(f"{self.page.url}: {error.error}"))
        context.on("dialog", self._asked_back)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._allowed, "data:", "blob:")):
            self.complaints.append(f"{self.page.url}: asks for {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{self.page.url}: {message.type}: {message.text}")

    def _asked_back(self, dialog: object) -> None:
        self.complaints.append(f"{self.page.url}: opens {dialog}")

    def open(self, address: str) -> Page:
        """Open a page and wait until its scripts are done."""
        self.page.goto(address, wait_until="load")
        return self.page


@pytest.fixture
def visit(browser: Browser, origin: str) -> Iterator[Callable[..., Visitor]]:
    """Make visitors: visit(java_script_enabled=False, allowed='file:', init='...'). Each must have nothing to complain of at the end."""
    made: list[Visitor] = []

    def make(allowed: str = "", init: str = "", **options: object) -> Visitor:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        if init:
            context.add_init_script(init)
        made.append(Visitor(context, allowed or f"{origin}/"))
        return made[-1]

    yield make
    complaints = [complaint for visitor in made for complaint in visitor.complaints]
    for visitor in made:
        visitor.context.close()
    assert complaints == []
