"""People: full names by given and family name, initials, and family names alone with the only full name that has them.

What could be joined but is not sure enough becomes a question to the archivist (`questions`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from sitegen.model import Article, Doubt, Split
from sitegen.resolve import evidence, names, questions
from sitegen.resolve.groups import Groups, Mark, alone, apart

_SHORTEST_SKELETON = 3
"""Consonants that two given names must share before anybody is asked whether they are one."""

Homeless = tuple[list[str], list[str], list[str]]
"""Keys of one family name alone, its articles, and the keys of who has it."""


class People(Struct, frozen=True):
    """The people of an archive, and what is open about them unless the archivist merges some."""

    groups: Groups
    full: dict[str, names.Person]
    """Keys of the full names."""
    called: tuple[Doubt, ...]
    """Of people of one name."""
    unsure: list[tuple[str, list[str]]]
    """Keys of initials, and of whom they fit."""
    homeless: list[Homeless]


def gathered(marks: Sequence[Mark], articles: Iterable[Article]) -> People:
    """Gather people."""
    made = Groups(_short)
    told = evidence.told_apart(marks, articles)
    full: dict[str, names.Person] = {}
    lone: defaultdict[str, set[str]] = defaultdict(set)
    for source, index, mention, name, rule in marks:
        person = names.person(name)
        shown = person.shown
        other = told.called.get((source, person.key)) if told.called and rule is None else None
        if isinstance(rule, Split):
            group = made.at(apart("", rule.into))
        elif other:
            group = made.at(apart(person.key, other))
            group.because(f"Other articles call “{shown}” by another calling and of another nation.")
            shown = other
        elif person.surname_only and rule is None:
            lone[person.key].add(source)
            group = made.at(alone(person.key, source))
        else:
            full[person.key] = person
            group = made.at(person.key)
        group.add(source, index, mention, shown)
        group.follow(rule)
    _join_spellings(made, full)
    unsure = _join_initials(made, full)
    _join_tails(made, full)
    homeless = _join_family_names(made, full, lone)
    return People(groups=made, full=full, called=told.doubts, unsure=unsure, homeless=homeless)


def doubts(people: People) -> list[Doubt]:
    """Return what is still open about the people, after all merges."""
    made = people.groups
    asked = [*people.called, *_alike(made, people.full)]
    for key, fitting in people.unsure:
        leaders = {made.leader(other) for other in fitting}
        if made.leader(key) not in leaders and not made.at(key).called:
            asked.append(questions.shortened(people.full[key].shown, sorted(map(made.name, leaders))))
    for keys, sources, bearers in people.homeless:
        leaders = {made.leader(bearer) for bearer in bearers}
        group = made.at(keys[0])
        if made.leader(keys[0]) not in leaders and not group.called:
            asked.append(questions.whose(min(group.forms), sources, sorted(map(made.name, leaders))))
    return asked


def _short(values: Iterable[str]) -> set[str]:
    """Return the names of one person that are no full ones: family names alone, and the last words of longer names."""
    people = {name: names.person(name) for name in values}
    ends = {person.words[start:] for person in people.values() for start in range(1, len(person.words) - 1)}
    return {name for name, person in people.items() if person.surname_only or person.words in ends}


def _join_spellings(made: Groups, full: dict[str, names.Person]) -> None:
    """Join full names whose given and family names agree and no middle name contradicts, and those that differ in spaces alone."""
    alike: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    joined: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, person in sorted(full.items()):
        alike[person.given, person.family, person.generation].append(key)
        joined[person.joined, person.generation].append(key)
    for keys in alike.values():
        if len(keys) == 1:
            continue
        by_middle: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for key in keys:
            by_middle[full[key].middle].append(key)
        told = [middle for middle in by_middle if middle]
        agreeing = [keys] if _one(told) else list(by_middle.values())
        for some in agreeing:
            _spellings(made, full, some)
    for keys in joined.values():
        _spellings(made, full, keys)


def _spellings(made: Groups, full: dict[str, names.Person], keys: Sequence[str]) -> None:
    shown = sorted({full[key].shown for key in keys})
    made.unite(keys, f"“{shown[0]}” and “{shown[-1]}” are spellings of one name.")


def _one(middles: Sequence[tuple[str, ...]]) -> bool:
    """Whether middle names can all be one person's: the same ones, or initials of the same ones."""
    initials = {tuple(name[:1] for name in middle) for middle in middles}
    spelt_out = {middle for middle in middles if any(len(name) > 1 for name in middle)}
    return len(initials) <= 1 and len(spelt_out) <= 1


def _join_initials(made: Groups, full: dict[str, names.Person]) -> list[tuple[str, list[str]]]:
    """Join 'V. Putin' with the only one whom it fits: of its article, or of the archive where nobody else has the family name."""
    by_family: defaultdict[str, list[str]] = defaultdict(list)
    short = [key for key, person in sorted(full.items()) if person.initial]
    if not short:
        return []
    families = {full[key].family for key in short}
    for key, person in sorted(full.items()):
        if person.family in families and not person.initial:
            by_family[person.family].append(key)
    unsure = []
    for key in short:
        person = full[key]
        bearers = by_family[person.family]
        fitting = {made.leader(other) for other in bearers if _fits(person, full[other])}
        near = {leader for leader in fitting if made.at(leader).marks.keys() & made.at(key).marks.keys()}
        owners = near or (fitting if len({made.leader(other) for other in bearers}) == 1 else set())
        if len(owners) == 1:
            (owner,) = owners
            made.unite(
                (owner, key), f"“{person.shown}” has the initials and the family name of “{made.name(owner)}”, and of nobody else here."
            )
        elif fitting:
            unsure.append((key, sorted(fitting)))
    return unsure


def _fits(short: names.Person, long: names.Person) -> bool:
    """Whether initials are those of a name: none contradicts it, and 'C. Michael Roe', who is called Michael, is not 'Colin Roe'."""
    if not long.middle and any(len(name) > 1 for name in short.middle):
        return False
    middles = zip((name[:1] for name in short.middle), (name[:1] for name in long.middle), strict=False)
    return short.initial == long.words[0][:1] and short.generation == long.generation and all(one == other for one, other in middles)


def _join_tails(made: Groups, full: dict[str, names.Person]) -> None:
    """Join 'García Márquez' with the only one of its article whose longer name ends so: the first of its words is a family name too."""
    tails: defaultdict[str, set[str]] = defaultdict(set)
    for key, person in full.items():
        for start in range(1, len(person.words) - 1):
            tails[" ".join(person.words[start:])].add(key)
    for tail in sorted(tails.keys() & full.keys()):
        here = made.at(tail).marks.keys()
        longer = {made.leader(key) for key in tails[tail]} - {made.leader(tail)}
        if len(longer) == 1:
            (owner,) = longer
            if here <= made.at(owner).marks.keys():
                shown = full[tail].shown
                made.unite(
                    (owner, tail),
                    f"Wherever “{shown}” is named, “{made.name(owner)}” is named too, and is the only one whose name ends so.",
                )


class _Bearers(Struct, frozen=True):
    """Leaders of the full names for which a short one may stand."""

    anywhere: defaultdict[str, set[str]]
    """By family name."""
    here: defaultdict[tuple[str, str], set[str]]
    """By article source and family name."""
    begun: defaultdict[tuple[str, str], set[str]]
    """By article source and first word ('Kim Jong Un'): they are asked about, but own nothing."""


def _bearers(made: Groups, full: dict[str, names.Person], lone: dict[str, set[str]]) -> _Bearers:
    """Return who could be meant by the names in `lone`."""
    found = _Bearers(defaultdict(set), defaultdict(set), defaultdict(set))
    for key, person in full.items():
        leader = made.leader(key)
        for form in person.short_forms:
            if form in lone:
                found.anywhere[form].add(leader)
                for source in made.at(key).marks:
                    found.here[source, form].add(leader)
        if person.words[0] in lone:
            for source in made.at(key).marks:
                found.begun[source, person.words[0]].add(leader)
    return found


def _join_family_names(made: Groups, full: dict[str, names.Person], lone: dict[str, set[str]]) -> list[Homeless]:
    """Join family names alone; return those that could be several people's."""
    bearers = _bearers(made, full, lone)
    homeless = []
    for form, sources in sorted(lone.items()):
        left = []
        for source in sorted(sources):
            near = bearers.here[source, form]
            owners = near or bearers.anywhere[form]
            if len(owners) == 1:
                (owner,) = owners
                where = "in the article" if near else "in the archive"
                made.unite((owner, alone(form, source)), f"Nobody else {where} has the family name of “{made.name(owner)}”.")
            else:
                left.append(source)
        if left:
            keys = [alone(form, source) for source in left]
            made.unite(keys)
            begun = set().union(*(some for source in left if len(some := bearers.begun[source, form]) > 1))
            if could := sorted(bearers.anywhere[form] or begun):
                what = "a family name" if bearers.anywhere[form] else "the first word of a name"
                who = questions.either(sorted(map(made.name, could)))
                made.at(keys[0]).because(f"This is {what} alone, which could be {who}'s.")
                homeless.append((keys, left, could))
    return homeless


def _alike(made: Groups, full: dict[str, names.Person]) -> list[Doubt]:
    """Ask about names that differ by the vowels of the given name, or by a middle name, where nothing says that they are two people's."""
    near: defaultdict[tuple[str, bool, str, str], set[str]] = defaultdict(set)
    for key, person in full.items():
        if len(person.skeleton) >= _SHORTEST_SKELETON and len(person.words) > 1:
            by_vowel = person.words[0][0] in "aeiou"  # 'Antony' is no 'Nathan'
            near[person.skeleton, by_vowel, person.family, person.generation].add(made.leader(key))
    found = []
    for leaders in near.values():
        if len(leaders) == 1:
            continue
        asked = {made.name(leader): leader for leader in leaders if not made.at(leader).called}
        for bare, fuller in _shortened(asked):
            del asked[bare]
            found.append(questions.shortened(bare, fuller))
        for one, other in pairwise(sorted(asked)):
            same_given = names.person(one).given == names.person(other).given
            if same_given and not _contradict(one, other):
                found.append(questions.alike(one, other, "they differ by a middle name"))
            elif not same_given and not made.at(asked[one]).marks.keys() & made.at(asked[other]).marks.keys():
                found.append(questions.alike(one, other, "the given names differ by their vowels"))
    return found


def _shortened(asked: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Return the names without a middle name of which others, that cannot be one person's, have several."""
    fuller: defaultdict[str, list[str]] = defaultdict(list)
    bare = []
    for name in sorted(asked):
        if names.person(name).middle:
            fuller[names.person(name).given].append(name)
        else:
            bare.append(name)
    candidates = [(name, fuller[names.person(name).given]) for name in bare]
    return [(name, some) for name, some in candidates if any(_contradict(one, other) for one, other in pairwise(some))]


def _contradict(one: str, other: str) -> bool:
    """Whether two people's names with one given name have middle names that cannot be one person's."""
    middles = names.person(one).middle, names.person(other).middle
    return all(middles) and not _one(middles)
