"""Places of one name: Georgia in the Caucasus and Georgia in America.

A place is told by the places that are named with it; which, is in namesakes.txt. That is not enough to part two, as an article on one may
name the other's neighbours, so where some articles speak for the one and some for the other, the archivist is asked. Costs a look-up for
each line of the list.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from sitegen import data
from sitegen.model import Doubt
from sitegen.resolve import names, questions
from sitegen.resolve.groups import Groups

KIND = "place"


def doubts(groups: Groups) -> Iterator[Doubt]:
    """Ask about each name that articles give to two places, as far as the places beside it tell."""
    for name, first, into, second in _NAMESAKES:
        group = groups.all.get(groups.leader(names.thing(name, KIND)))
        if group is None or group.called:
            continue
        sides = [_beside(groups, places, group.marks.keys()) for places in (first, second)]
        there, here = ({source: one[source] for source in sorted(one.keys() - other.keys())} for one, other in (sides, sides[::-1]))
        if there and here:
            article, known_by = next(iter(there.items()))
            yield questions.two_after_all(
                groups.name(names.thing(name, KIND)), into, f"named with “{known_by}” in {article}",
                f"with “{next(iter(here.values()))}” here", list(here), kind=KIND,
            )  # fmt: skip


def _beside(groups: Groups, places: Sequence[str], sources: AbstractSet[str]) -> dict[str, str]:
    """Return those of `sources` that name one of `places`, with the first of these that each names."""
    found: dict[str, str] = {}
    for place in places:
        group = groups.all.get(groups.leader(names.thing(place, KIND)))
        for source in sources & group.marks.keys() if group else ():
            found.setdefault(source, place)
    return found


def _listed(places: str) -> tuple[str, ...]:
    return tuple(place.strip() for place in places.split(","))


_NAMESAKES = tuple(
    (name.strip(), _listed(first), into.strip(), _listed(second))
    for name, first, told in (line.split("|") for line in data.lines("sitegen.resolve", "namesakes.txt"))
    for into, _, second in (told.partition(":"),)
)
"""A name, places beside the first, what the second is called to be told from it, places beside the second."""
