"""People: full names by given and family name, and family names alone with the only full name that has them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sitegen.model import Alias, Mention
from sitegen.resolve import names
from sitegen.resolve.groups import Groups, alone

Mark = tuple[str, int, Mention, str, Alias | None]


def groups(marks: Iterable[Mark]) -> Groups:
    """Gather people."""
    made = Groups(lambda values: {name for name in values if names.person(name).surname_only})
    full: dict[str, names.Person] = {}
    lone: defaultdict[str, set[str]] = defaultdict(set)
    for source, index, mention, name, alias in marks:
        person = names.person(name)
        if person.surname_only and alias is None:
            lone[person.key].add(source)
            group = made.at(alone(person.key, source))
        else:
            full[person.key] = person
            group = made.at(person.key)
        group.add(source, index, mention, person.shown)
        group.follow(alias)
    _join_spellings(made, full)
    _join_family_names(made, full, lone)
    return made


def _join_spellings(made: Groups, full: dict[str, names.Person]) -> None:
    """Join full names whose given and family names agree and whose middle names do not contradict each other."""
    alike: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for key, person in sorted(full.items()):
        alike[person.given, person.family, person.generation].append(key)
    for keys in alike.values():
        if len(keys) == 1:
            continue
        by_middle: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for key in keys:
            by_middle[full[key].middle].append(key)
        told = [middle for middle in by_middle if middle]
        agreeing = [keys] if _one(told) else list(by_middle.values())
        for some in agreeing:
            shown = sorted({full[key].shown for key in some})
            made.unite(some, f"“{shown[0]}” and “{shown[-1]}” are spellings of one name.")


def _one(middles: Sequence[tuple[str, ...]]) -> bool:
    """Whether middle names can all be one person's: the same ones, or initials of the same ones."""
    initials = {tuple(name[:1] for name in middle) for middle in middles}
    spelt_out = {middle for middle in middles if any(len(name) > 1 for name in middle)}
    return len(initials) <= 1 and len(spelt_out) <= 1


def _join_family_names(made: Groups, full: dict[str, names.Person], lone: dict[str, set[str]]) -> None:
    anywhere: defaultdict[str, set[str]] = defaultdict(set)
    here: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for key, person in full.items():
        leader = made.leader(key)
        for form in person.short_forms:
            if form in lone:
                anywhere[form].add(leader)
                for source in made.at(key).marks:
                    here[source, form].add(leader)
    for form, sources in sorted(lone.items()):
        apart = []
        for source in sorted(sources):
            near = here[source, form]
            owners = near or anywhere[form]
            if len(owners) == 1:
                (owner,) = owners
                where = "in the article" if near else "in the archive"
                made.unite((owner, alone(form, source)), f"Nobody else {where} has the family name of “{made.name(owner)}”.")
            else:
                apart.append(alone(form, source))
        if apart:
            doubt = [made.name(owner) for owner in sorted(anywhere[form])[:3]]
            reason = f"This is a family name alone, which could be {' or '.join(doubt)}'s." if doubt else ""
            made.unite(apart)
            made.at(apart[0]).because(reason)
