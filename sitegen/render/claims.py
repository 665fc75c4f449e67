"""What the marks of one article claim: as marks on its text, as a list with the reasons, and counted for the legend."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sitegen import urls
from sitegen.model import Article, Mention, Speaker
from sitegen.render import timex, words
from sitegen.render.index import Index
from sitegen.render.items import EntityName, KindLink, KindName
from sitegen.render.leaf import Leaf, Seal
from sitegen.render.links import Links
from sitegen.render.spans import Mark
from sitegen.render.told import meant
from sitegen.render.views import Claim, Claims
from sitegen.render.wording import Wording, message

_UNSURE = 0.7
"""Marks of a lower certainty look unsure."""
_DATE = "date"
"""The kind whose values are TIMEX3."""
_NOBODY = message("a speaker who is not named")
_PRONOUNS = frozenset({"he", "i", "it", "one", "she", "that", "they", "this", "those", "we", "who", "you"})
_FORMS = 4
_REASONS = 3
_LONGEST = 160


class Told(Struct, frozen=True):
    """What the marks of one article are told from."""

    leaf: Seal[Leaf]
    rejected: tuple[Mention, ...]
    naming: tuple[tuple[EntityName, tuple[int, ...]], ...]
    """Whom and what the article names, and which of its mentions do."""
    days: Mapping[str, str]
    """Value of a date that is marked -> the page of the day, month or year that it means."""
    every: Seal[tuple[KindName, ...]]
    """The archive's kinds, in its order."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The marks."""
        return self.leaf.value.mentions

    @property
    def entities(self) -> Mapping[int, EntityName]:
        """What mentions are, by their indexes, where they are an entity."""
        return {number: named for named, numbers in self.naming for number in numbers}

    @property
    def kinds(self) -> Mapping[str, KindName]:
        """The kinds by id."""
        return {kind.id: kind for kind in self.every.value}


def told(article: Article, index: Index) -> Told:
    """Gather what the marks of an article are told from."""
    leaf, named = index.leaves[article.source], index.named
    return Told(
        leaf=leaf,
        rejected=tuple(index.archive.rejected.get(article.source, ())),
        naming=tuple((named[link.kind, link.id], numbers) for link, numbers in index.naming[article.source]),
        days={
            mention.value: index.days[date]
            for mention in leaf.value.mentions
            if mention.kind == _DATE and (date := meant(mention.value)) in index.days
        },
        every=index.every_kind,
    )


def marks(article: Article, told: Told, links: Links) -> list[Mark]:
    """Return the article's mentions as its page shows them, each with the number of its claim."""
    link = links.of(urls.article(article.id))
    claim_of = {number: claim for claim, (_, numbers) in enumerate(_groups(told), 1) for number in numbers}
    made = []
    leaf, entities = told.leaf.value, told.entities
    for number, mention in enumerate(told.mentions):
        entity = entities.get(number)
        address = entity.address if entity else told.days.get(mention.value, "") if mention.kind == _DATE else ""
        said_by, said_by_link = "", None
        if mention.speaker:
            said_by_link = leaf.speakers[number]
            said_by = _voice(mention.speaker, said_by_link)
        made.append(
            Mark(
                start=mention.start,
                end=mention.end,
                kind=mention.kind,
                id=leaf.names[number],
                claim=claim_of.get(number, 0),
                href=link(address) if address else "",
                look=_look(mention),
                datetime=timex.machine(mention.value) if mention.kind == _DATE else "",
                speaker=said_by,
                speaker_named=mention.speaker is None or mention.speaker.named,
                speaker_href=link(said_by_link.address) if said_by_link else "",
            )
        )
    return made


def legend(told: Told) -> tuple[KindLink, ...]:
    """Return the kinds that are marked in the article, each with the number of its marks there."""
    counts: dict[str, int] = {}
    for mention in told.mentions:
        counts[mention.kind] = counts.get(mention.kind, 0) + 1
    return tuple(
        KindLink(id=kind.id, address=kind.address, label=kind.label, plural=kind.plural, count=counts[kind.id])
        for kind in told.kinds.values()
        if kind.id in counts
    )


def claims(told: Told, say: Wording) -> tuple[Claims, ...]:
    """Return all that the marks claim, by kind, in the order of the text; marks that say the same of the same thing are one claim."""
    kinds, entities, speakers = told.kinds, told.entities, told.leaf.value.speakers
    made: dict[str, list[Claim]] = {}
    for number, (kind, group) in enumerate(_groups(told), 1):
        mentions = [told.mentions[place] for place in group]
        made.setdefault(kind, []).append(_claim(number, mentions, entities.get(group[0]), speakers[group[0]], say))
    return tuple(Claims(kind=kinds[kind], claims=tuple(found)) for kind, found in made.items())


def _groups(told: Told) -> list[tuple[str, list[int]]]:
    """Return the kinds in their order, and of each the places of the marks that make one claim."""
    entities = told.entities
    groups: dict[str, dict[tuple[str, ...], list[int]]] = {kind: {} for kind in told.kinds}
    for number, mention in enumerate(told.mentions):
        if mention.kind in groups:
            entity = entities.get(number)
            key = ("entity", entity.id) if entity else (mention.value, mention.text if mention.speaker or not mention.value else "")
            groups[mention.kind].setdefault(key, []).append(number)
    return [(kind, numbers) for kind, found in groups.items() for numbers in found.values()]


def rejected(told: Told, say: Wording) -> tuple[Claim, ...]:
    """Return what the archivist rejected; the meaning is the kind that it would have been."""
    kinds = told.kinds
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in told.rejected:
        found.setdefault((mention.kind, mention.text), []).append(mention)
    return tuple(
        _summed(number, group, kinds[kind].label.lower() if kind in kinds else kind, "", say)
        for number, ((kind, _), group) in enumerate(found.items(), 1)
    )


def _look(mention: Mention) -> str:
    state = " confirmed" if mention.status == "confirmed" else " unsure" if mention.certainty < _UNSURE else ""
    return f"{mention.kind if mention.kind.isalpha() else urls.slug(mention.kind)}{state}"


def _claim(number: int, group: Sequence[Mention], entity: EntityName | None, said_by: EntityName | None, say: Wording) -> Claim:
    if group[0].speaker:
        voice = _voice(group[0].speaker, said_by) or say.plain(_NOBODY)
        return _summed(number, group, voice, said_by.address if said_by else "", say)
    return _summed(number, group, _meaning(group[0], entity, say), entity.address if entity else "", say)


def _summed(number: int, group: Sequence[Mention], meaning: str, address: str, say: Wording) -> Claim:
    forms = _first(_FORMS, (words.excerpt(mention.text, _LONGEST) for mention in group))
    return Claim(
        number=number,
        words=", ".join(forms),
        meaning=meaning,
        address=address,
        count=len(group),
        certainty=say.plain(words.certainty(min(mention.certainty for mention in group))),
        confirmed=all(mention.status == "confirmed" for mention in group),
        why=_first(_REASONS, (mention.why or mention.rule for mention in group)),
    )


def _first(most: int, found: Iterable[str]) -> tuple[str, ...]:
    """Return the first distinct ones, and an ellipsis for the others."""
    distinct = tuple(dict.fromkeys(found))
    return distinct if len(distinct) <= most else (*distinct[:most], "…")


def _meaning(mention: Mention, entity: EntityName | None, say: Wording) -> str:
    if entity:
        return entity.name
    return timex.spoken(mention.value, say) if mention.kind == _DATE else mention.value


def _voice(said_by: Speaker, entity: EntityName | None) -> str:
    """Call a speaker by name or by the text's own words for an unnamed source; a pronoun alone names nobody."""
    if entity:
        return entity.name
    return "" if not said_by.named and said_by.name.casefold() in _PRONOUNS else said_by.name
