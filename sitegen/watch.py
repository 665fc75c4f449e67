"""Waits for an archivist to save something. Twenty files saved at once are one change; what the build itself writes is none.

Editors write a scratch file and rename it over the original, so every event of a watched folder counts, whatever its kind, and only a
quiet moment after the last one ends the wait. Of the archive's own folder only the files at its top are looked at, beside the whole of
seeds and themes: it may hold a version control's or a virtual environment's hundred thousand files, and watching costs a little for
each folder. Folders that appear, disappear or are put in another's place are found again at the next change beside them.
"""

import logging
import queue
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec import Struct
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from sitegen.config import FILE, PROJECT, Config
from sitegen.errors import InputError, SitegenError
from sitegen.read import folder

QUIET = 0.1
"""Seconds without an event after which a burst of them is over."""
logging.getLogger("watchdog").addHandler(logging.NullHandler())  # it tells of folders that went while they were watched
_NONE: Mapping[Path, frozenset[str]] = {}
_CHANGES = frozenset({"created", "deleted", "modified", "moved"})
_SCRATCH = re.compile(r"\..*|.*~|#.*#|.*\.(?:tmp|swp|swx|part|crdownload)|.*___jb_(?:tmp|old)___|4913", re.DOTALL)
"""Names of hidden files and of what editors and downloads put beside a file for a moment; 4913 is how Vim tries a folder out."""


class Watch(FileSystemEventHandler):
    """Sees what is saved below `folders` between `with` and its end, and in the `shallow` ones what has one of these names.

    What lies below `ignored` does not count. Hidden files and folders, where editors and version control keep their own, do not count
    either, nor do scratch files.
    """

    def __init__(self, folders: Iterable[Path], ignored: Iterable[Path] = (), shallow: Mapping[Path, frozenset[str]] = _NONE) -> None:
        found = sorted({one.resolve() for one in folders})
        self._roots = tuple(one for one in found if not any(one != other and one.is_relative_to(other) for other in found))
        self._shallow = {one.resolve(): names for one, names in sorted(shallow.items()) if one.resolve() not in self._roots}
        self._ignored = tuple(one.resolve() for one in ignored)
        self._events: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._observer = Observer()

    def __enter__(self) -> Self:
        try:
            for root in self._roots:
                self._observer.schedule(self, str(root), recursive=True)
            for one in self._shallow:
                self._observer.schedule(self, str(one), recursive=False)
            self._observer.start()
        except OSError as error:
            hint = "Where the system allows too few watches, raise its limit (Linux: fs.inotify.max_user_watches)."
            raise InputError(f"cannot be watched: {error.strerror or error}", where=str(error.filename or "folders"), hint=hint) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._observer.stop()
        self._observer.join()

    @property
    def pending(self) -> bool:
        """Whether something was saved since the last wait."""
        return not self._events.empty()

    def wait(self) -> frozenset[Path]:
        """Wait for the next change, one that came since the last wait included, and return the absolute paths that it touched."""
        changed = {self._events.get()}
        while True:
            try:
                changed.add(self._events.get(timeout=QUIET))
            except queue.Empty:
                return frozenset(changed)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of an event; called by watchdog from a thread of its own."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name)) if name else None
            if path and self._counts(path):
                self._events.put(path)

    def _counts(self, path: Path) -> bool:
        root = next((root for root in self._roots if path.is_relative_to(root)), None)
        if root is None:
            root = path.parent if path.name in self._shallow.get(path.parent, ()) else None
        if root is None or any(path.is_relative_to(one) for one in self._ignored):
            return False
        return not any(_SCRATCH.fullmatch(part) for part in path.relative_to(root).parts)


class Place(Struct, frozen=True):
    """A folder that is watched."""

    inode: int
    """Which folder it is that has the name now."""
    names: frozenset[str] = frozenset()
    """What in it counts; nothing for all that is below it."""


class Round(Struct, frozen=True):
    """A moment to build in."""

    config: Config
    changed: frozenset[Path]
    """What was saved since the round before; empty in the first."""
    watch: Watch
    """Tells what is saved from now on."""


def rounds(load: Callable[[], Config], failed: Callable[[SitegenError], None]) -> Iterator[Round]:
    """Yield at once, and again after every burst of changes, for ever; the configuration is read anew each time.

    SitegenError when it cannot be read at the first time; later that is told to `failed`, and mending it makes the next round.
    """
    config = load()
    changed: frozenset[Path] = frozenset()
    while True:
        places = _places(config)
        ignored = (config.site, config.seeds / folder.ADDRESSES)
        shallow = {place: kind.names for place, kind in places.items() if kind.names}
        with Watch(places.keys() - shallow.keys(), ignored, shallow) as watched:
            while _places(config) == places:
                yield Round(config, changed, watched)
                config, changed = _saved(load, failed, watched)


def _saved(load: Callable[[], Config], failed: Callable[[SitegenError], None], watched: Watch) -> tuple[Config, frozenset[Path]]:
    changed: frozenset[Path] = frozenset()
    while True:
        changed |= watched.wait()
        try:
            return load(), changed
        except SitegenError as error:
            failed(error)


def _places(config: Config) -> Mapping[Path, Place]:
    """Return the folders to watch. Of one that is not there, the nearest around it is watched for its coming."""
    names: defaultdict[Path, set[str]] = defaultdict(set)
    names[config.root.resolve()] = {FILE, PROJECT}
    whole = []
    for folder_ in (config.seeds, config.root / "themes"):
        place = folder_.resolve()
        if place.is_dir():
            whole.append(place)
        while not place.parent.is_dir():
            place = place.parent
        names[place.parent].add(place.name)
    made = {place: Place(place.stat().st_ino, frozenset(said)) for place, said in names.items()}
    return made | {place: Place(place.stat().st_ino) for place in whole}
