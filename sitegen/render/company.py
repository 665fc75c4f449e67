"""Whom and what an entity appears with, as its page shows it: how often, how often by chance, and a passage to look at."""

from bisect import bisect_left
from collections.abc import Sequence

from sitegen.model import Association, Entity, Mention
from sitegen.render.entity_views import Companion, Company
from sitegen.render.index import Index, anchor

_LEAST = 0.05
"""What is less than this is not 0.0, but 'less than 0.1'."""


def company(entity: Entity, index: Index) -> tuple[Company, ...]:
    """Return the companions of an entity by kind, in the archive's order; the most surprising of a kind first."""
    associated = index.archive.associations.get((entity.kind, entity.id), ())
    if not associated:
        return ()
    made = [(found.kind, _companion(found, entity, index)) for found in associated]
    return tuple(
        Company(kind=kind.named, companions=companions)
        for kind in index.kinds.values()
        if (companions := tuple(companion for of, companion in made if of == kind.id))
    )


def _companion(found: Association, entity: Entity, index: Index) -> Companion:
    other = index.entities[found.kind, found.id]
    source = min(found.articles, key=index.place.__getitem__)
    mentions = index.archive.mentions[source]
    number = _nearest(entity.mentions[source], index.records[found.kind, found.id].mentions[source], mentions)
    return Companion(
        entity=other.named,
        passages=found.together,
        articles=found.spread,
        chance=index.say.decimal(found.expected) if found.expected >= _LEAST else index.say.plain("less than 0.1"),
        example=index.articles[source],
        address=anchor(source, number, index),
    )


def _nearest(own: Sequence[int], others: Sequence[int], mentions: Sequence[Mention]) -> int:
    """Return the mark of `own` that stands nearest to one of the others, the first of several; both ascending."""
    starts = [mentions[number].start for number in others]

    def distance(number: int) -> int:
        start = mentions[number].start
        at = bisect_left(starts, start)
        return min(abs(other - start) for other in starts[max(at - 1, 0) : at + 1])

    return min(own, key=distance)
