"""What the marks of one article claim: as marks on its text, as a list with the reasons, and counted for the legend."""

from collections.abc import Iterable, Sequence

from sitegen import urls
from sitegen.model import Article, Mention, Speaker
from sitegen.render import timex, words
from sitegen.render.index import Index
from sitegen.render.items import EntityLink, KindLink
from sitegen.render.links import Links
from sitegen.render.spans import Mark
from sitegen.render.views import Claim, Claims

_UNSURE = 0.7
"""Marks of a lower certainty look unsure."""
_DATE = "date"
"""The kind whose values are TIMEX3."""
_NOBODY = "a speaker who is not named"
_PRONOUNS = frozenset({"he", "i", "it", "one", "she", "that", "they", "this", "those", "we", "who", "you"})
_FORMS = 4
_REASONS = 3
_LONGEST = 160


def marks(article: Article, index: Index, links: Links) -> list[Mark]:
    """Return the article's mentions as its page shows them."""
    page = urls.article(article.id)
    mentions = index.archive.mentions.get(article.source, ())
    marked = index.marked[article.source]
    made = []
    for number, mention in enumerate(mentions):
        entity = marked.get(number)
        meaning = _meaning(mention, entity)
        address = entity.address if entity else index.days.get(mention.value, "") if mention.kind == _DATE else ""
        said_by, said_by_link = "", None
        if mention.speaker:
            said_by_link = index.speakers[article.source].get(number)
            meaning = _voice(mention.speaker, said_by_link)
            said_by = meaning if meaning != _NOBODY else ""
        made.append(
            Mark(
                start=mention.start,
                end=mention.end,
                kind=mention.kind,
                id=f"m{number}",
                title=_title(mention, index.kinds.get(mention.kind), meaning),
                href=links.to(address, page) if address else "",
                look=_look(mention),
                datetime=timex.machine(mention.value) if mention.kind == _DATE else "",
                speaker=said_by,
                speaker_named=mention.speaker is None or mention.speaker.named,
                speaker_href=links.to(said_by_link.address, page) if said_by_link else "",
            )
        )
    return made


def legend(article: Article, index: Index) -> tuple[KindLink, ...]:
    """Return the kinds that are marked in the article, each with the number of its marks there."""
    counts: dict[str, int] = {}
    for mention in index.archive.mentions.get(article.source, ()):
        counts[mention.kind] = counts.get(mention.kind, 0) + 1
    return tuple(
        KindLink(id=kind.id, address=kind.address, label=kind.label, plural=kind.plural, count=counts[kind.id])
        for kind in index.kinds.values()
        if kind.id in counts
    )


def claims(article: Article, index: Index) -> tuple[Claims, ...]:
    """Return all that the marks claim, by kind, in the order of the text; marks that say the same of the same thing are one claim."""
    mentions = index.archive.mentions.get(article.source, ())
    marked = index.marked[article.source]
    groups: dict[str, dict[tuple[str, ...], list[int]]] = {}
    for number, mention in enumerate(mentions):
        entity = marked.get(number)
        key = ("entity", entity.id) if entity else (mention.value, mention.text if mention.speaker or not mention.value else "")
        groups.setdefault(mention.kind, {}).setdefault(key, []).append(number)
    return tuple(
        Claims(
            kind=kind.named,
            claims=tuple(
                _claim([mentions[number] for number in numbers], marked.get(numbers[0]), index.speakers[article.source].get(numbers[0]))
                for numbers in groups[kind.id].values()
            ),
        )
        for kind in index.kinds.values()
        if kind.id in groups
    )


def rejected(article: Article, index: Index) -> tuple[Claim, ...]:
    """Return what the archivist rejected; the meaning is the kind that it would have been."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in index.archive.rejected.get(article.source, ()):
        found.setdefault((mention.kind, mention.text), []).append(mention)
    return tuple(_summed(group, index.kinds[kind].label.lower() if kind in index.kinds else kind, "") for (kind, _), group in found.items())


def _look(mention: Mention) -> str:
    state = " confirmed" if mention.status == "confirmed" else " unsure" if mention.certainty < _UNSURE else ""
    return f"{mention.kind if mention.kind.isalpha() else urls.slug(mention.kind)}{state}"


def _claim(group: Sequence[Mention], entity: EntityLink | None, said_by: EntityLink | None) -> Claim:
    if group[0].speaker:
        return _summed(group, _voice(group[0].speaker, said_by), said_by.address if said_by else "")
    return _summed(group, _meaning(group[0], entity), entity.address if entity else "")


def _summed(group: Sequence[Mention], meaning: str, address: str) -> Claim:
    forms = _first(_FORMS, (words.excerpt(mention.text, _LONGEST) for mention in group))
    return Claim(
        words=", ".join(forms),
        meaning=meaning,
        address=address,
        count=len(group),
        certainty=words.certainty(min(mention.certainty for mention in group)),
        confirmed=all(mention.status == "confirmed" for mention in group),
        why=_first(_REASONS, (mention.why or mention.rule for mention in group)),
    )


def _first(most: int, found: Iterable[str]) -> tuple[str, ...]:
    """Return the first distinct ones, and an ellipsis for the others."""
    distinct = tuple(dict.fromkeys(found))
    return distinct if len(distinct) <= most else (*distinct[:most], "…")


def _meaning(mention: Mention, entity: EntityLink | None) -> str:
    if entity:
        return entity.name
    return timex.spoken(mention.value) if mention.kind == _DATE else mention.value


def _voice(said_by: Speaker, entity: EntityLink | None) -> str:
    """Call a speaker by name or by the text's own words for an unnamed source; a pronoun alone names nobody."""
    if entity:
        return entity.name
    return _NOBODY if not said_by.named and said_by.name.casefold() in _PRONOUNS else said_by.name


def _title(mention: Mention, kind: KindLink | None, meaning: str) -> str:
    label = kind.label if kind else mention.kind
    sure = "confirmed by the archivist" if mention.status == "confirmed" else words.certainty(mention.certainty)
    return f"{label}{f': {meaning}' if meaning else ''} ({sure}). {words.capital(mention.why or mention.rule)}"
