"""Work for copies of this process, on values that are too many or too entangled to be sent to another one.

A process that is copied (fork) has everything that it had; only the number of an item goes to a copy, and only its result comes back. Pages
are made so: each looks into the whole archive. A process that has threads must not be copied, and some systems cannot; the work is then
done here, one item after another, with the same results. The copies share the memory that none of them touches.
"""

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from sitegen.errors import OutputError

Result = TypeVar("Result")
_LEAST = 2_000
"""Items for which copies are made: it takes a tenth of a second, and a few hundred pages take no longer."""
_BATCH = 200
_work: Callable[[int], Any] | None = None
"""What the copies find when they begin."""


@contextmanager
def results(work: Callable[[int], Result], count: int, jobs: int) -> Iterator[Iterator[Result]]:
    """Give the results of work(0), work(1) … in order.

    What is sent back must pickle. An error of `work` is raised here in its turn; OutputError when a copy is killed. Copies are made
    before the `with` block begins, so that threads may begin in it.
    """
    if jobs < 2 or count < _LEAST or not possible():  # noqa: PLR2004 - one copy would be none
        yield map(work, range(count))
        return
    global _work  # noqa: PLW0603 - there is no other way into a copy
    _work = work
    hands = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), initializer=deaf)
    try:
        futures = [hands.submit(_batch, start, min(start + _BATCH, count)) for start in range(0, count, _BATCH)]
        yield _in_order(futures)
    finally:
        _work = None
        hands.shutdown(wait=True, cancel_futures=True)


def possible() -> bool:
    """Whether this process can be copied now."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def deaf() -> None:
    """Leave Ctrl-C to the process that waits for this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_order(futures: list[Future[list[Any]]]) -> Iterator[Any]:
    futures.reverse()
    try:
        while futures:
            yield from futures.pop().result()
    except BrokenProcessPool as error:
        hint = "There may be too little memory for so many: try --jobs 1."
        raise OutputError("one of the processes that make pages was killed", hint=hint) from error


def _batch(start: int, end: int) -> list[Any]:
    assert _work is not None
    return [_work(number) for number in range(start, end)]
