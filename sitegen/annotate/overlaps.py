"""Which of two marks stays when they overlap: one written rule for all annotators, so that none needs to know of another.

Precedence, from the strongest: the longer mark ('Bank of China' over 'China'), the surer one, the kind that comes first in `order`,
the one that begins first. A claim loses to every stronger one that it overlaps. Kinds that enclose (quotations, reported speech) are
apart: they may hold names and dates and stand in one another, and lose to nothing but another of their kind; but no name, and no reported
speech, may begin inside such a frame and end outside of it. Of two frames that would cross, the quotation stays: its marks are in
the text. Costs n log n.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from sitegen.model import Mention

FRAMES = frozenset({"quote", "reported"})
"""Kinds that hold others."""
_FEW = 1_000
"""Claims up to which inserting into a sorted list is cheaper than finding clusters first."""


def settle(mentions: Iterable[Mention], order: Sequence[str], enclosing: frozenset[str] = FRAMES) -> tuple[Mention, ...]:
    """Return the marks that stay, by start, then longest first; any two of them are disjoint or nested.

    `order` ranks kinds; those it does not name come last, by their name.
    """
    rank = {kind: place for place, kind in enumerate(order)}
    claims = sorted(
        mentions, key=lambda m: (m.start - m.end, -m.certainty, rank.get(m.kind, len(rank)), m.kind, m.start, m.rule, m.value, m.why)
    )
    layers: list[_Layer] = []
    kept: list[Mention] = []
    for kind in sorted(enclosing):
        frames = _apart([claim for claim in claims if claim.kind == kind and not any(layer.cuts(claim) for layer in layers)])
        if frames:
            layers.append(_Layer(frames))
            kept.extend(frames)
    kept.extend(_apart([claim for claim in claims if claim.kind not in enclosing and not any(layer.cuts(claim) for layer in layers)]))
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end, rank.get(m.kind, len(rank)), m.kind)))


def _apart(claims: Sequence[Mention]) -> list[Mention]:
    """Keep each claim that overlaps none kept before it; clusters of claims that do not touch are settled one by one."""
    if len(claims) <= _FEW:
        return _strongest(claims)
    kept: list[Mention] = []
    cluster: list[int] = []
    reach = 0
    for place in sorted(range(len(claims)), key=lambda place: claims[place].start):
        claim = claims[place]
        if claim.start >= reach and cluster:
            kept.extend(_strongest([claims[other] for other in sorted(cluster)]))
            cluster = []
        cluster.append(place)
        reach = max(reach, claim.end)
    kept.extend(_strongest([claims[other] for other in sorted(cluster)]))
    return kept


def _strongest(claims: Sequence[Mention]) -> list[Mention]:
    """Keep each claim of a cluster, the strongest first. The kept ones are disjoint, so that the two neighbours decide."""
    starts: list[int] = []
    ends: list[int] = []
    kept: list[Mention] = []
    for claim in claims:
        at = bisect_left(starts, claim.start)
        free = (at == 0 or ends[at - 1] <= claim.start) and (at == len(starts) or claim.end <= starts[at])
        if claim.start < claim.end and free:
            starts.insert(at, claim.start)
            ends.insert(at, claim.end)
            kept.append(claim)
    return kept


class _Layer:
    """Disjoint frames of one kind, so that only the two at the ends of another mark can cross it."""

    def __init__(self, frames: Sequence[Mention]) -> None:
        ordered = sorted((frame.start, frame.end) for frame in frames)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def cuts(self, claim: Mention) -> bool:
        """Whether a frame begins inside the claim and ends outside of it, or the other way round, or a frame claims the same words."""
        if claim.kind not in FRAMES:
            return self._edges(claim)
        first = bisect_right(self._starts, claim.start) - 1
        last = bisect_left(self._starts, claim.end) - 1
        begun = first >= 0 and claim.start < self._ends[first] < claim.end and self._starts[first] < claim.start
        ended = last >= 0 and claim.start < self._starts[last] < claim.end < self._ends[last]
        same = first >= 0 and self._starts[first] == claim.start and self._ends[first] == claim.end
        return begun or ended or same

    def _edges(self, claim: Mention) -> bool:
        """Whether a frame begins or ends within a name."""
        at, ended = bisect_right(self._starts, claim.start), bisect_right(self._ends, claim.start)
        begins = at < len(self._starts) and self._starts[at] < claim.end
        return begins or (ended < len(self._ends) and self._ends[ended] < claim.end)
