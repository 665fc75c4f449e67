"""An archive's builds, one after the other: what `build`, `--watch` and `serve` have in common.

    with Workshop(say=terminal.say) as workshop:
        while True:
            made = workshop.build(config.load(folder), terminal.track)   # seconds; nothing is written yet
            done = workshop.write(made, terminal.track)                  # writes what changed, and says which files these are

A workshop keeps its hands (processes) from one build to the next, and opens the archive's memory for as long as it reads and
understands, so that another command may use it between two builds. `write` gives output.Written, whose `paths` are the pages that a
reader's browser has to load again. Whoever looks at a site before writing it, such as --strict, looks at Made.site.problems.

`unchanged.last(config)` says before all that whether there is anything to do. Errors of the theme come from `write`, since pages are made
there, and leave the site as it was; a workshop can be used again after any SitegenError.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from types import TracebackType
from typing import Self

from msgspec import Struct

from sitegen import collector, heap, memo, output, pipeline, remember, unchanged
from sitegen.config import Config
from sitegen.crew import Crew
from sitegen.extending import Track
from sitegen.memo import Memo
from sitegen.model import Problem
from sitegen.output import Written
from sitegen.pagebook import Book
from sitegen.pipeline import Site


class Made(Struct, frozen=True):
    """A site that is not written yet."""

    config: Config
    site: Site
    before: unchanged.Inputs | None
    """What the build was about to read."""


class Workshop:
    """Hands and memory for builds, between `with` and its end."""

    def __init__(
        self,
        say: Callable[[str], None] = lambda _: None,
        jobs: int = 1,
        executor: Executor | None = None,
        *,
        remembering: bool = True,
        again: bool = False,
    ) -> None:
        """`again` says that this will be more than one build: what one has worked out stays in memory for the next."""
        self._say = say
        self._remembering = remembering
        self._jobs = jobs
        self._again = again
        self._crew = Crew(jobs, executor, again=again)
        heap.giving_back()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._crew.leave(at_once=kind is not None)

    def build(self, config: Config, track: Track) -> Made:
        """Make the site as values; its pages are made when they are written."""
        output.refuse_foreign(config.site)
        before = unchanged.inputs(config) if self._remembering else None
        with self._memory(config) as memory, collector.resting():
            site = pipeline.build(config, track, self._crew.with_memory(memory))
        return Made(config, site, before)

    def write(self, made: Made, track: Track) -> tuple[Written, tuple[Problem, ...]]:
        """Write what changed. Return what was done, and why addresses could not be remembered."""
        config, site = made.config, made.site
        if not self._again:
            self._crew.leave(at_once=False)  # its threads would be in the way of copies
        with self._memory(config), collector.among_the_new():  # the memory keeps a second build from writing at the same time
            done = output.write(site.files, config.site, lambda files: track(files, "making pages"), self._book(config), self._jobs)
        problems = remember.addresses(site.archive, config.seeds)
        if self._remembering and not done.kept and not problems:
            unchanged.keep(config, made.before, len(site.archive.articles), len(site.files), site.problems)
        return done, problems

    def _memory(self, config: Config) -> Memo:
        return Memo(config.root / memo.FOLDER if self._remembering else None, self._say)

    def _book(self, config: Config) -> Book:
        return Book(config.root / memo.FOLDER / "pages" if self._remembering else None, memo.version("cite", "export", "render"))
