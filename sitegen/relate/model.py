"""Whether two articles tell of one event: a logistic model of few features, each of which a reader can check.

    logit = bias + sum of weight * feature;  probability = 1 / (1 + e^-logit)

The features are the cosines of space.py (terms, opening, phrases) and the details of details.py; the weights stand in data/model.toml,
with their origin. More features (rare words, main people, likeness relative to the best neighbours) and boosted trees did no better on
sets that nothing was fitted on.

Pairs are proposed by the heaviest terms and then, because a large event has more articles than an article has candidates, completed
within each group that strong pairs hold together. Cost: 25 candidates an article, each compared in full.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

from sitegen import data
from sitegen.relate.details import Details
from sitegen.relate.rows import Floats, Ints
from sitegen.relate.space import Space

_MODEL = data.tables("sitegen.relate", "model.toml")
LEAST: float = _MODEL["least"]
BIAS: float = _MODEL["fitted"]["bias"]
WEIGHTS: dict[str, float] = {name: weight for name, weight in (_MODEL["fitted"] | _MODEL["chosen"]).items() if name != "bias"}
"""Feature -> weight."""
_FITTED = 1000
"""Articles of the largest archive that the weights were fitted on, nearly."""
_INDEXED = 40
"""Heaviest terms of an article that propose candidates."""
_MOST_SHARED = 300
"""Articles that may have such a term."""
_FEWEST, _MOST, _ALL = 20, 60, 200_000
"""Candidates of an article, and candidates in all from which on each gets fewer."""
_COMPLETED = 120
"""Articles in a group within which all pairs are compared."""


class Pairs(Struct, frozen=True):
    """Pairs of articles, one < other, sorted; their features by name, and how likely they tell of one event."""

    one: Ints
    other: Ints
    features: dict[str, Floats]
    logits: Floats

    @property
    def probabilities(self) -> Floats:
        """Return how likely each pair tells of one event, 0 to 1."""
        return 1 / (1 + np.exp(-np.clip(self.logits, -500, 500)))


def compared(space: Space, details: Details, wanted: tuple[Ints, Ints]) -> Pairs:
    """Return the pairs of articles that may be alike, and all that are `wanted`, with their features."""
    fewer = space.count > _ALL // _MOST
    near = space.terms.heaviest(_INDEXED) if fewer else space.terms
    most = int(np.clip(_ALL // max(1, space.count), _FEWEST, _MOST))
    first, second = near.nearest(_MOST_SHARED if fewer else max(_MOST_SHARED, space.count // 4), most)
    found = _features(space, details, _keys(space.count, np.concatenate((first, wanted[0])), np.concatenate((second, wanted[1]))))
    return extended(space, details, found, _completing(found, space.count))


def extended(space: Space, details: Details, found: Pairs, keys: Ints) -> Pairs:
    """Return the pairs with those of `keys` (one * articles + other, one < other) that are missing among them."""
    known = found.one * space.count + found.other
    missing = np.setdiff1d(keys, known)
    if not len(missing):
        return found
    more = _features(space, details, missing)
    order = np.argsort(np.concatenate((known, missing)), kind="stable")
    return Pairs(
        one=np.concatenate((found.one, more.one))[order],
        other=np.concatenate((found.other, more.other))[order],
        features={name: np.concatenate((values, more.features[name]))[order] for name, values in found.features.items()},
        logits=np.concatenate((found.logits, more.logits))[order],
    )


def within(groups: Iterable[Sequence[int]], count: int) -> Ints:
    """Return the keys of all pairs within the groups; none of groups that are too large."""
    made = [np.zeros(0, np.int64)]
    for group in groups:
        if len(group) <= _COMPLETED:
            sources = np.array(sorted(group), np.int64)
            low, high = np.triu_indices(len(sources), 1)
            made.append(sources[low] * count + sources[high])
    return np.concatenate(made)


def bias(count: int) -> float:
    """Return the logit of two articles that share nothing, in an archive of `count`.

    The more articles there are, the more of them look alike by chance, while an event has no more of them: the odds fall with 1 / count.
    """
    return BIAS - max(0.0, math.log(max(1, count) / _FITTED))


def _keys(count: int, one: Ints, other: Ints) -> Ints:
    low, high = np.minimum(one, other), np.maximum(one, other)
    return np.unique(low[low != high] * count + high[low != high])


def _features(space: Space, details: Details, keys: Ints) -> Pairs:
    one, other = keys // space.count, keys % space.count
    cosines = {"terms": space.terms, "opening": space.opening, "phrases": space.phrases}
    features = {name: np.minimum(rows.dots(one, other), 1.0) for name, rows in cosines.items()} | details.features(one, other)
    logits = np.full(len(one), bias(space.count))
    for name, weight in WEIGHTS.items():
        logits += weight * features[name]
    return Pairs(one=one, other=other, features=features, logits=logits)


def _completing(found: Pairs, count: int) -> Ints:
    """Return the keys of all pairs within the groups that likely pairs hold together; none of groups that are too large."""
    head: dict[int, int] = {}
    members: defaultdict[int, list[int]] = defaultdict(list)
    strong = np.flatnonzero(found.probabilities >= LEAST)
    for one, other in zip(found.one[strong].tolist(), found.other[strong].tolist(), strict=True):
        for article in (one, other):
            if article not in head:
                head[article] = article
                members[article] = [article]
        few, many = sorted((head[one], head[other]), key=lambda group: (len(members[group]), group))
        if few != many and len(members[few]) + len(members[many]) <= _COMPLETED:
            for article in members[few]:
                head[article] = many
            members[many] += members.pop(few)
    return within(members.values(), count)
