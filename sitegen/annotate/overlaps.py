"""Which of two marks stays when they overlap: one written rule for all annotators, so that none needs to know of another.

Precedence, from the strongest: the longer mark ('Bank of China' over 'China'), the surer one, the kind that comes first in `order`,
the one that begins first. A claim loses to every stronger one that it overlaps. Kinds that enclose (quotations, reported speech) are
apart: they may hold names and dates and stand in one another, and lose to nothing but another of their kind; but no name, and no reported
speech, may begin inside such a frame and end outside of it. Of two frames that would cross, the quotation stays: its marks are in
the text. Nearly all names touch no other: only clusters of those that do are ranked, so that it costs little more than a sort by start.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from sitegen.model import Mention

FRAMES = frozenset({"quote", "reported"})
"""Kinds that hold others."""
_START = attrgetter("start")
_Key = Callable[[Mention], tuple[Any, ...]]


def settle(mentions: Iterable[Mention], order: Sequence[str], enclosing: frozenset[str] = FRAMES) -> tuple[Mention, ...]:
    """Return the marks that stay, by start, then longest first; any two of them are disjoint or nested.

    `order` ranks kinds; those it does not name come last, by their name.
    """
    rank = {kind: place for place, kind in enumerate(order)}
    names: list[Mention] = []
    framing: list[Mention] = []
    for mention in mentions:
        (framing if mention.kind in enclosing else names).append(mention)

    def strength(claim: Mention) -> tuple[Any, ...]:
        kind = rank.get(claim.kind, len(rank))
        return (claim.start - claim.end, -claim.certainty, kind, claim.kind, claim.start, claim.rule, claim.value, claim.why)

    frames = _frames(framing, strength, enclosing) if framing else []
    if not frames:
        return tuple(_apart(names, strength))
    edges = sorted(edge for frame in frames for edge in (frame.start, frame.end))
    edges.append(max(edges[-1], max((name.end for name in names), default=0)))  # ends the search
    names = [name for name in names if edges[bisect_right(edges, name.start, 0, len(edges) - 1)] >= name.end]
    return tuple(_merged(_apart(names, strength), frames, rank))


def _frames(claims: Sequence[Mention], strength: _Key, kinds: Iterable[str]) -> list[Mention]:
    """Return the frames that stay, in no order."""
    layers: list[_Layer] = []
    kept: list[Mention] = []
    for kind in sorted(kinds):
        frames = _apart([claim for claim in claims if claim.kind == kind and not any(layer.cuts(claim) for layer in layers)], strength)
        if frames:
            layers.append(_Layer(frames))
            kept.extend(frames)
    return kept


def _merged(names: Sequence[Mention], frames: Iterable[Mention], rank: Mapping[str, int]) -> list[Mention]:
    """Put the frames among the names, which are disjoint, by start, and stick out of none: a frame comes before what it holds."""

    def place(mark: Mention) -> tuple[int, int, int, str]:
        return (mark.start, -mark.end, rank.get(mark.kind, len(rank)), mark.kind)

    merged: list[Mention] = []
    done = 0
    for frame in sorted(frames, key=place):
        at = bisect_left(names, frame.start, key=_START)
        if at < len(names) and place(names[at]) < place(frame):
            at += 1
        merged += names[done:at]
        merged.append(frame)
        done = at
    return [*merged, *names[done:]]


def _apart(claims: Sequence[Mention], strength: _Key) -> list[Mention]:
    """Keep each claim that overlaps no stronger one that is kept, by start; clusters of claims that do not touch are settled one by one."""
    kept: list[Mention] = []
    cluster: list[Mention] = []
    reach = 0
    for claim in sorted(claims, key=_START):
        if claim.start < reach:
            cluster = cluster or [kept.pop()]
            cluster.append(claim)
            reach = max(reach, claim.end)
        elif claim.start < claim.end:
            if cluster:
                kept += _strongest(sorted(cluster, key=strength))
                cluster = []
            kept.append(claim)
            reach = claim.end
    kept += _strongest(sorted(cluster, key=strength))
    return kept


def _strongest(claims: Iterable[Mention]) -> list[Mention]:
    """Keep each claim of a cluster, the strongest first; by start. The kept ones are disjoint, so that the two neighbours decide."""
    starts: list[int] = []
    kept: list[Mention] = []
    for claim in claims:
        at = bisect_left(starts, claim.start)
        free = (at == 0 or kept[at - 1].end <= claim.start) and (at == len(starts) or claim.end <= starts[at])
        if claim.start < claim.end and free:
            starts.insert(at, claim.start)
            kept.insert(at, claim)
    return kept


class _Layer:
    """Disjoint frames of one kind, so that only the two at the ends of another frame can cross it."""

    def __init__(self, frames: Sequence[Mention]) -> None:
        """Take the frames by start."""
        self._starts = [frame.start for frame in frames]
        self._ends = [frame.end for frame in frames]

    def cuts(self, claim: Mention) -> bool:
        """Whether a frame begins inside the claim and ends outside of it, or the other way round, or a frame claims the same words."""
        first = bisect_right(self._starts, claim.start) - 1
        last = bisect_left(self._starts, claim.end) - 1
        begun = first >= 0 and claim.start < self._ends[first] < claim.end and self._starts[first] < claim.start
        ended = last >= 0 and claim.start < self._starts[last] < claim.end < self._ends[last]
        same = first >= 0 and self._starts[first] == claim.start and self._ends[first] == claim.end
        return begun or ended or same
