"""Many hands: one pure function over many items, here or in other processes, and nothing done twice.

This is the one seam through which work leaves the process. It asks for nothing but concurrent.futures.Executor, so that a cluster's
executor can stand there too: functions are found by their name, items and results are plain values that pickle, and nobody but this
process opens a file. Results come back encoded, the way they are remembered, so that what is remembered and what is new are the same
values. Items go in batches, since a single one costs more to send than to work out; a pool is not even made for a few of them, for
starting it takes as long as two hundred articles.

A crew that builds again and again, for somebody who edits, also knows what the last build had in its hands: an item that is equal to
that of the last time has the same result, which is neither worked out nor read from the disk.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from types import TracebackType
from typing import Any, Generic, TypeVar

from msgspec import Struct

from sitegen import copies, memo
from sitegen.extending import Track
from sitegen.memo import Memo
from sitegen.shelf import Shelf

Item = TypeVar("Item")
Common = TypeVar("Common")
Result = TypeVar("Result")
BATCH = 50
"""Items that are sent at once."""
LEAST = 200
"""Items for which a pool is made."""
_READ_AT_ONCE, _KEPT_AT_ONCE = 500, 1000
"""Results that are held encoded, as they are read and until they are written; those of all items would lie between what stays."""
_WAITING = 4
"""Batches that wait for each hand; more would only lie in memory."""


def _all(common: object) -> object:
    return common


class Stage(Struct, Generic[Item, Common, Result], frozen=True):
    """A pure function of one item, and of what all items have in common."""

    name: str
    words: str
    """What people are told while it is done."""
    work: Callable[[Item, Common], object]
    """A function of a module, so that another process finds it; what it returns is encoded with msgpack."""
    read: Callable[[Item, Common, bytes], Result | None]
    """Makes the result of the encoded one; None when that was worked out from something else than `common` is now."""
    rooms: tuple[str, ...]
    """Where the code and the words lie that the result depends on."""
    called: Callable[[Item], str]
    """What errors call an item."""
    settings: Callable[[Common], object] = _all
    """What of `common` belongs to the key; `read` answers for the rest."""


class Step(Struct, Generic[Item, Common, Result], frozen=True):
    """A pure function of one item, and of what all items have in common, that takes no longer than reading its result from a disk would."""

    name: str
    words: str
    """What people are told while it is done."""
    work: Callable[[Item, Common], Result]
    called: Callable[[Item], str]
    """What tells an item from the others; where it tells two of them alike, they are worked out anew each time."""


class Last(Generic[Item, Common, Result]):
    """What a stage had in its hands the last time."""

    def __init__(self) -> None:
        self._common: tuple[Common, ...] = ()
        self._known: dict[str, tuple[Item, bytes, Result]] = {}

    def found(self, called: Sequence[str], items: Sequence[Item], common: Common) -> dict[int, tuple[bytes, Result]]:
        """Return (key, result) of the items that are as they were, by their number."""
        made: dict[int, tuple[bytes, Result]] = {}
        if not self._known or self._common != (common,):
            return made
        for number, (name, item) in enumerate(zip(called, items, strict=True)):
            last = self._known.get(name)
            if last is not None and (last[0] is item or last[0] == item):
                made[number] = last[1:]
        return made

    def keep(self, called: Sequence[str], items: Sequence[Item], common: Common, made: Iterable[tuple[bytes, Result]]) -> None:
        """Take note of this time, and forget the last one."""
        self._common = (common,)
        self._known = {name: (item, *known) for name, item, known in zip(called, items, made, strict=True)}


class Crew:
    """Hands, and a memory. As it is made, it works in this process and remembers nothing."""

    def __init__(self, jobs: int = 1, executor: Executor | None = None, memory: Memo | None = None, *, again: bool = False) -> None:
        """`again` says that other builds will follow, for which the results of this one are kept in memory."""
        self.memory = memory or Memo(None)
        self._jobs = jobs
        self._executor = executor
        self._own: list[ProcessPoolExecutor] = []
        self._last: dict[str, Last[Any, Any, Any]] | None = {} if again else None
        self.shelf: Shelf[Any] | None = Shelf() if again else None
        """The files that were read."""

    @property
    def again(self) -> bool:
        """Whether other builds will follow."""
        return self._last is not None

    def with_memory(self, memory: Memo) -> "Crew":
        """Return the same hands with another memory."""
        crew = Crew(self._jobs, self._executor, memory)
        crew._own, crew._last, crew.shelf = self._own, self._last, self.shelf
        return crew

    def leave(self, *, at_once: bool) -> None:
        """Let the hands go; `at_once` waits for nobody."""
        while self._own:
            self._own.pop().shutdown(wait=not at_once, cancel_futures=True)

    def each(self, stage: Stage[Item, Common, Result], items: Sequence[Item], common: Common, track: Track) -> list[Result]:
        """Return the result of each item, in order."""

        def worked_out(some: Sequence[Item]) -> list[tuple[bytes, Result]]:
            return self._remembered(stage, some, common, track)

        made, keys = self._new_only(stage, items, common, worked_out)
        self.memory.ask(keys)
        return made

    def simply(self, step: Step[Item, Common, Result], items: Sequence[Item], common: Common, track: Track) -> list[Result]:
        """Return the result of each item, in order, worked out here."""

        def worked_out(some: Sequence[Item]) -> list[tuple[bytes, Result]]:
            return [(b"", step.work(item, common)) for item in track(some, step.words)]

        return self._new_only(step, items, common, worked_out)[0]

    def unless_same(self, name: str, work: Callable[[], Result], given: object) -> Result:
        """Return what the last work of this name gave if that was given the same, else what `work` gives now."""
        if self._last is None:
            return work()
        last = self._last.setdefault(name, Last())
        known = last.found((name,), (given,), None)
        if known:
            self.memory.ask_all()
        made: Result = known[0][1] if known else work()
        last.keep((name,), (given,), None, ((b"", made),))
        return made

    def _new_only(
        self,
        stage: Stage[Item, Common, Result] | Step[Item, Common, Result],
        items: Sequence[Item],
        common: Common,
        work: Callable[[Sequence[Item]], list[tuple[bytes, Result]]],
    ) -> tuple[list[Result], list[bytes]]:
        """Return the results, in order, and the keys of those that are as they were the last time, which are not worked out."""
        if self._last is None:
            return [result for _, result in work(items)], []
        called = [stage.called(item) for item in items]
        last = self._last.setdefault(stage.name, Last())
        known = last.found(called, items, common)
        new = iter(work([item for number, item in enumerate(items) if number not in known]))
        made = [known[number] if number in known else next(new) for number in range(len(items))]
        last.keep(called, items, common, made)
        return [result for _, result in made], [key for key, _ in known.values()]

    def _remembered(
        self, stage: Stage[Item, Common, Result], items: Sequence[Item], common: Common, track: Track
    ) -> list[tuple[bytes, Result]]:
        shared = memo.key(stage.name.encode(), memo.version(*stage.rooms), memo.encode(stage.settings(common)))
        keys = [memo.key(shared, memo.encode(item)) for item in items]
        made: dict[int, Result] = {}
        for start in range(0, len(items), _READ_AT_ONCE):
            known = self.memory.found(keys[start : start + _READ_AT_ONCE])
            for number, name in enumerate(keys[start : start + _READ_AT_ONCE], start):
                if name in known and (result := stage.read(items[number], common, known[name])) is not None:
                    made[number] = result
        missing = [number for number in range(len(items)) if number not in made]
        new: dict[bytes, bytes] = {}
        results = self._worked_out(stage, [items[number] for number in missing], common)
        for number in track(missing, stage.words):
            encoded = new[keys[number]] = next(results)
            result = stage.read(items[number], common, encoded)
            assert result is not None
            made[number] = result
            if len(new) == _KEPT_AT_ONCE:
                self.memory.keep(new)
                new = {}
        self.memory.keep(new)
        return [(keys[number], made[number]) for number in range(len(items))]

    def _worked_out(self, stage: Stage[Item, Common, Result], items: Sequence[Item], common: Common) -> Iterator[bytes]:
        executor = self._hands(len(items))
        if executor is None:
            yield from _batch(stage.work, stage.called, items, common)
            return
        waiting: list[Future[list[bytes]]] = []
        for at in range(0, len(items), BATCH):
            waiting.append(executor.submit(_batch_listed, stage.work, stage.called, items[at : at + BATCH], common))
            if len(waiting) > _WAITING * self._jobs:
                yield from waiting.pop(0).result()
        for future in waiting:
            yield from future.result()

    def _hands(self, items: int) -> Executor | None:
        if self._executor is not None:
            return self._executor if items > BATCH else None
        if not self._own and self._jobs > 1 and items >= LEAST:
            way = "fork" if copies.possible() else "spawn"  # a copy knows all word lists already
            self._own.append(ProcessPoolExecutor(self._jobs, multiprocessing.get_context(way), initializer=copies.deaf))
        return self._own[0] if self._own and items > BATCH else None


def cores() -> int:
    """Return how many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _batch_listed(
    work: Callable[[Item, Common], object], called: Callable[[Item], str], items: Sequence[Item], common: Common
) -> list[bytes]:
    return list(_batch(work, called, items, common))


def _batch(work: Callable[[Item, Common], object], called: Callable[[Item], str], items: Iterable[Item], common: Common) -> Iterator[bytes]:
    for item in items:
        with _Named(called(item)):
            encoded = memo.pack(work(item, common))
        yield encoded


class _Named:
    """Writes on an error that passes which item it is about."""

    def __init__(self, item: str) -> None:
        self._item = item

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is not None:
            error.add_note(f"The article is {self._item}.")
