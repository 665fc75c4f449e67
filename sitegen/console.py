"""Words and bars on the terminal. Progress and problems go to standard error, answers to standard output, so that pipes stay clean.

On a terminal long work shows a bar; elsewhere, under --verbose, each stage is a plain line. Text of articles is untrusted here too:
control characters never reach the terminal, and rich's markup is never read from data.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from sitegen.model import WEIGHTS, Problem
from sitegen.text import visible

T = TypeVar("T")
SHOWN = 20
"""Problems told after a build; `sitegen check` tells all."""


class _Console(Console):
    """A console that falls silent when nobody reads it any more (`sitegen build 2>&1 | head`): the work itself goes on."""

    def on_broken_pipe(self) -> None:
        """Say no more, where rich would end the program."""
        self.quiet = True
        self.file = _nowhere()


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - stays open until the program ends


class Terminal:
    """Where a command speaks, and how much: -1 only errors, 0 results and problems, 1 every stage."""

    def __init__(self, verbosity: int = 0) -> None:
        self.verbosity = verbosity
        self._err = _Console(stderr=True, highlight=False, soft_wrap=True)
        self._out = _Console(highlight=False, soft_wrap=True)

    def track(self, items: Sequence[T], words: str) -> Iterable[T]:
        """Pass `items` on under a progress bar, or after a plain line where there is no terminal."""
        if self.verbosity >= 0 and self._err.is_terminal:
            return self._bar(items, words)
        if self.verbosity > 0:
            self.say(f"{words}: {len(items)}")
        return items

    def _bar(self, items: Sequence[T], words: str) -> Iterator[T]:
        columns = (TextColumn("{task.description:>22}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self._err, transient=self.verbosity == 0) as progress:
            yield from progress.track(items, description=words)

    def say(self, words: str) -> None:
        """Tell a result; silent under --quiet."""
        if self.verbosity >= 0:
            self._err.print(Text(visible(words)))

    def fail(self, words: str) -> None:
        """Tell an error, always."""
        self._err.print(Text.assemble(("error: ", "bold red"), visible(words)))

    def problems(self, problems: Sequence[Problem], limit: int | None = None) -> None:
        """Tell problems, each with place and advice, and how many more there are beyond `limit`."""
        if self.verbosity < 0:
            return
        for problem in problems[:limit]:
            self._err.print(Text.assemble((visible(problem.where), "bold"), ": ", visible(problem.what)))
            if problem.hint:
                self._err.print(Text(f"  {visible(problem.hint)}", style="dim"))
        if limit is not None and len(problems) > limit:
            self._err.print(Text(f"... and {len(problems) - limit} more: `sitegen check` tells all."))

    def weighed(self, problems: Sequence[Problem]) -> None:
        """Tell problems that are sorted by weight, each weight under its own name."""
        for weight in WEIGHTS:
            found = [problem for problem in problems if problem.weight == weight]
            if found and self.verbosity >= 0:
                self._err.print(Text(f"{weight}s: {len(found):,}", style="bold"))
                self.problems(found)

    def answer(self, line: str) -> None:
        """Write one line to standard output, as it is and in UTF-8 whatever the locale: other programs read it."""
        try:
            sys.stdout.buffer.write(f"{line}\n".encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
        except BrokenPipeError:  # whoever reads has read enough, such as `head`
            with _nowhere() as nowhere:
                os.dup2(nowhere.fileno(), sys.stdout.fileno())

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show a table on standard output; where that is no terminal, as lines with tabs that other programs can cut."""
        if not self._out.is_terminal:
            for row in ([title], columns, *rows, [""]):
                self.answer("\t".join(" ".join(visible(cell).split()) for cell in row))
            return
        table = Table(title=Text(visible(title)), title_justify="left", title_style="bold")
        for column in columns:
            table.add_column(visible(column), overflow="fold")
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        self._out.print(table, soft_wrap=False)
