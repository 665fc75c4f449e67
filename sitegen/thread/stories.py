"""Events -> stories: which events follow from one another. What the archivist says comes first; the rest needs evidence (evidence.py).

Single links drift: a is told of with b, b with c, and at the end of the chain stands another story. So two groups of events become one
only when both have a rare name that most of their own events have; the names of a story that has grown are those that it is about.
Pairs are looked at only where articles are linked, the strongest evidence first, so the cost is that of the links.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sitegen.model import Relations, Statement, Story
from sitegen.text import key
from sitegen.thread.evidence import Evidence, Joint
from sitegen.thread.known import Known, Who


class Group(Struct, frozen=True):
    """Articles of one story."""

    events: tuple[tuple[str, ...], ...]
    """Sources of the articles of each event, sorted; an article of no event is one of its own."""
    joints: tuple[Joint, ...] = ()
    """Why these events are one story, strongest first; none where it has one event, or where the archivist alone says so."""
    story: Story | None = None
    """What the archivist said of it."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of all its articles, by event."""
        return tuple(source for event in self.events for source in event)


class Plan:
    """What the archivist said of stories, by article."""

    def __init__(self, stories: Sequence[Story], known: Known) -> None:
        ids = {article.id: source for source, article in known.articles.items()} | {source: source for source in known.articles}
        self.stories = stories
        self.pinned: dict[str, int] = {}
        """Source -> number of its story, the first that names it."""
        self.barred: defaultdict[str, set[int]] = defaultdict(set)
        """Source -> numbers of the stories that it is no part of; this goes before the other."""
        for number, story in enumerate(stories):
            for name in story.without:
                if name in ids:
                    self.barred[ids[name]].add(number)
        for number, story in enumerate(stories):
            for name in story.articles:
                if name in ids and number not in self.barred[ids[name]]:
                    self.pinned.setdefault(ids[name], number)

    def events(self, known: Known, relations: Relations) -> list[tuple[tuple[str, ...], int | None]]:
        """Return the events with the numbers of their stories; one whose articles the archivist keeps apart is several."""
        made: list[tuple[tuple[str, ...], int | None]] = []
        grouped: set[str] = set()
        for event in relations.events:
            sources = [source for source in event.articles if source in known.articles and source not in grouped]
            grouped.update(sources)
            made += self._parts(sources)
        made += [((source,), self.pinned.get(source)) for source in known.articles if source not in grouped]
        return sorted(made, key=lambda pair: pair[0])

    def _parts(self, sources: Sequence[str]) -> list[tuple[tuple[str, ...], int | None]]:
        stories = sorted({self.pinned[source] for source in sources if source in self.pinned})
        parts: defaultdict[int, list[str]] = defaultdict(list)
        for source in sorted(sources):
            open_to = [number for number in stories if number not in self.barred.get(source, ())]
            parts[self.pinned.get(source, open_to[0] if open_to else -1)].append(source)
        return [(tuple(part), number if number >= 0 else None) for number, part in sorted(parts.items())]


def grouped(
    known: Known, relations: Relations, statements: Sequence[Statement], stories: Sequence[Story], days: dict[str, dt.date]
) -> tuple[Group, ...]:
    """Return the groups of events that are one story each, a lone event too; by their first source."""
    plan = Plan(stories, known)
    merging = _Merging(known, plan, plan.events(known, relations))
    evidence = Evidence(known, statements, days)
    joints = [joint for one, other in _pairs(merging.event_of, relations) if (joint := evidence.joint(one, other))]
    for joint in sorted(joints, key=lambda joint: (-joint.strength, joint.one, joint.other)):
        merging.join(joint)
    return merging.groups()


def without(groups: Sequence[Group], names: Sequence[str], stories: Sequence[Story], known: Known) -> Sequence[Group]:
    """Return the groups after stories that name no article of the archive: such a one is about the group that is called by its name.

    `names` are what the groups are called. Articles that it is without leave the group, each with those of its event that leave as well.
    """
    plan = Plan(stories, known)
    named = {key(story.name): number for number, story in reversed([*enumerate(stories)]) if number not in plan.pinned.values()}
    if not named:
        return groups
    made: list[Group] = []
    for group, name in zip(groups, names, strict=True):
        number = named.get(key(name)) if group.story is None else None
        if number is None:
            made.append(group)
            continue
        made += _parted(group, number, plan)
    return sorted((group for group in made if group.events), key=lambda group: group.sources)


def _parted(group: Group, number: int, plan: Plan) -> list[Group]:
    """Make a group the archivist's story, and groups of their own of the articles that it is without."""
    out = {source for source in group.sources if number in plan.barred.get(source, ())}
    left = tuple(filter(None, (tuple(source for source in event if source not in out) for event in group.events)))
    gone = filter(None, (tuple(source for source in event if source in out) for event in group.events))
    joints = tuple(joint for joint in group.joints if joint.one not in out and joint.other not in out)
    return [Group(events=left, joints=joints, story=plan.stories[number]), *(Group(events=(event,)) for event in gone)]


def _pairs(event_of: Mapping[str, int], relations: Relations) -> list[tuple[str, str]]:
    """Return the linked articles of different events, sorted."""
    pairs = set()
    for source, related in relations.related.items():
        for link in related:
            if link.linked and source in event_of and link.source in event_of and event_of[source] != event_of[link.source]:
                pairs.add((min(source, link.source), max(source, link.source)))
    return sorted(pairs)


class _Merging:
    """Groups of events that grow (union-find, the smaller into the larger)."""

    def __init__(self, known: Known, plan: Plan, events: Sequence[tuple[tuple[str, ...], int | None]]) -> None:
        self._known, self._plan, self._events = known, plan, events
        self.event_of = {source: number for number, (sources, _) in enumerate(events) for source in sources}
        self._parent = list(range(len(events)))
        self._members: dict[int, list[int]] = {number: [number] for number in range(len(events))}
        self._story: dict[int, int | None] = {number: story for number, (_, story) in enumerate(events)}
        self._names: dict[int, Counter[Who]] = {}
        self._joints: defaultdict[int, list[Joint]] = defaultdict(list)
        first: dict[int, int] = {}
        for number, (_, story) in enumerate(events):
            if story is not None and first.setdefault(story, number) != number:
                self._merge(self._root(first[story]), self._root(number))

    def join(self, joint: Joint) -> None:
        """Make one group of the two that a joint is between, if nothing speaks against it."""
        one, other = self._root(self.event_of[joint.one]), self._root(self.event_of[joint.other])
        if one != other and not self._kept_apart(one, other) and self._about_the_same(one, other):
            self._merge(one, other)
            self._joints[self._root(one)].append(joint)

    def groups(self) -> tuple[Group, ...]:
        """Return what has become of the events, by first source; an article that a story is without is in no group of it."""
        made: list[Group] = []
        for root, members in sorted(self._members.items(), key=lambda pair: min(pair[1])):
            number = self._story[root]
            joints = sorted(self._joints[root], key=lambda joint: (-joint.strength, joint.one, joint.other))
            events = tuple(self._events[member][0] for member in sorted(members))
            group = Group(events=events, joints=tuple(joints))
            made += [group] if number is None else _parted(group, number, self._plan)
        made = sorted((group for group in made if group.events), key=lambda group: group.sources)
        return tuple(made)

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def _kept_apart(self, one: int, other: int) -> bool:
        """Whether two groups are different stories of the archivist."""
        return self._story[one] is not None and self._story[other] is not None

    def _about_the_same(self, one: int, other: int) -> bool:
        first, second = self._core(one), self._core(other)
        return any(self._known.rare(who) for who in first & second)

    def _core(self, group: int) -> set[Who]:
        """Return the names that at least half of a group's events have."""
        counts = self._counted(group)
        return {who for who, count in counts.items() if 2 * count >= len(self._members[group])}

    def _counted(self, group: int) -> Counter[Who]:
        if group not in self._names:
            self._names[group] = Counter(who for event in self._members[group] for who in self._of_event(self._events[event][0]))
        return self._names[group]

    def _of_event(self, sources: Sequence[str]) -> Iterable[Who]:
        """Return the names that at least half of an event's articles have."""
        counts = Counter(who for source in sources for who in self._known.named[source])
        return (who for who, count in counts.items() if 2 * count >= len(sources))

    def _merge(self, one: int, other: int) -> None:
        large, small = (one, other) if len(self._members[one]) >= len(self._members[other]) else (other, one)
        if large in self._names or small in self._names:
            self._names[large] = self._counted(large) + self._counted(small)
        self._parent[small] = large
        self._members[large] += self._members.pop(small)
        self._joints[large] += self._joints.pop(small, [])
        if self._story[large] is None:
            self._story[large] = self._story[small]
