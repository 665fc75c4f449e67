"""A builder of `sitegen serve` that a test gives its rounds, without a server and without waiting for anything."""

from collections.abc import Callable
from pathlib import Path

from sitegen import config, pipeline, watch
from sitegen.config import Config
from sitegen.console import Terminal
from sitegen.extending import Track
from sitegen.pipeline import Site
from sitegen.serve import loop
from sitegen.serve.preview import Preview

Build = Callable[[Config, Track], Site]


class Desk:
    """A builder, its preview, and an archive that is watched."""

    def __init__(self, folder: Path, watched: watch.Watch) -> None:
        self.folder = folder
        self.config = config.load(folder)
        self.preview = Preview(self.config)
        self.watched = watched

    def round(self, build: Build = pipeline.build, *saved: str) -> None:
        """Build after these files, below the archive's folder, were saved."""
        builder = self.builder = getattr(self, "builder", None) or loop._Builder(self.preview, build, Terminal(-1))
        builder._build = build
        changed = frozenset((self.folder / name).resolve() for name in saved)
        builder.round(watch.Round(config=self.config, changed=changed, watch=self.watched))

    def save(self, name: str, content: str) -> None:
        (self.folder / "seeds" / name).write_text(content, encoding="utf-8")

    @property
    def shown(self) -> set[str]:
        return set(self.preview.state.files or {})
