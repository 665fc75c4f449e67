"""The marks of all articles -> the people, places and organisations of the archive, one entity each.

Within an article the annotators have said which full name a short one stands for (Mention.value); here articles are joined. Names meet
in dictionaries by what they share, never in pairs, so the cost grows with the marks. In doubt names stay apart: two entities that are
one are a nuisance which a line of curation mends, one entity that is two people is a false statement about both.

What joins: the same folded name; a known other spelling of a given name with the same family name by sound; a middle name or initial
where there is only one; a family name alone where only one full name in the article, or else in the archive, has it; an acronym where one
article spells it out; a company's first words where an article has both; names of one place in places.txt; and before all, what the
archivist says.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen import english, urls
from sitegen.model import Alias, Article, Curation, Entity, Kind, Mention, Merge
from sitegen.resolve import companies, names, people
from sitegen.resolve.groups import Group, Groups, alone

PERSON, PLACE = "person", "place"
_MOST_FORMS = 4


def entities(
    articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], curation: Curation, kinds: Sequence[Kind]
) -> tuple[Entity, ...]:
    """Return the entities of all indexed kinds, by kind, then casefolded name, then id. Each mark of these kinds is in exactly one."""
    sources = sorted(article.source for article in articles)
    made: list[Entity] = []
    for kind in kinds:
        if not kind.indexed:
            continue
        aliases = [alias for alias in curation.aliases if alias.kind == kind.id]
        marks = _marks(sources, mentions, kind.id, aliases)
        groups = people.groups(marks) if kind.id == PERSON else _things(marks, kind.id)
        for merge in curation.merges:
            if merge.kind == kind.id:
                _merge(groups, merge)
        made += sorted(_finished(groups, kind.id), key=lambda entity: (entity.name.casefold(), entity.id))
    return tuple(made)


def key(name: str, kind: str) -> str:
    """Return what the names of one entity of `kind` have in common when they are simply the same name."""
    return names.person(name).key if kind == PERSON else names.thing(name, kind)


def _marks(
    sources: Iterable[str], mentions: Mapping[str, Sequence[Mention]], kind: str, aliases: Sequence[Alias]
) -> Iterator[tuple[str, int, Mention, str, Alias | None]]:
    """Yield (source, index, mark, the name it stands for, the alias that says so) of every mark of `kind`."""
    aliased = {key(form, kind): alias for alias in reversed(aliases) for form in (*alias.forms, alias.name)}
    for source in sources:
        for index, mention in enumerate(mentions.get(source, ())):
            if mention.kind == kind:
                alias = None
                if aliased:
                    alias = aliased.get(key(mention.text, kind)) or aliased.get(key(mention.value or mention.text, kind))
                yield source, index, mention, alias.name if alias else mention.value or mention.text, alias


def _things(marks: Iterable[tuple[str, int, Mention, str, Alias | None]], kind: str) -> Groups:
    """Gather what are no people: by name, and acronyms alone with the only name that an article gives them."""
    groups = Groups(names.short_ones)
    spelt_out: defaultdict[str, set[str]] = defaultdict(set)
    lone: defaultdict[str, set[str]] = defaultdict(set)
    for source, index, mention, name, alias in marks:
        shown = names.without_article(name)
        at = names.thing(name, kind)
        short = names.thing(mention.text, kind)
        if alias is None and names.acronym(shown) and at == names.thing(name, ""):
            lone[at].add(alone(at, source))
            at = alone(at, source)
        elif short != at and names.acronym(mention.text):
            spelt_out[short].add(at)
        group = groups.at(at)
        group.add(source, index, mention, shown)
        group.follow(alias)
    for short, keys in sorted(lone.items()):
        same = {groups.leader(short)} & groups.all.keys()  # 'Nato' beside 'NATO', 'IBM Corp' beside 'IBM'
        long = {groups.leader(at) for at in spelt_out[short]} | same
        sure = sorted(long) if len(long) == 1 else []
        reason = f"“{groups.name(sure[0])}” is the only full name that an article gives for the acronym." if sure and not same else ""
        groups.unite([*keys, *sure], reason)
    if kind == companies.KIND:
        companies.join(groups)
    return groups


def _merge(groups: Groups, merge: Merge) -> None:
    """Make one group of those that go by the names which the archivist lists; a form that several share decides nothing."""
    by_name: dict[str, set[str]] = defaultdict(set)
    by_form: dict[str, set[str]] = defaultdict(set)
    for leader, group in groups.all.items():
        by_name[key(groups.name(leader), merge.kind)].add(leader)
        for form in (*group.values, *group.forms):
            by_form[key(form, merge.kind)].add(leader)
    chosen: set[str] = set()
    for name in (merge.into, *merge.names):
        at = key(name, merge.kind)
        chosen |= by_name.get(at) or (by_form[at] if len(by_form.get(at, ())) == 1 else set())
    for leader in chosen:
        groups.at(leader).called = ""
    if chosen:
        groups.unite(chosen)
        group = groups.at(min(chosen))
        group.called = merge.into
        forms = list(dict.fromkeys((merge.into, *merge.names)))
        group.because(f"The archivist says that {_listed(forms)} are one ({merge.where}).")


def _finished(groups: Groups, kind: str) -> Iterator[Entity]:
    called = {leader: groups.name(leader) for leader in groups.all}
    ids = urls.distinct(called.values())
    for leader, group in groups.all.items():
        name = called[leader]
        yield Entity(
            kind=kind,
            id=ids[name],
            name=name,
            aliases=_aliases(group, name),
            mentions={source: tuple(sorted(group.marks[source])) for source in sorted(group.marks)},
            status="confirmed" if group.called else "candidate",
            why=_why(group, name, kind),
        )


def _aliases(group: Group, name: str) -> tuple[str, ...]:
    """Return the forms that are more than the name or one another in capitals or small letters."""
    shown: dict[str, str] = {name.casefold(): name}
    for form in sorted(group.forms, key=lambda form: (names.odd_case(form), -group.forms[form], form.isupper(), form)):
        shown.setdefault(form.casefold(), form)
    return tuple(sorted(form for form in shown.values() if form != name))


def _why(group: Group, name: str, kind: str) -> str:
    full = {key(value, kind) for value in group.values}
    stand_ins = sorted((form for form in group.forms if key(form, kind) not in full), key=lambda form: (-group.forms[form], form))
    said = []
    if stand_ins and not group.called:
        said = [f"In an article that names “{name}”, {_listed(stand_ins)} {'means' if len(stand_ins) == 1 else 'mean'} the same {kind}."]
    said += group.reasons
    known = {names.thing(form, "") for form in (*group.values, *group.forms)}
    if not said and kind == PLACE and len(known) > 1:
        said = [f"All of these are known as names of “{name}”."]
    if not said:
        count = len(group.marks)
        said = ["One article has this name." if count == 1 else f"The same name stands in {count} articles."]
    return " ".join(said)


def _listed(forms: Sequence[str]) -> str:
    quoted = [f"“{form}”" for form in forms[:_MOST_FORMS]]
    if len(forms) > _MOST_FORMS:
        quoted.append(f"{len(forms) - _MOST_FORMS} more")
    return english.listed(quoted)
