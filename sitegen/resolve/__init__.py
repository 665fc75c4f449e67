"""The marks of all articles -> the people, places and organisations of the archive, one entity each.

Within an article the annotators have said which full name a short one stands for (Mention.value); here articles are joined. Names meet
in dictionaries by what they share, never in pairs, so the cost grows with the marks. In doubt names stay apart: two entities that are
one are a nuisance which a line of curation mends, one entity that is two people is a false statement about both.

What joins: the same folded name; a known other spelling of a given name with the same family name by sound; a middle name or initial
where there is only one; initials of the given names where they fit only one; the last words of a long name in its own articles; a family
name alone where only one full name in the article, or else in the archive, has it; an acronym where one article spells it out; a company's
first words where an article has both; names of one place in places.txt; and before all, what the archivist says. What is nearly enough to
join, or nearly enough to part, becomes a question with the lines of curation that answer it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from sitegen import english, urls
from sitegen.model import Alias, Article, Curation, Doubt, Entity, Kind, Mention, Merge, Split
from sitegen.resolve import companies, names, namesakes, people, questions
from sitegen.resolve.groups import Group, Groups, Mark, alone, apart
from sitegen.resolve.names import PERSON, key
from sitegen.resolve.recognised import recognised

__all__ = ["Resolved", "entities", "recognised"]

PLACE = "place"
_MOST_FORMS = 4


class Resolved(Struct, frozen=True):
    """Who and what the archive names."""

    entities: tuple[Entity, ...]
    """By kind, then casefolded name, then id. Each mark of the indexed kinds is in exactly one."""
    doubts: tuple[Doubt, ...]
    """Names that may be one and were not joined, or are one and may be two; sorted."""


def entities(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], curation: Curation, kinds: Sequence[Kind]) -> Resolved:
    """Return the entities of all indexed kinds, and what is open about them."""
    sources = sorted(article.source for article in articles)
    made: list[Entity] = []
    doubts: list[Doubt] = []
    for kind in kinds:
        if not kind.indexed:
            continue
        marks = list(_marks(sources, mentions, kind.id, _Rules(curation, kind.id, articles)))
        found = people.gathered(marks, articles) if kind.id == PERSON else None
        groups = found.groups if found else _things(marks, kind.id, doubts)
        for merge in curation.merges:
            if merge.kind == kind.id:
                _merge(groups, merge)
        doubts += people.doubts(found) if found else namesakes.doubts(groups) if kind.id == PLACE else ()
        made += sorted(_finished(groups, kind.id), key=lambda entity: (entity.name.casefold(), entity.id))
    return Resolved(entities=tuple(made), doubts=tuple(sorted(doubts)))


class _Rules:
    """What the archivist says of the names of one kind, by name. A rule for some articles goes before one for all."""

    def __init__(self, curation: Curation, kind: str, articles: Iterable[Article]) -> None:
        aliases = [alias for alias in curation.aliases if alias.kind == kind]
        self._kind = kind
        self._aliased = {key(form, kind): alias for alias in reversed(aliases) for form in (*alias.forms, alias.name)}
        self._split: dict[tuple[str, str], Split] = {}
        splits = [split for split in curation.splits if split.kind == kind]
        sources = {name: article.source for article in articles for name in (article.id, article.source)} if splits else {}
        for split in reversed(splits):
            for article in split.articles:
                self._split[sources.get(article, ""), key(split.name, kind)] = split

    def of(self, source: str, mention: Mention) -> Alias | Split | None:
        """Return the rule for a mark: for its words, else for what it stands for."""
        if not (self._aliased or self._split):
            return None
        for name in (mention.text, mention.value or mention.text):
            found = key(name, self._kind)
            if rule := self._split.get((source, found)) or self._aliased.get(found):
                return rule
        return None


def _marks(sources: Iterable[str], mentions: Mapping[str, Sequence[Mention]], kind: str, rules: _Rules) -> Iterator[Mark]:
    """Yield every mark of `kind`, by source."""
    for source in sources:
        for index, mention in enumerate(mentions.get(source, ())):
            if mention.kind == kind:
                rule = rules.of(source, mention)
                said = rule.into if isinstance(rule, Split) else rule.name if rule else ""
                yield source, index, mention, said or mention.value or mention.text, rule


class _Read(Struct, frozen=True):
    """What a mark says by its words alone."""

    shown: str
    key: str
    acronym: bool
    """Whether it stands for nothing but an acronym."""
    spells_out: str
    """Key of the acronym for which the article gives the name; empty where the mark is none."""


@lru_cache(maxsize=1 << 16)
def _read(name: str, words: str, kind: str) -> _Read:
    """Read a mark of these words that stands for `name`; an archive has far fewer names than marks."""
    shown = names.without_article(name)
    at, short = names.thing(name, kind), names.thing(words, kind)
    return _Read(
        shown=shown,
        key=at,
        acronym=names.acronym(shown) and at == names.thing(name, ""),
        spells_out=short if short != at and names.acronym(words) else "",
    )


def _things(marks: Iterable[Mark], kind: str, doubts: list[Doubt]) -> Groups:
    """Gather what are no people: by name, and acronyms alone with the only name that an article gives them; add to `doubts`."""
    groups = Groups(names.short_ones)
    spelt_out: defaultdict[str, set[str]] = defaultdict(set)
    lone: defaultdict[str, set[str]] = defaultdict(set)
    for source, index, mention, name, rule in marks:
        read = _read(name, mention.text, kind)
        at = read.key
        if isinstance(rule, Split):
            at = apart("", rule.into)
        elif rule is None and read.acronym:
            lone[at].add(alone(at, source))
            at = alone(at, source)
        elif read.spells_out:
            spelt_out[read.spells_out].add(at)
        group = groups.at(at)
        group.add(source, index, mention, read.shown)
        group.follow(rule)
    for short, keys in sorted(lone.items()):
        same = {groups.leader(short)} & groups.all.keys()  # 'Nato' beside 'NATO', 'IBM Corp' beside 'IBM'
        long = {groups.leader(at) for at in spelt_out[short]} | same
        sure = sorted(long) if len(long) == 1 else []
        reason = f"“{groups.name(sure[0])}” is the only full name that an article gives for the acronym." if sure and not same else ""
        groups.unite([*keys, *sure], reason)
        if len(long) > 1:
            form = min(groups.at(min(keys)).forms)
            sources = sorted(groups.at(min(keys)).marks)
            doubts.append(questions.whose(form, sources, sorted(map(groups.name, long))))
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
            wikidata=group.wikidata,
        )


def _aliases(group: Group, name: str) -> tuple[str, ...]:
    """Return the forms that are more than the name or one another in capitals or small letters."""
    if group.forms.keys() == {name}:
        return ()
    shown: dict[str, str] = {name.casefold(): name}
    for form in sorted(group.forms, key=lambda form: (names.odd_case(form), -group.forms[form], form.isupper(), form)):
        shown.setdefault(form.casefold(), form)
    return tuple(sorted(form for form in shown.values() if form != name))


def _why(group: Group, name: str, kind: str) -> str:
    said: list[str] = []
    if not group.called and not group.forms.keys() <= group.values.keys():
        full = {key(value, kind) for value in group.values}
        stand_ins = sorted((form for form in group.forms if key(form, kind) not in full), key=lambda form: (-group.forms[form], form))
        mean = "means" if len(stand_ins) == 1 else "mean"
        said = [f"In an article that names “{name}”, {_listed(stand_ins)} {mean} the same {kind}."] if stand_ins else []
    said += group.reasons
    if not said and kind == PLACE and len({names.thing(form, "") for form in (*group.values, *group.forms)}) > 1:
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
