"""What browsers are shown: the last good site, and what is wrong at the moment. The one place that builder and browsers share.

A state is a value, replaced whole; whoever answers a request works on the one that there was when it came. Nothing is worked out for
pages that nobody looks at: of 5,000 pages a build leaves, the few that are open are compared with what their readers have.
"""

import hashlib
import posixpath
import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, structs

from sitegen import moves, output, urls
from sitegen.config import Config
from sitegen.errors import OutputError
from sitegen.pipeline import Site
from sitegen.serve.mistakes import Mistake

_SEARCH = urls.SEARCH.removesuffix(".html")
_USED = re.compile(rb"""<(?:script|img)\b[^<>]{0,2000}?\ssrc=["']?([\w./-]{1,200})""", re.ASCII)


class Look(Struct, frozen=True):
    """A first look at an article that was edited since the site was built."""

    source: str
    address: str
    """Of its page."""
    draft: bool
    files: Mapping[str, bytes]
    """Path below the site -> content, of the page and of what else is the article's own."""


class State(Struct, frozen=True):
    """What there is to show."""

    base: str
    """Path of the site on the server, as in production: '/' or '/repo/'."""
    files: Mapping[str, bytes] | None = None
    """Path below the site -> content; None until there is a first site."""
    site: Site | None = None
    """None until the first build is done."""
    looks: tuple[Look, ...] = ()
    """What is shown in the place of some of the files until the next site is there."""
    seeds: str = ""
    """What problems call the seeds folder."""
    mistakes: tuple[Mistake, ...] = ()
    styles: str = ""
    """Digest of all style sheets."""
    moved: Mapping[str, str] = {}
    """Id that an article had since serve began -> the one that it has now."""
    bases: frozenset[str] = frozenset()
    """Paths that the site had before."""
    version: int = 0

    def address(self, path: str) -> str | None:
        """Return the address below the site that a path of the server shows, as GitHub Pages would find it."""
        if self.files is None or not path.startswith(self.base):
            return None
        inner = path.removeprefix(self.base)
        for address in (f"{inner}index.html",) if inner.endswith("/") or not inner else (inner, f"{inner}.html"):
            if address in self.files:
                return address
        return None

    def content(self, address: str) -> bytes:
        """Return what is shown at an address; KeyError where nothing is."""
        for look in self.looks:
            if address in look.files:
                return look.files[address]
        if self.files is None:
            raise KeyError(address)
        return self.files[address]

    def look(self, address: str | None) -> Look | None:
        """Return the first look that a page is, if it is one."""
        return next((look for look in self.looks if look.address == address), None)

    def elsewhere(self, path: str) -> str | None:
        """Return the path to which one that shows nothing leads on."""
        if path in {"/", self.base.removesuffix("/")}:
            return self.base if path != self.base else None
        for base in self.bases:
            if path.startswith(base) and not path.startswith(self.base):
                return self.base + path.removeprefix(base).lstrip("/")  # or it would be another host's
        inner = path.removeprefix(self.base)
        if self.files is None or inner == path:
            return None
        if f"{inner}/index.html" in self.files:
            return f"{path}/"
        former = next((name for name in self.moved if urls.article(name) == inner), None)
        return self.base + urls.article(self.moved[former]) if former else None

    def digest(self, address: str) -> str:
        """Return a digest of a page with its scripts and pictures: it changes whenever the page should be loaded anew."""
        if self.files is None:
            return ""
        content = self.content(address)
        made = hashlib.sha256(content)
        if address.endswith(".html"):
            used = {posixpath.normpath(posixpath.join(posixpath.dirname(address), found.decode())) for found in _USED.findall(content)}
            index = {path for path in self.files if path.startswith(_SEARCH)} if address == urls.SEARCH else set()
            for path in sorted(path for path in used | index if path in self.files):
                made.update(self.files[path])
        return made.hexdigest()[:20]


class Preview:
    """The state, and who waits for another one."""

    def __init__(self, config: Config) -> None:
        self._changed = threading.Condition()
        self._closed = False
        self._open: Counter[str] = Counter()
        files = _Disk.of(config.site)
        self.state = State(base=base(config), files=files, styles=_digest(files or {}))

    def accept(self, site: Site, config: Config, mistakes: tuple[Mistake, ...]) -> None:
        """Show a site from now on."""
        files = _Made(site)
        before, now = self.state, base(config)
        articles = moves.known(site.archive.articles)
        former = moves.known(before.site.archive.articles) if before.site else articles
        self._replace(
            base=now,
            files=files,
            site=site,
            looks=(),
            seeds=config.seeds.name,
            mistakes=mistakes,
            styles=_digest(files),
            moved=moves.moved(former, before.moved, articles),
            bases=(before.bases | {before.base}) - {now},
        )

    def prove(self, site: Site) -> None:
        """Make one page of each kind, and those that are open; ThemeError where a template fails."""
        proofs: dict[tuple[str, str], str] = {}
        for file in site.files:
            if file.path.endswith(".html"):
                room, _, name = file.path.rpartition("/")
                proofs.setdefault((room.partition("/")[0], name if name == "index.html" or not room else ""), file.path)
                if self._open[file.path] > 0:
                    proofs[file.path, ""] = file.path
        wanted = set(proofs.values())
        for file in site.files:
            if file.path in wanted:
                _ = file.content

    def fail(self, mistakes: tuple[Mistake, ...]) -> None:
        """Keep showing the last good site, and tell what is wrong."""
        self._replace(looks=(), mistakes=mistakes)

    def look(self, looks: tuple[Look, ...]) -> None:
        """Show these first looks, and no others, until the next site is there."""
        if looks != self.state.looks:
            self._replace(looks=looks)

    def _replace(self, **fields: object) -> None:
        with self._changed:
            self.state = structs.replace(self.state, **fields, version=self.state.version + 1)
            self._changed.notify_all()

    def wait(self, version: int, seconds: float) -> State | None:
        """Return a state other than the one of that version, as soon as there is one; None when the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.state.version != version, timeout=seconds)
            return None if self._closed or self.state.version == version else self.state

    @contextmanager
    def opened(self, address: str | None) -> Iterator[None]:
        """Know that a page is open somewhere."""
        with self._changed:
            self._open[address or ""] += 1
        try:
            yield
        finally:
            with self._changed:
                self._open[address or ""] -= 1

    @property
    def closed(self) -> bool:
        """Whether the server ends."""
        return self._closed

    def close(self) -> None:
        """Let nobody wait any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


def base(config: Config) -> str:
    """Return the path at which the site will be published."""
    return urlsplit(config.base_url).path or "/"


def _digest(files: Mapping[str, bytes]) -> str:
    made = hashlib.sha256()
    for path in sorted(path for path in files if path.endswith(".css")):
        made.update(path.encode() + b"\0" + files[path])
    return made.hexdigest()[:20]


class _Made(Mapping[str, bytes]):
    """The files of a site, each made when somebody asks for it and then kept: a reader asks for few of a hundred thousand."""

    def __init__(self, site: Site) -> None:
        self._files = {file.path: file for file in site.files}
        self._made: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        content = self._made.get(path)
        if content is None:
            content = self._made[path] = self._files[path].content
        return content

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class _Disk(Mapping[str, bytes]):
    """The site that an earlier build left on the disk, shown until the first one here is done."""

    def __init__(self, folder: Path, files: Mapping[str, str]) -> None:
        self._folder = folder.resolve()
        self._files = files

    @classmethod
    def of(cls, folder: Path) -> "_Disk | None":
        """Return what lies in `folder`; None where no build of ours was finished."""
        try:
            return cls(folder, output.manifest(folder).files)
        except (OSError, OutputError):
            return None

    def __getitem__(self, path: str) -> bytes:
        if path not in self:
            raise KeyError(path)
        try:
            return (self._folder / path).read_bytes()
        except OSError as error:
            raise KeyError(path) from error

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str) or path not in self._files:
            return False
        place = (self._folder / path).resolve()
        return place.is_relative_to(self._folder) and place.is_file()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
