"""What an entity said, what it is reported to have said, and what others said about it: each thing said once, with where it stands."""

from collections.abc import Sequence

from msgspec import Struct, structs

from sitegen import text, urls
from sitegen.model import QUOTED, Entity
from sitegen.render import speech, words
from sitegen.render.entity_views import Quotation, Spoken, Variant
from sitegen.render.index import Index, anchor
from sitegen.render.items import PartLink
from sitegen.render.speech import Key, Place

_WHOLE, _LATEST = 40, 15
"""Of more things said than _WHOLE an entity's own page shows the _LATEST, and leads to pages that have all."""
_PART = 150
"""Things said on such a page."""
_VARIANTS = 5
_QUOTE = 400
Group = tuple[Place, ...]
"""Where one thing said stands; the wording to be shown first."""


class Part(Struct, frozen=True):
    """A page of what was said."""

    id: str
    link: PartLink
    groups: tuple[Group, ...]
    count: int
    """Of all pages."""


def gathered(key: Key, index: Index) -> dict[str, list[Group]]:
    """Return what there is to tell, by the ids of Spoken."""
    said = speech.gathered(index.said.get(key, ()), index.archive, index.stated, index.place)
    quoted = [group for group in said if is_quoted(group[0], index)]
    return {
        "said": quoted,
        "reported": [group for group in said if not is_quoted(group[0], index)] if len(quoted) < len(said) else [],
        "about": speech.gathered(index.spoken_of.get(key, ()), index.archive, index.stated, index.place),
    }


def may_have_parts(entity: Entity, index: Index) -> bool:
    """Whether it is worth asking for `parts`."""
    key = (entity.kind, entity.id)
    return len(index.said.get(key, ())) > _WHOLE or len(index.spoken_of.get(key, ())) > _WHOLE


def parts(entity: Entity, index: Index) -> tuple[Part, ...]:
    """Return the pages of what was said, where the entity's own has no room for all."""
    made = []
    for id_, groups in gathered((entity.kind, entity.id), index).items():
        for link in _links(id_, len(groups), index.entities[entity.kind, entity.id].address):
            start = (link.number - 1) * _PART
            made.append(Part(id=id_, link=link, groups=tuple(groups[start : start + _PART]), count=len(groups)))
    return tuple(made)


def spoken(entity: Entity, index: Index) -> tuple[Spoken, ...]:
    """Return what an entity's own page shows."""
    made = []
    for id_, groups in gathered((entity.kind, entity.id), index).items():
        if groups:
            links = _links(id_, len(groups), index.entities[entity.kind, entity.id].address)
            shown = groups[:_LATEST] if links else groups
            made.append(Spoken(id=id_, quotations=quotations(id_, shown, index), count=len(groups), parts=links))
    return tuple(made)


def quotations(id_: str, groups: Sequence[Group], index: Index) -> tuple[Quotation, ...]:
    """Return things said as pages show them; who said them where it is not plain from the page."""
    return tuple((attributed if id_ == "about" else quotation)(group, index) for group in groups)


def is_quoted(place: Place, index: Index) -> bool:
    """Whether words stand in quotation marks."""
    return index.archive.mentions[place[0]][place[1]].kind == QUOTED


def quotation(group: Group, index: Index) -> Quotation:
    """Return one thing said."""
    source = group[0][0]
    shown = _text(group[0], index)
    known = {(source, shown)}
    variants = []
    for other in group[1:]:
        words_ = _text(other, index)
        if (other[0], words_) not in known:
            known.add((other[0], words_))
            variants.append(
                Variant(
                    article=index.articles[other[0]],
                    address=address(other, index),
                    text="" if text.key(words_) == text.key(shown) else words_,
                )
            )
    return Quotation(
        article=index.articles[source],
        address=address(group[0], index),
        text=shown,
        reported=not is_quoted(group[0], index),
        variants=tuple(variants[:_VARIANTS]),
        more=max(len(variants) - _VARIANTS, 0),
    )


def attributed(group: Group, index: Index) -> Quotation:
    """Return one thing said, with who said it."""
    source, number = group[0]
    speaker = index.archive.mentions[source][number].speaker
    link = index.speakers[source].get(number)
    name = link.name if link else speaker.name if speaker else ""
    return structs.replace(quotation(group, index), speaker=words.capital(name), speaker_address=link.address if link else "")


def address(place: Place, index: Index) -> str:
    """Return where the words stand."""
    source, number = place
    return anchor(source, number, index)


def _links(id_: str, count: int, own: str) -> tuple[PartLink, ...]:
    if count <= _WHOLE:
        return ()
    return tuple(
        PartLink(address=urls.entity_part(own, f"{id_}-{number}"), words="", count=min(_PART, count - start), number=number)
        for number, start in enumerate(range(0, count, _PART), 1)
    )


def _text(place: Place, index: Index) -> str:
    source, number = place
    return words.excerpt(index.archive.mentions[source][number].text, _QUOTE)
