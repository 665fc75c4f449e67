"""Articles -> the others that are about the same, each link with its reasons in words.

What makes two articles alike is measured on their words alone (vectors.py), with a little more for words of one speaker quoted by both
and for days of publication; what is said about it is what a reader can check (reasons.py). A neighbour for whom no reason can be told
is none.
"""

import math
from collections.abc import Mapping, Sequence

from sitegen.model import Article, Entity, Link, Mention, Related, Relations, Reuse, Statement
from sitegen.relate import reasons, vectors

MOST = 10
_CONSIDERED = 14
"""Neighbours whose reasons are looked at: what a reason adds may move them past one another."""
_LINKED_FROM, _LINKED_BY_SIZE, _LINKED_UP_TO = 0.03, 0.026, 0.2
"""Measured: in a larger archive more is rare, and unrelated articles are less unlike."""


def relations(
    articles: Sequence[Article],
    mentions: Mapping[str, Sequence[Mention]],
    entities: Sequence[Entity],
    reuse: Reuse,
    statements: Sequence[Statement],
    links: Sequence[Link],
) -> Relations:
    """Return for each article, by source, at most ten others, best first, ties by source.

    Related.kind is None for neighbours that are ranked but too weak to be shown.
    """
    ordered = sorted(articles, key=lambda article: article.source)
    space = vectors.Vectors(ordered)
    known = reasons.Known(ordered, mentions, entities, space)
    threshold = linked_from(len(ordered))
    near = space.neighbours()
    made = {}
    for article in ordered:
        found = []
        alike = {other: space.shared(article.source, other) for other in near[article.source]}
        for other in sorted(alike, key=lambda other: (-math.fsum(alike[other].values()), other))[:_CONSIDERED]:
            said = known.reasons(article.source, other, alike[other])
            if said:
                score = round(math.fsum(reason.weight for reason in said), 4)
                found.append(Related(source=other, score=score, reasons=said, kind="more" if score >= threshold else None))
        found.sort(key=lambda related: (-related.score, related.source))
        made[article.source] = tuple(found[:MOST])
    del reuse, statements, links
    return Relations(related=made, events=())


def linked_from(size: int) -> float:
    """Return the score from which on a link is shown in an archive of `size` articles."""
    return min(_LINKED_UP_TO, _LINKED_FROM + _LINKED_BY_SIZE * math.log(max(size, 2)))
