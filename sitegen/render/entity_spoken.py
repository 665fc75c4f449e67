"""What an entity said, what it is reported to have said, and what others said about it: each thing said once, with where it stands."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from sitegen import text, urls
from sitegen.render import speech, words
from sitegen.render.entity_views import Quotation, Spoken, Variant
from sitegen.render.index import Index
from sitegen.render.items import PartLink
from sitegen.render.leaf import Saying, anchor
from sitegen.render.speech import Key, Place

_WHOLE, _LATEST = 40, 15
"""Of more things said than _WHOLE an entity's own page shows the _LATEST, and leads to pages that have all."""
_PART = 150
"""Things said on such a page."""
_VARIANTS = 5
_QUOTE = 400
Group = tuple[Saying, ...]
"""One thing said, in its wordings; the one to be shown first."""


class Part(Struct, frozen=True):
    """A page of what was said."""

    id: str
    link: PartLink
    groups: tuple[Group, ...]
    count: int
    """Of all pages."""


def sayings(places: Sequence[Place], index: Index) -> tuple[Saying, ...]:
    """Return speech as it can be gathered, in the order given; most entities neither say anything nor are spoken of."""
    if not places:
        return ()
    copies = index.archive.reuse.copies
    order = {source: at for at, source in enumerate(sorted({source for source, _ in places}, key=index.place.__getitem__))}
    return tuple(
        Saying(
            leaf=index.leaves[source],
            number=number,
            at=order[source],
            first=index.stated.get((source, number)),
            original=copies[source].of if source in copies else "",
        )
        for source, number in places
    )


def gathered(said: Iterable[Saying], about: Iterable[Saying]) -> dict[str, list[Group]]:
    """Return what there is to tell, by the ids of Spoken."""
    own = speech.gathered(said)
    return {
        "said": [group for group in own if group[0].quoted],
        "reported": [group for group in own if not group[0].quoted],
        "about": speech.gathered(about),
    }


def may_have_parts(key: Key, index: Index) -> bool:
    """Whether it is worth asking for `parts`."""
    return len(index.said.get(key, ())) > _WHOLE or len(index.spoken_of.get(key, ())) > _WHOLE


def parts(found: dict[str, list[Group]], own: str) -> tuple[Part, ...]:
    """Return the pages of what was said, below an entity's `own` address, where that has no room for all."""
    made = []
    for id_, groups in found.items():
        for link in _links(id_, len(groups), own):
            start = (link.number - 1) * _PART
            made.append(Part(id=id_, link=link, groups=tuple(groups[start : start + _PART]), count=len(groups)))
    return tuple(made)


def spoken(found: dict[str, list[Group]], own: str) -> tuple[Spoken, ...]:
    """Return what an entity's own page shows, which is at `own`."""
    made = []
    for id_, groups in found.items():
        if groups:
            links = _links(id_, len(groups), own)
            shown = groups[:_LATEST] if links else groups
            made.append(Spoken(id=id_, quotations=quotations(id_, shown), count=len(groups), parts=links))
    return tuple(made)


def quotations(id_: str, groups: Sequence[Group]) -> tuple[Quotation, ...]:
    """Return things said as pages show them; who said them where it is not plain from the page."""
    return tuple(map(attributed if id_ == "about" else quotation, groups))


def quotation(group: Group) -> Quotation:
    """Return one thing said."""
    shown = _text(group[0])
    known = {(group[0].place[0], shown)}
    variants = []
    for other in group[1:]:
        words_ = _text(other)
        if (other.place[0], words_) not in known:
            known.add((other.place[0], words_))
            variants.append(
                Variant(
                    article=other.leaf.value.link,
                    address=anchor(other.leaf.value, other.number),
                    text="" if text.key(words_) == text.key(shown) else words_,
                )
            )
    leaf = group[0].leaf.value
    return Quotation(
        article=leaf.link,
        address=anchor(leaf, group[0].number),
        text=shown,
        reported=not group[0].quoted,
        variants=tuple(variants[:_VARIANTS]),
        more=max(len(variants) - _VARIANTS, 0),
    )


def attributed(group: Group) -> Quotation:
    """Return one thing said, with who said it."""
    speaker = group[0].mention.speaker
    link = group[0].leaf.value.speakers[group[0].number]
    name = link.name if link else speaker.name if speaker else ""
    return structs.replace(quotation(group), speaker=words.capital(name), speaker_address=link.address if link else "")


def _links(id_: str, count: int, own: str) -> tuple[PartLink, ...]:
    if count <= _WHOLE:
        return ()
    return tuple(
        PartLink(address=urls.entity_part(own, f"{id_}-{number}"), words="", count=min(_PART, count - start), number=number)
        for number, start in enumerate(range(0, count, _PART), 1)
    )


def _text(one: Saying) -> str:
    return words.excerpt(one.mention.text, _QUOTE)
