"""The names of an article that was edited, looked up among the entities that there were before the edit.

Who is who is decided over the whole archive, which takes its time. Until then a name is the entity that it was in this article, else the
one entity of the archive that has exactly this name or form. Where that is nobody, or several, the name is left alone: no entity is made
here. Costs a look or two at each entity, ten milliseconds for ten thousand articles.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from sitegen.model import Entity, Mention, Split
from sitegen.resolve.names import key
from sitegen.text import squeezed

Name = TypeVar("Name", bound=Hashable)


def recognised(
    source: str, marks: Sequence[Mention], last: Sequence[Mention], entities: Sequence[Entity], splits: Iterable[Split]
) -> Mapping[int, Entity]:
    """Return the entity of each of `marks` that is known, by its index; `last` are the marks of the article that `entities` point at.

    Names that the archivist splits are not the same everywhere: they are looked up in this article alone.
    """
    own = [(last[index], entity) for entity in entities if source in entity.mentions for index in entity.mentions[source]]
    exactly = _only(((mark.kind, mark.text, mark.value), entity) for mark, entity in own)
    by_name = _only(((mark.kind, _name(mark)), entity) for mark, entity in own)
    found: dict[int, Entity] = {}
    unknown: dict[int, tuple[str, str]] = {}
    named = {entity.kind for entity in entities}
    for index, mark in enumerate(marks):
        if mark.kind not in named:
            continue
        name = (mark.kind, _name(mark))
        known = exactly.get((mark.kind, mark.text, mark.value)) or by_name.get(name)
        if known:
            found[index] = known
        else:
            unknown[index] = name
    by_form = _by_form(set(unknown.values()), entities, splits) if unknown else {}
    return found | {index: by_form[name] for index, name in unknown.items() if name in by_form}


def _by_form(names: Collection[tuple[str, str]], entities: Iterable[Entity], splits: Iterable[Split]) -> dict[tuple[str, str], Entity]:
    """Return the only entity of the archive that has each of these names (kind and form)."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for kind, name in names:
        wanted[kind].add(name)
    found: list[tuple[tuple[str, str], Entity]] = []
    for entity in entities:
        forms = wanted.get(entity.kind, set())
        if entity.name in forms or not forms.isdisjoint(entity.aliases):
            found += [((entity.kind, form), entity) for form in (entity.name, *entity.aliases) if form in forms]
    split = {(one.kind, key(name, one.kind)) for one in splits for name in (one.name, one.into)}
    return {(kind, form): entity for (kind, form), entity in _only(found).items() if (kind, key(form, kind)) not in split}


def _name(mark: Mention) -> str:
    return squeezed(mark.value or mark.text)


def _only(found: Iterable[tuple[Name, Entity]]) -> dict[Name, Entity]:
    """Return what is told of one entity alone, by what is told."""
    told: dict[Name, Entity] = {}
    several = set()
    for name, entity in found:
        if told.setdefault(name, entity) is not entity:
            several.add(name)
    return {name: entity for name, entity in told.items() if name not in several}
