"""An archive by article: what is told of each, found once for all of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from sitegen.model import Archive, Doubt, Overlap, Problem, Statement, Step, Tag, TagUse, Thread

_PLACE = re.compile(r"[:@]\d+\Z")
T = TypeVar("T")


class Place(Struct, frozen=True):
    """An article's place in a thread."""

    thread: Thread
    number: int
    """From 1."""

    @property
    def step(self) -> Step:
        """What the thread says of the article."""
        return self.thread.steps[self.number - 1]


class Lookup:
    """What an archive has of each article, by source; of an article of which it has nothing there is no entry or an empty list."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.articles = {article.source: article for article in archive.articles}
        self.indexed = {kind.id for kind in archive.kinds if kind.indexed}
        self.entity: defaultdict[str, dict[int, int]] = defaultdict(dict)
        """Article source -> index of a mention -> index of its entity in the archive."""
        for number, entity in enumerate(archive.entities):
            for source, indexes in entity.mentions.items():
                self.entity[source].update(dict.fromkeys(indexes, number))
        self.tags = _gathered(_tags(archive))
        """Best first."""
        owners = {name: article.source for article in archive.articles for name in (article.side_file, article.source)}
        self.problems: defaultdict[str, list[Problem]] = _gathered((_owner(problem.where, owners), problem) for problem in archive.problems)
        """Of its file and of the file beside it."""
        self.doubts: defaultdict[str, list[Doubt]] = _gathered((_owner(doubt.where, owners), doubt) for doubt in archive.doubts)
        self.events = {source: event.articles[0] for event in archive.events for source in event.articles}
        """The first article of its event."""
        self.places = _places(archive.threads)
        """Its place in its thread; where it has several, in the first."""
        self.overlaps = _gathered(_overlaps(archive.reuse.overlaps))
        """Those that have words of it, by the other's source."""
        self.statements: defaultdict[str, list[Statement]] = _gathered(
            (source, said) for said in archive.statements for source in dict.fromkeys(wording.source for wording in said.wordings)
        )
        """Those that it has a wording of, in the archive's order."""

    def entity_of(self, source: str, mention: int) -> str | None:
        """Return 'kind/id' of the entity that a mention of an article names."""
        number = self.entity[source].get(mention)
        return None if number is None else f"{self.archive.entities[number].kind}/{self.archive.entities[number].id}"


def _gathered(found: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    made: defaultdict[str, list[T]] = defaultdict(list)
    for source, value in found:
        made[source].append(value)
    return made


def _owner(where: str, owners: Mapping[str, str]) -> str:
    path = _PLACE.sub("", where)
    return owners.get(path) or owners.get(path.partition("/")[2]) or ""


def _tags(archive: Archive) -> list[tuple[str, tuple[Tag, TagUse]]]:
    found = [(use.source, (tag, use)) for tag in archive.tags for use in tag.uses]
    return sorted(found, key=lambda used: (-used[1][1].score, used[1][0].name.casefold(), used[1][0].id))


def _places(threads: Iterable[Thread]) -> dict[str, Place]:
    made: dict[str, Place] = {}
    for thread in threads:
        for number, step in enumerate(thread.steps, 1):
            made.setdefault(step.source, Place(thread, number))
    return made


def _overlaps(overlaps: Iterable[Overlap]) -> Iterator[tuple[str, Overlap]]:
    both = [(source, overlap) for overlap in overlaps for source in (overlap.one, overlap.other)]
    return iter(sorted(both, key=lambda found: other(found[1], found[0])))


def other(overlap: Overlap, source: str) -> str:
    """Return the article of an overlap that is not `source`."""
    return overlap.other if overlap.one == source else overlap.one
