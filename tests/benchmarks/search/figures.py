"""Answers -> figures: medians and the like, the goals beside them, and the table. A kB is 1,000 bytes."""

import math
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from visits import Answer, Measured

Values = Callable[[Measured], Sequence[float]]
MANY = 25_000
"""Articles from which on the goals of a large archive hold."""


@dataclass(frozen=True)
class Spread:
    """How a measure is spread over its examples; `p95` is one of them: 95 of 100 are not larger."""

    n: int
    median: float
    p95: float
    largest: float


@dataclass(frozen=True)
class Goal:
    """At most `limit`, in the unit of its row, of 'median' or 'p95'; or at most `limit` times what Pagefind needs."""

    of: str
    limit: float
    times_peer: bool = False


@dataclass(frozen=True)
class Row:
    """A measure, sitegen's figures, Pagefind's and the goals."""

    name: str
    unit: str
    own: Spread
    peer: Spread | None
    goals: tuple[Goal, ...] = ()


def spread(values: Iterable[float]) -> Spread | None:
    """Return how values are spread, if there are any."""
    known = sorted(values)
    if not known:
        return None
    return Spread(len(known), statistics.median(known), known[math.ceil(0.95 * len(known)) - 1], known[-1])


def rows(own: Measured, peer: Measured | None, sizes: tuple[int, int | None], articles: int) -> list[Row]:
    """Return every measure. `sizes` are the bytes of both indexes in all."""
    large = articles >= MANY
    cold = (Goal("median", 120),) if large else (Goal("median", 45), Goal("p95", 60))
    lasting = (Goal("p95", 30),)
    made = [
        _row("first query, all but lunr.js", "kB", own, peer, lambda m: _kb(m.first, "lunr"), *cold, Goal("median", 0.25, times_peer=True)),
        *(_row(f"  of that: {part}", "kB", own, peer, _parts(part)) for part in ("page", "scripts", "data")),
        _row("  lunr.js, apart", "kB", own, None, _parts("lunr")),
        _row("  loaded after the results", "kB", own, peer, lambda m: [answer.later / 1000 for answer in m.first]),
        _row("  requests", "", own, peer, lambda m: [float(answer.requests) for answer in m.first]),
        _row("a further query", "kB", own, peer, lambda m: _kb(m.further, "lunr"), *(() if large else (Goal("median", 15),))),
        _row("first query with a typo", "kB", own, peer, lambda m: _kb(m.typos, "lunr"), *(() if large else (Goal("p95", 130),))),
        _row("first query, from the navigation", "ms", own, peer, lambda m: _found(m.first), Goal("p95", 100)),
        _row("  until there is a document", "ms", own, peer, lambda m: [answer.begun for answer in m.first]),
        _row("  drawn", "ms", own, peer, lambda m: _drawn(m.first)),
        _row("first query, the page being open", "ms", own, peer, lambda m: _found(m.opened), Goal("p95", 100)),
        _row("further query", "ms", own, peer, lambda m: _found(m.further)),
        _row("loaded, asked before", "ms", own, peer, lambda m: _found(m.again), *lasting),
        _row("loaded, words turned round", "ms", own, peer, lambda m: _found(m.turned), *lasting),
        _row("  drawn", "ms", own, peer, lambda m: _drawn(m.turned)),
        _row("loaded, from the last key", "ms", own, peer, lambda m: _found(m.typed), Goal("p95", 100)),
    ]
    total, other = (spread([size / 1e6]) if size is not None else None for size in sizes)
    assert total
    return [row for row in made if row] + [Row("index and scripts in all", "MB", total, other, (Goal("median", 0.6, times_peer=True),))]


def met(row: Row, goal: Goal) -> bool | None:
    """Return whether a goal was reached; None without the peer that it is about."""
    value: float = getattr(row.own, goal.of)
    if goal.times_peer:
        return value <= goal.limit * getattr(row.peer, goal.of) if row.peer else None
    return value <= goal.limit


def table(found: Sequence[Row]) -> str:
    """Write the figures as plain text."""
    lines = [("", "", "median", "p95", "max", "Pagefind:", "p95", "max", "goals")]
    for row in found:
        goals = "; ".join(_said(row, goal) for goal in row.goals)
        lines.append((row.name, row.unit, *_numbers(row.own), *_numbers(row.peer), goals))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown = (
        "  ".join(
            cell.rjust(width) if 2 <= at < 8 else cell.ljust(width) for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
    return "\n".join(line.rstrip() for line in shown)


def _row(name: str, unit: str, own: Measured, peer: Measured | None, of: Values, *goals: Goal) -> Row | None:
    mine = spread(of(own))
    return Row(name, unit, mine, spread(of(peer)) if peer else None, goals) if mine else None


def _kb(answers: Sequence[Answer], *without: str) -> list[float]:
    return [answer.bytes(*without) / 1000 for answer in answers]


def _parts(part: str) -> Values:
    return lambda measured: [answer.sent.get(part, 0) / 1000 for answer in measured.first]


def _found(answers: Sequence[Answer]) -> list[float]:
    return [answer.found for answer in answers]


def _drawn(answers: Sequence[Answer]) -> list[float]:
    return [answer.drawn for answer in answers]


def _numbers(found: Spread | None) -> tuple[str, str, str]:
    if not found:
        return "", "", ""
    rest = (f"{found.p95:,.1f}", f"{found.largest:,.1f}") if found.n > 1 else ("", "")
    return f"{found.median:,.1f}", *rest


def _said(row: Row, goal: Goal) -> str:
    verdict = {True: "met", False: "MISSED", None: "needs --pagefind"}[met(row, goal)]
    limit = f"{goal.limit:g} × Pagefind" if goal.times_peer else f"{goal.limit:g}"
    of = f"{goal.of} " if row.own.n > 1 else ""
    return f"{of}≤ {limit}: {verdict}"
