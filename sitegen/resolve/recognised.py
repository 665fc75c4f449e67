"""The names of an article that was edited, looked up among the entities that there were before the edit.

Who is who is decided over the whole archive, which takes its time. Until then a name is the entity that it was in this article, else the
one entity of the archive that has exactly this name or form. Where that is nobody, or several, the name is left alone: no entity is made
here. Costs one look at each entity, a tenth of a second for half a million.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from sitegen.model import Entity, Mention, Split
from sitegen.resolve.names import key
from sitegen.text import squeezed

Name = TypeVar("Name", bound=Hashable)


def recognised(
    source: str, marks: Sequence[Mention], last: Sequence[Mention], entities: Iterable[Entity], splits: Iterable[Split]
) -> Mapping[int, Entity]:
    """Return the entity of each of `marks` that is known, by its index; `last` are the marks of the article that `entities` point at.

    Names that the archivist splits are not the same everywhere: they are looked up in this article alone.
    """
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for mark in marks:
        wanted[mark.kind].add(_name(mark))
    here: list[tuple[tuple[str, str, str], Entity]] = []
    named: list[tuple[tuple[str, str], Entity]] = []
    forms: list[tuple[tuple[str, str], Entity]] = []
    for entity in entities:
        if source in entity.mentions:
            own = [last[index] for index in entity.mentions[source]]
            here += [((mark.kind, mark.text, mark.value), entity) for mark in own]
            named += [((mark.kind, _name(mark)), entity) for mark in own]
        names = wanted[entity.kind]
        if entity.name in names or not names.isdisjoint(entity.aliases):
            forms += [((entity.kind, form), entity) for form in (entity.name, *entity.aliases) if form in names]
    exactly, by_name = _only(here), _only(named)
    split = {(one.kind, key(name, one.kind)) for one in splits for name in (one.name, one.into)}
    by_form = {(kind, form): entity for (kind, form), entity in _only(forms).items() if (kind, key(form, kind)) not in split}
    found = {}
    for index, mark in enumerate(marks):
        at = (mark.kind, _name(mark))
        known = exactly.get((mark.kind, mark.text, mark.value)) or by_name.get(at) or by_form.get(at)
        if known:
            found[index] = known
    return found


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
