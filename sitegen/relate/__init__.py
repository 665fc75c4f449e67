"""Articles -> the others that tell of the same event, and those that have more on it, each link with its reasons in words.

The two kinds claim different things. An event link claims that both articles tell of one event: a model of few features says how likely
each pair is (model.py), and groups are made of likely pairs (events.py), so that what is one event for two pairs is one for the third;
a group that has nothing of its own is no event (claims.py).
A link to more claims that people, places or subjects are shared. What the archivist says goes before both (bonds.py), and a link for
which no reason can be told (reasons.py) is none.

Cost: 10 s for 10,000 articles, half of it in space.py and model.py, half for the words of the reasons.
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
from sitegen.relate.space import Space
from sitegen.relate.vocabulary import terms

__all__ = ["relations", "terms"]

_MOST_OF_EVENT, _MOST_MORE, _LISTED = 50, 10, 10
"""Links of an article: to its event, to more, and, with those that are not shown, at least."""
_FEWEST_MORE, _SHOWN, _UNSHOWN = 3, 40_000, 20_000
"""Links to more of an article at least, and links of all articles to more and to what is not shown: in a large archive each has fewer."""
_MORE_FROM, _MORE_BY_SIZE = 2.5, 0.27
"""Score of what is shared from which on a link is shown as more: in a larger archive unrelated articles are less unlike by chance."""
Kind = Literal["event", "more"] | None
_SHARED = ("terms", "opening", "phrases", "quoted")


def relations(
    articles: Sequence[Article],
    mentions: Mapping[str, Sequence[Mention]],
    entities: Sequence[Entity],
    reuse: Reuse,
    statements: Sequence[Statement],
    links: Sequence[Link],
) -> Relations:
    """Return for each article, by source, its event (50 at most), then more on it (10), then others that are not shown; and the events.

    Each part is sorted by score, ties by source. The score of a link is the sum of its reasons' weights.
    """
    ordered = sorted(articles, key=lambda article: article.source)
    sources = [article.source for article in ordered]
    space = Space(ordered)
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
        self._event = {article: number for number, group in enumerate(groups) for article in group}
        shared = np.zeros(len(pairs.one))
        for name in _SHARED:
            shared += model.WEIGHTS[name] * pairs.features[name]
        self._shared = shared.tolist()
        self._logits = pairs.logits.tolist()
        self._ends = list(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True))
        self._more_from = _MORE_FROM + _MORE_BY_SIZE * math.log(max(1, len(sources)))
        self._reasons: dict[int, tuple[Reason, ...]] = {}

    def related(self) -> dict[str, tuple[Related, ...]]:
        """Return the links of each article, by source."""
        ends = np.concatenate((self._pairs.one, self._pairs.other))
        there = np.concatenate((self._pairs.other, self._pairs.one))
        numbers = np.concatenate((np.arange(len(self._ends)), np.arange(len(self._ends))))
        order = np.lexsort((there, -self._pairs.logits[numbers], ends))
        starts = np.searchsorted(ends[order], np.arange(len(self._sources) + 1)).tolist()
        best = numbers[order].tolist()
        return {source: self._of(at, best[starts[at] : starts[at + 1]]) for at, source in enumerate(self._sources)}

    def _of(self, article: int, best: Sequence[int]) -> tuple[Related, ...]:
        """Return the links of an article, of whose pairs `best` are the numbers, the most likely first."""
        kinds: dict[Kind, list[int]] = {"event": [], "more": [], None: []}
        for number in sorted(best, key=lambda number: self._ends[number] not in self._settled.said):  # what is said is not crowded out
            if not self._forbidden(number):
                kinds[self._kind(number)].append(number)
        most = min(_MOST_MORE, max(_FEWEST_MORE, _SHOWN // len(self._sources)))
        found = (
            self._links(article, kinds["event"][:_MOST_OF_EVENT], "event"),
            self._links(article, kinds["more"][:most], "more"),
        )
        spare = min(_LISTED - sum(map(len, found)), max(1, _UNSHOWN // len(self._sources)))
        return tuple(link for links in (*found, self._links(article, kinds[None][: max(0, spare)], None)) for link in links)

    def _links(self, article: int, numbers: Sequence[int], kind: Kind) -> list[Related]:
        """Return the links over these pairs for which a reason can be told, by score, ties by source."""
        made = []
        for number in numbers:
            reasons = self._told(number, shown=kind is not None)
            if any(reason.weight > 0 or reason.rule in SETTLING for reason in reasons):
                one, other = self._ends[number]
                score = round(math.fsum(reason.weight for reason in reasons), 4)
                status: Status = "confirmed" if self._ends[number] in self._settled.said else "candidate"
                made.append(Related(self._sources[other if article == one else one], score, reasons, kind, status))
        return sorted(made, key=lambda link: (-link.score, link.source))

    def _forbidden(self, number: int) -> bool:
        said = self._settled.said.get(self._ends[number])
        return said is not None and said.bond == "none"

    def _kind(self, number: int) -> Kind:
        one, other = self._ends[number]
        if one in self._event and self._event[one] == self._event.get(other):
            return "event"
        return "more" if self._ends[number] in self._settled.said or self._shared[number] >= self._more_from else None

    def _told(self, number: int, *, shown: bool) -> tuple[Reason, ...]:
        """Return the reasons of a pair, whose words are made once for both directions."""
        if number not in self._reasons:
            said = self._settled.said.get(self._ends[number])
            certain = self._known.settling(*self._ends[number], said)
            self._reasons[number] = (*certain, *self._known.reasons(self._pairs, number, shown=shown))
        return self._reasons[number]
