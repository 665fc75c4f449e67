"""Builds whenever something was saved, tells the preview, and keeps a server running meanwhile.

Builds run in the main thread, where Ctrl-C is heard, and are given up half way when something is saved again: whoever tracks a stage's
items learns of it between two of them. A build that is done too late is dropped.

A file that cannot be read any more, or TOML that is broken, does not stop a build, it only makes a poorer site. While somebody types
that is no site to show: the last good one stays until the mistake is mended. What was broken from the start, or is new to the archive,
takes nothing away from anybody and does not hold the others up.
"""

import errno
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, structs
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sitegen import config as configuration
from sitegen import watch
from sitegen.config import Config
from sitegen.console import SHOWN, Terminal
from sitegen.errors import ServeError, SitegenError
from sitegen.extending import Track
from sitegen.model import Problem
from sitegen.pipeline import Site
from sitegen.serve import mistakes
from sitegen.serve.first import First
from sitegen.serve.preview import Preview
from sitegen.serve.web import REVIEW, Application, is_loopback

T = TypeVar("T")
_TRIES = 20
"""Ports that are tried, from the wanted one up."""
_PACKAGE = Path(configuration.__file__).resolve().parent
Build = Callable[[Config, Track], Site]


class Place(Struct, frozen=True):
    """Where to serve."""

    host: str = "127.0.0.1"
    port: int = 8000
    open: bool = False
    """Whether to open a browser."""


class _OutdatedError(Exception):
    """Something was saved while it was built."""


def run(load: Callable[[], Config], build: Build, terminal: Terminal, place: Place) -> None:
    """Serve until Ctrl-C. SitegenError when the configuration cannot be read at the start, or no port is free."""
    preview: Preview | None = None
    server: BaseWSGIServer | None = None
    builder: _Builder | None = None

    def failed(error: SitegenError) -> None:
        if builder:
            builder.fail(error)

    try:
        for moment in watch.rounds(load, failed):
            shown = structs.replace(moment.config, drafts=True)
            if preview is None or builder is None:
                preview = Preview(shown)
                builder = _Builder(preview, build, terminal)
                server = _started(preview, shown, terminal, place)
            builder.round(structs.replace(moment, config=shown))
    finally:
        if preview:
            preview.close()
        if server:
            server.shutdown()
            server.server_close()


class _Builder:
    """Builds, and decides what is shown of it."""

    def __init__(self, preview: Preview, build: Build, terminal: Terminal) -> None:
        self._preview = preview
        self._first = First(preview)
        self._build = build
        self._terminal = terminal
        self._folders: tuple[Path, ...] = ()
        self._accepted: frozenset[Problem] = frozenset()
        """What the site that is shown lacks already."""

    def round(self, moment: watch.Round) -> None:
        """Show what can be shown at once, and build, unless something is saved meanwhile: then the next round does."""
        self._folders = (moment.config.root, moment.config.seeds.resolve().parent, _PACKAGE, _PACKAGE.parent)
        self._first.look(moment)
        try:
            site = self._build(moment.config, _Interruptible(self._terminal, moment.watch))
            self._preview.prove(site)
        except _OutdatedError:
            return
        except SitegenError as error:
            if not moment.watch.pending:
                self.fail(error)
            return
        if not moment.watch.pending:
            self._show(site, moment.config)

    def fail(self, error: SitegenError) -> None:
        """Tell what is wrong, on the pages and here; what is shown stays."""
        self._tell((mistakes.of_error(error, self._folders),))

    def _show(self, site: Site, config: Config) -> None:
        heavy = frozenset(problem for problem in site.problems if problem.weight == "error")
        before = self._preview.state.site
        wrong = mistakes.of_problems(sorted(heavy), self._folders)
        if before is not None and any(_takes_away(problem, before, config) for problem in heavy - self._accepted):
            self._tell(mistakes.of_problems(sorted(heavy - self._accepted), self._folders))
            return
        again = self._preview.state.mistakes
        self._preview.accept(site, config, wrong)
        self._accepted = heavy
        if before is None:
            self._terminal.problems(site.problems, SHOWN)
        for mistake in wrong if before is not None and wrong != again else ():
            self._terminal.fail(mistake.words)
        drafts = len(site.archive.drafts)
        told = f"{drafts:,} of them {'a draft' if drafts == 1 else 'drafts'}, " if drafts else ""
        self._terminal.say(f"Shown: {_count(len(site.archive.articles), 'article')}, {told}{_count(len(site.problems), 'problem')}")
        self._first.whole(site, config)

    def _tell(self, wrong: tuple[mistakes.Mistake, ...]) -> None:
        if wrong != self._preview.state.mistakes:
            for mistake in wrong:
                self._terminal.fail(mistake.words)
            self._terminal.say("The last good site is still shown: mend it and save.")
        self._preview.fail(wrong)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _takes_away(problem: Problem, before: Site, config: Config) -> bool:
    """Whether something that is shown would be gone: all but an article that was not there before."""
    source = problem.where.partition("@")[0].rsplit(":", 1)[0].removeprefix(f"{config.seeds.name}/")
    article = source.lower().endswith((".txt", ".md"))
    return not article or any(known.source == source for known in before.archive.articles)


class _Interruptible:
    """Tracks a build on the terminal, and ends it when it is outdated."""

    def __init__(self, terminal: Terminal, watched: watch.Watch) -> None:
        self._terminal = terminal
        self._watched = watched

    def __call__(self, items: Sequence[T], words: str) -> Iterable[T]:
        """Pass the items on."""
        for item in self._terminal.track(items, words):
            if self._watched.pending:
                raise _OutdatedError
            yield item


class _Quiet(WSGIRequestHandler):
    """Says nothing of single requests."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - the name of the method's argument
        """Be silent."""


def _started(preview: Preview, config: Config, terminal: Terminal, place: Place) -> BaseWSGIServer:
    listening, port = _socket(place)
    if port != place.port and place.port:
        terminal.say(f"Port {place.port} is taken; this is the next free one.")
    if not is_loopback(place.host):
        terminal.say(
            f"Everybody who reaches this machine at {place.host} can read the archive now, drafts and review included. "
            "Leave --host out to keep it to yourself."
        )
    server = make_server(place.host, port, Application(preview, place.host), threaded=True, request_handler=_Quiet, fd=listening.fileno())
    listening.close()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True, name="serve").start()
    shown = "127.0.0.1" if place.host in {"0.0.0.0", ""} else "[::1]" if place.host == "::" else place.host  # noqa: S104 - compared only
    address = f"http://{f'[{shown}]' if ':' in shown and not shown.startswith('[') else shown}:{port}{preview.state.base}"
    terminal.say(f"Serving {config.root} at {address} (review: {REVIEW}); Ctrl-C ends it.")
    if place.open:
        webbrowser.open(address)
    return server


def _socket(place: Place) -> tuple[socket.socket, int]:
    """Return a socket that listens at the wanted port or, where that is taken, at the next free one."""
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    for port in range(place.port, min(place.port + _TRIES, 65536)) if place.port else (0,):
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            if sys.platform != "win32":  # there it would take a port from whoever listens
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((place.host, port))
            made.listen(128)
        except OSError as error:
            made.close()
            if error.errno != errno.EADDRINUSE:
                hint = "Name an address of this machine, such as 127.0.0.1, and a port from 1024 up."
                raise ServeError(f"cannot listen there: {error.strerror or error}", where=f"{place.host}:{port}", hint=hint) from error
        else:
            return made, int(made.getsockname()[1])
    raise ServeError(
        f"the ports {place.port} to {place.port + _TRIES - 1} are all taken", where=place.host, hint="Name a free one with --port."
    )
