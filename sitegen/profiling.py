"""What a build spends its time and memory on, by stage: for `sitegen build --profile` and --trace.

The pipeline is a page of calls to its rooms, so these calls are what is timed: meanwhile each room is replaced, in the pipeline alone, by
one that looks at the clock before and after. A build that nobody profiles pays nothing, and the pipeline stays as it reads.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from msgspec import Struct

from sitegen.errors import OutputError

if sys.platform == "win32":

    def peak() -> int:
        """Return nothing: Windows tells it in another way."""
        return 0
else:
    import resource

    def peak() -> int:
        """Return the most memory that the process has had so far, in bytes."""
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024


class Span(Struct, frozen=True):
    """A call, in seconds since the profile began."""

    name: str
    start: float
    seconds: float
    cpu: float
    """Of this process."""
    peak: int
    """Bytes, at its end."""
    inside: bool
    """Whether it is part of another one."""


class Profile:
    """The calls of a build, in the order of their ends."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self._began = time.perf_counter()
        self._depth = 0

    @contextmanager
    def looking_at(self, *modules: ModuleType) -> Iterator[None]:
        """Time what these modules call in others of sitegen, meanwhile."""
        before = [(module, dict(vars(module))) for module in modules]
        for module, names in before:
            for name, value in names.items():
                if isinstance(value, ModuleType) and value.__name__.startswith("sitegen.") and value not in modules:
                    setattr(module, name, _Room(value, self))
        try:
            yield
        finally:
            for module, names in before:
                vars(module).update(names)

    @contextmanager
    def looking_at_method(self, owner: type, method: str, called: Callable[[Any], str]) -> Iterator[None]:
        """Time a method meanwhile; `called` makes a name of its first argument."""
        before = getattr(owner, method)

        @wraps(before)
        def timed(self_: Any, first: Any, *arguments: Any) -> Any:  # noqa: ANN401 - whatever the method takes and gives
            with self.span(called(first)):
                return before(self_, first, *arguments)

        setattr(owner, method, timed)
        try:
            yield
        finally:
            setattr(owner, method, before)

    @contextmanager
    def span(self, name: str) -> Iterator[None]:
        """Time what is done meanwhile."""
        start, cpu = time.perf_counter(), _processor()
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            seconds = time.perf_counter() - start
            self.spans.append(
                Span(name, start - self._began, seconds, _processor() - cpu, peak(), inside=self._depth > 0)
            )  # fmt: skip

    def table(self) -> tuple[tuple[str, ...], Sequence[tuple[str, ...]]]:
        """Return columns and rows: calls of one name together, those that took longest first."""
        names = dict.fromkeys(span.name for span in self.spans)
        rows = []
        for name in names:
            spans = [span for span in self.spans if span.name == name]
            seconds, cpu = sum(span.seconds for span in spans), sum(span.cpu for span in spans)
            rows.append(
                (seconds, (name, str(len(spans)), f"{seconds:.2f}", f"{cpu:.2f}", f"{max(span.peak for span in spans) / 1e6:,.0f}"))
            )
        rows.sort(key=lambda row: (-row[0], row[1]))
        return ("stage", "calls", "seconds", "CPU seconds", "peak MB so far"), [row for _, row in rows]

    def write_trace(self, path: Path) -> None:
        """Write the calls as a trace that Chrome's chrome://tracing and Perfetto show."""
        events = [
            {
                "name": span.name, "ph": "X", "ts": round(span.start * 1e6), "dur": round(span.seconds * 1e6), "pid": 1, "tid": 1,
                "args": {"cpu": round(span.cpu, 4), "peak": span.peak},
            }
            for span in self.spans
        ]  # fmt: skip
        try:
            path.write_bytes(msgspec.json.encode({"traceEvents": events}))
        except OSError as error:
            raise OutputError(f"the trace cannot be written: {error.strerror}", where=str(path)) from error


class _Room:
    """A module whose functions are timed."""

    def __init__(self, module: ModuleType, profile: Profile) -> None:
        self._module, self._profile = module, profile
        self._room = module.__name__.removeprefix("sitegen.")

    def __getattr__(self, name: str) -> object:
        value = getattr(self._module, name)
        if not callable(value) or isinstance(value, type):
            return value
        return _timed(value, f"{self._room}.{name}", self._profile)


def _timed(function: Callable[..., Any], name: str, profile: Profile) -> Callable[..., Any]:
    @wraps(function)
    def timed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
        with profile.span(name):
            return function(*arguments, **named)

    return timed


def _processor() -> float:
    """Return the seconds that this process and those that it has seen end have worked."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
