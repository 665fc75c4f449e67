"""The subjects of every article, narrowed down to those that become its tags.

A tag is there to lead to other articles, so one that a single article has is none, unless it is stated. What an article is about is
often only named in another one: that one takes the tag too, at the end of its list and two of them at most, for else the first could not
have it either. What finds no second article is left out, and the next best comes in its place, which may need a second article in turn:
a few rounds over the leading subjects of all articles, each as long as these are many. Copies of other articles take no part in that:
they keep nobody company, and have of the tags that come out of it those that lead among their own subjects.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from sitegen.model import Article
from sitegen.tag.subjects import Subject, Uses, without_parts
from sitegen.tag.weights import points

_MOST, _LEAST = 10, 5
_SPARE = 2
"""Tags that an article takes only because another one needs company."""
_CHARACTERS_A_TAG = 45
_ROUNDS = 12
_TERM = 2.0
"""Points that a term of the archivist's vocabulary has before other subjects."""
_ASKED = 50
"""Articles that are asked to keep a lonely tag company."""

Chosen = dict[str, dict[Subject, float]]
"""Article source -> its tags with their points."""


def chosen(
    articles: Sequence[Article],
    uses: Uses,
    stated: AbstractSet[Subject],
    terms: AbstractSet[Subject],
    least: int,
    copies: AbstractSet[str] = frozenset(),
) -> Chosen:
    """Return the tags of each article, each of which `least` articles have that are no `copies` (sources), one or two.

    Those that are `stated` somewhere and the `terms` of a vocabulary are tags wherever they lead; the terms go before others.
    """
    originals = sum(article.source not in copies for article in articles)
    articles_with = Counter(subject for source, here in uses.items() if source not in copies for subject in here)
    free = stated | terms | (articles_with.keys() if least == 1 else frozenset())
    ranks: dict[str, list[Subject]] = {}
    weighed: Chosen = {}
    for article in articles:
        here = uses[article.source]
        here = without_parts({subject: use for subject, use in here.items() if articles_with[subject] > 1 or subject in free})
        weights = {
            subject: points(subject, use, articles_with[subject] or 1, originals or 1) + (_TERM if subject in terms else 0)
            for subject, use in here.items()
        }
        weighed[article.source] = weights
        ranks[article.source] = sorted(weights, key=lambda subject: (-weights[subject], subject))
    room = {article.source: _room(article) for article in articles}
    leading = _settled(ranks, room, weighed, free, copies)
    return {source: {subject: weighed[source][subject] for subject in own} for source, own in leading.items()}


def _room(article: Article) -> int:
    """Return how many tags the length of an article bears."""
    return min(_MOST, max(_LEAST, sum(len(block.text) for block in article.body) // _CHARACTERS_A_TAG))


def _settled(
    ranks: Mapping[str, list[Subject]], room: Mapping[str, int], weighed: Chosen, free: AbstractSet[Subject], copies: AbstractSet[str]
) -> dict[str, list[Subject]]:
    """Return the leading subjects of each article, all of them in two originals at least or in `free`."""
    holders = _Holders({source: here for source, here in weighed.items() if source not in copies})
    out: set[Subject] = set()
    leading: dict[str, list[Subject]] = {}
    company: dict[str, list[Subject]] = {}
    for _ in range(_ROUNDS):
        leading = {source: _first(order, room[source], out) for source, order in ranks.items() if source not in copies}
        often = Counter(subject for own in leading.values() for subject in own)
        lonely = sorted(
            (rank, -weighed[source][subject], subject, source)
            for source, own in leading.items()
            for rank, subject in enumerate(own)
            if often[subject] == 1 and subject not in free
        )
        company = defaultdict(list)
        left = set()
        for _rank, _weight, subject, source in lonely:
            other = holders.best(subject, source, company)
            if other is None:
                left.add(subject)
            else:
                company[other].append(subject)
        if not left:
            break
        out |= left
    made = {source: [subject for subject in own if subject not in out] + company.get(source, []) for source, own in leading.items()}
    shared = {subject for own in made.values() for subject in own} | free
    taken = {source: [subject for subject in order if subject in shared] for source, order in ranks.items() if source in copies}
    return made | {source: own[: room[source]] for source, own in taken.items()}


def _first(order: list[Subject], room: int, out: set[Subject]) -> list[Subject]:
    found: list[Subject] = []
    for subject in order:
        if len(found) == room:
            break
        if subject not in out:
            found.append(subject)
    return found


class _Holders:
    """Which articles have a subject, heaviest first."""

    def __init__(self, weighed: Chosen) -> None:
        self._weighed = weighed
        self._sources: defaultdict[Subject, list[str]] = defaultdict(list)
        for source, here in weighed.items():
            for subject in here:
                self._sources[subject].append(source)
        self._sorted: set[Subject] = set()

    def best(self, subject: Subject, but: str, company: Mapping[str, list[Subject]]) -> str | None:
        """Return the article other than `but` that has most of the subject and can take it as company; None where there is none."""
        sources = self._sources[subject]
        if subject not in self._sorted:
            sources.sort(key=lambda source: (-self._weighed[source][subject], source))
            self._sorted.add(subject)
        return next((other for other in sources[:_ASKED] if other != but and len(company.get(other, ())) < _SPARE), None)
