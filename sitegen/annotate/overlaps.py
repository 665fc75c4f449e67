"""Which of two marks stays when they overlap: one written rule for all annotators, so that none needs to know of another.

Precedence, from the strongest: the longer mark ('Bank of China' over 'China'), the surer one, the kind that comes first in `order`,
the one that begins first. A claim loses to every stronger one that it overlaps. Kinds that enclose (quotations) are apart: they may
hold names and dates, and lose to nothing but another quotation, or a name that would stick out of them by one end.
Costs n log n.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from sitegen.model import Mention

_FEW = 1_000
"""Claims up to which inserting into a sorted list is cheaper than finding clusters first."""


def settle(mentions: Iterable[Mention], order: Sequence[str], enclosing: frozenset[str] = frozenset({"quote"})) -> tuple[Mention, ...]:
    """Return the marks that stay, by start, then longest first; any two of them are disjoint or nested.

    `order` ranks kinds; those it does not name come last, by their name.
    """
    rank = {kind: place for place, kind in enumerate(order)}
    claims = sorted(
        mentions, key=lambda m: (m.start - m.end, -m.certainty, rank.get(m.kind, len(rank)), m.kind, m.start, m.rule, m.value, m.why)
    )
    frames = _apart([claim for claim in claims if claim.kind in enclosing])
    names = _apart(_inside([claim for claim in claims if claim.kind not in enclosing], frames))
    kept = [*frames, *names]
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


def _inside(names: Sequence[Mention], frames: Sequence[Mention]) -> list[Mention]:
    """Drop the names that begin inside a frame and end outside of it, or the other way round."""
    edges = sorted(edge for frame in frames for edge in (frame.start, frame.end))
    return [name for name in names if bisect_left(edges, name.start + 1) == bisect_left(edges, name.end)]
