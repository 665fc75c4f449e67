"""Articles -> the others that tell of the same event, and those that have more on it, each link with its reasons in words.

The two kinds claim different things. An event link claims that both articles tell of one event: a model of few features says how likely
each pair is (model.py), and groups are made of likely pairs (events.py), so that what is one event for two pairs is one for the third;
a group that has nothing of its own is no event (claims.py).
A link to more claims that people, places or subjects are shared. What the archivist says goes before both (bonds.py), and a link for
which no reason can be told (reasons.py) is none.

Cost: 12 s and 160 MB for 10,000 articles, 35 s and 480 MB for 20,000 that have sentences of one another; half of it in space.py and
model.py, half for the words of the reasons.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from sitegen.model import Article, Entity, Event, Link, Mention, Reason, Related, Relations, Reuse, Statement, Status
from sitegen.relate import claims, events, model
from sitegen.relate.bonds import Bonds, bonds
from sitegen.relate.details import Details
from sitegen.relate.model import Pairs
from sitegen.relate.reasons import SETTLING, Known
from sitegen.relate.rows import Columns, Ints
from sitegen.relate.space import Space
from sitegen.relate.vocabulary import terms, words

__all__ = ["relations", "terms", "words"]

_MOST_OF_EVENT, _MOST_MORE, _LISTED = 50, 10, 10
"""Links of an article: to its event, to more, and, with those that are not shown, at least."""
_FEWEST_MORE, _SHOWN, _UNSHOWN = 3, 40_000, 20_000
"""Links to more of an article at least, and links of all articles to more and to what is not shown: in a large archive each has fewer."""
_MORE_FROM, _MORE_BY_SIZE = 2.5, 0.27
"""Score of what is shared from which on a link is shown as more: in a larger archive unrelated articles are less unlike by chance."""
Kind = Literal["event", "more"] | None
_KINDS: tuple[Kind, ...] = ("event", "more", None)
_EVENT, _MORE, _UNSHOWN_KIND = range(len(_KINDS))
_SHARED = ("terms", "opening", "phrases", "quoted")


def relations(
    articles: Sequence[Article],
    mentions: Mapping[str, Sequence[Mention]],
    entities: Sequence[Entity],
    reuse: Reuse,
    statements: Sequence[Statement],
    links: Sequence[Link],
    read: Mapping[str, Columns] | None = None,
) -> Relations:
    """Return for each article, by source, its event (50 at most), then more on it (10), then others that are not shown; and the events.

    Each part is sorted by score, ties by source. The score of a link is the sum of its reasons' weights.
    `read` is what `words` says of each article, by source, if somebody has asked already.
    """
    ordered = sorted(articles, key=lambda article: article.source)
    sources = [article.source for article in ordered]
    space = Space([read[source] for source in sources] if read else list(map(words, ordered)))
    details = Details(ordered, mentions, statements, space)
    settled = bonds(sources, reuse, links)
    fixed = np.array(sorted({*settled.together, *settled.said}), np.int64).reshape(-1, 2)
    pairs = model.compared(space, details, (fixed[:, 0], fixed[:, 1]))
    groups = events.groups((pairs.one, pairs.other, pairs.probabilities), model.LEAST, settled.together, sorted(settled.apart))
    pairs = model.extended(space, details, pairs, model.within(groups, space.count))
    pinned = {article for pair in settled.together for article in pair}
    groups = claims.claimed(groups, pairs, claims.names(sources, entities), pinned)
    known = Known(ordered, entities, statements, reuse, (space, details))
    related = _Links(sources, pairs, groups, settled, known).related()
    return Relations(related=related, events=tuple(Event(articles=tuple(sources[at] for at in group)) for group in groups))


class _Links:
    """The links of all articles."""

    def __init__(self, sources: Sequence[str], pairs: Pairs, groups: Sequence[Sequence[int]], settled: Bonds, known: Known) -> None:
        self._sources, self._pairs, self._settled, self._known = sources, pairs, settled, known
        event = np.full(len(sources), -1)
        for number, group in enumerate(groups):
            event[list(group)] = number
        shared = np.zeros(len(pairs.one))
        for name in _SHARED:
            shared += model.WEIGHTS[name] * pairs.features[name]
        keys = pairs.one * len(sources) + pairs.other
        self._said = np.isin(keys, [one * len(sources) + other for one, other in settled.said])
        self._forbidden = np.isin(keys, [one * len(sources) + other for (one, other), link in settled.said.items() if link.bond == "none"])
        more_from = _MORE_FROM + _MORE_BY_SIZE * math.log(max(1, len(sources)))
        more = np.where(self._said | (shared >= more_from), _MORE, _UNSHOWN_KIND)
        self._kinds = np.where((event[pairs.one] >= 0) & (event[pairs.one] == event[pairs.other]), _EVENT, more)

    def related(self) -> dict[str, tuple[Related, ...]]:
        """Return the links of each article, by source."""
        size = len(self._sources)
        most_more, spare = min(_MOST_MORE, max(_FEWEST_MORE, _SHOWN // max(1, size))), max(1, _UNSHOWN // max(1, size))
        links: list[list[Related]] = [[] for _ in self._sources]
        for kind, most in ((_EVENT, _MOST_OF_EVENT), (_MORE, most_more), (_UNSHOWN_KIND, min(_LISTED, spare))):
            articles, numbers = self._best(kind, most)
            if kind == _UNSHOWN_KIND:
                room = _LISTED - np.array([len(made) for made in links], np.int64)
                starts = np.searchsorted(articles, np.arange(size + 1))
                kept = np.arange(len(articles)) - starts[articles] < room[articles]
                articles, numbers = articles[kept], numbers[kept]
            made: list[list[Related]] = [[] for _ in self._sources]
            distinct = np.unique(numbers)
            told = dict(zip(distinct.tolist(), self._told(distinct, shown=kind != _UNSHOWN_KIND), strict=True))
            for article, number in zip(articles.tolist(), numbers.tolist(), strict=True):
                made[article] += self._link(article, number, told[number], _KINDS[kind])
            for at, found in enumerate(made):
                links[at] += sorted(found, key=lambda link: (-link.score, link.source))
        return {source: tuple(found) for source, found in zip(self._sources, links, strict=True)}

    def _best(self, kind: int, most: int) -> tuple[Ints, Ints]:
        """Return (article, pair) for the `most` likeliest pairs of a kind of each article, by article; what is said is not crowded out."""
        numbers = np.flatnonzero((self._kinds == kind) & ~self._forbidden)
        one, other = self._pairs.one[numbers], self._pairs.other[numbers]
        ends, there, numbers = np.concatenate((one, other)), np.concatenate((other, one)), np.concatenate((numbers, numbers))
        order = np.lexsort((there, -self._pairs.logits[numbers], ~self._said[numbers], ends))
        ends, numbers = ends[order], numbers[order]
        kept = np.arange(len(ends)) - np.searchsorted(ends, ends) < most
        return ends[kept], numbers[kept]

    def _told(self, numbers: Ints, *, shown: bool) -> list[tuple[Reason, ...]]:
        """Return the reasons of the pairs with these numbers; both directions of a link have the same."""
        made = self._known.reasons(self._pairs, numbers, shown=shown)
        ends = zip(self._pairs.one[numbers].tolist(), self._pairs.other[numbers].tolist(), strict=True)
        return [(*self._known.settling(*pair, self._settled.said.get(pair)), *reasons) for pair, reasons in zip(ends, made, strict=True)]

    def _link(self, article: int, number: int, reasons: tuple[Reason, ...], kind: Kind) -> list[Related]:
        """Return the link of an article over a pair; none where no reason can be told."""
        if not any(reason.weight > 0 or reason.rule in SETTLING for reason in reasons):
            return []
        pair = one, other = int(self._pairs.one[number]), int(self._pairs.other[number])
        score = round(math.fsum(reason.weight for reason in reasons), 4)
        status: Status = "confirmed" if pair in self._settled.said else "candidate"
        return [Related(self._sources[other if article == one else one], score, reasons, kind, status)]
