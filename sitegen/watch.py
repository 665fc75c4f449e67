"""Waits for an archivist to save something. Twenty files saved at once are one change; what the build itself writes is none.

Editors write a scratch file and rename it over the original, so every event below a watched folder counts, whatever its kind, and
only a quiet moment after the last one ends the wait.
"""

import queue
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET = 0.1
"""Seconds without an event after which a burst of them is over."""
_CHANGES = frozenset({"created", "deleted", "modified", "moved"})


class Watch(FileSystemEventHandler):
    """Sees what is saved below `folders` between `with` and its end; what lies below `ignored` ones does not count.

    Hidden files and folders, where editors and version control keep their own, do not count either.
    """

    def __init__(self, folders: Iterable[Path], ignored: Iterable[Path] = ()) -> None:
        found = sorted({folder.resolve() for folder in folders})
        self._roots = tuple(one for one in found if not any(one != other and one.is_relative_to(other) for other in found))
        self._ignored = tuple(folder.resolve() for folder in ignored)
        self._events: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._observer = Observer()

    def __enter__(self) -> Self:
        for root in self._roots:
            self._observer.schedule(self, str(root), recursive=True)
        self._observer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._observer.stop()
        self._observer.join()

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
        if root is None or any(path.is_relative_to(folder) for folder in self._ignored):
            return False
        return not any(part.startswith(".") for part in path.relative_to(root).parts)
