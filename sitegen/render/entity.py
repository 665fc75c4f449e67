"""One entity -> what its page shows: where it is named, in which words, whom it appears with, what it said and what others said of it."""

from collections.abc import Sequence

from msgspec import structs

from sitegen import text
from sitegen.model import QUOTED, Article, Entity
from sitegen.render import company, lists, speech, words
from sitegen.render.entity_views import Appearance, EntityView, Passage, Quotation, Stretch, Variant
from sitegen.render.index import Index, anchor, block_at
from sitegen.render.items import ArticleLink
from sitegen.render.speech import Place
from sitegen.render.wording import message

_AROUND = 90
"""Characters of context on either side."""
_PASSAGES = 3
_SHORT = 1
_MANY = 40
"""Entities of more articles show _SHORT passages of each instead of _PASSAGES."""
_DETAILED = 200
"""Articles whose passages are shown, the newest; any others are lines of a list."""
_QUOTATIONS = 40
_ABOUT = 20
_VARIANTS = 5
_QUOTE = 400
_LONG = 20
"""Lists of more articles stand under their years."""
_PLACES = {"caption": message("in a caption"), "dateline": message("in the dateline")}


def view(entity: Entity, index: Index) -> EntityView:
    """Return what entity.html shows; articles newest first, copies under their originals, older versions not at all."""
    key = (entity.kind, entity.id)
    said = speech.gathered(index.said.get(key, ()), index.archive, index.stated, index.place)
    quoted = [group for group in said if _is_quoted(group, index)]
    reported = [group for group in said if not _is_quoted(group, index)]
    about = speech.gathered(index.spoken_of.get(key, ()), index.archive, index.stated, index.place)
    associated = index.archive.associations.get(key, ())
    return EntityView(
        entity=index.entities[key],
        kind=index.kinds[entity.kind].named,
        why=entity.why,
        sections=_sections(entity, index),
        quotations=tuple(_quotation(group, index) for group in quoted[:_QUOTATIONS]),
        more_quotations=max(len(quoted) - _QUOTATIONS, 0),
        reported=tuple(_quotation(group, index) for group in reported[:_QUOTATIONS]),
        more_reported=max(len(reported) - _QUOTATIONS, 0),
        about=tuple(_spoken(group, index) for group in about[:_ABOUT]),
        more_about=max(len(about) - _ABOUT, 0),
        company=company.company(entity, index),
        passages=associated[0].own if associated else 0,
    )


def _is_quoted(group: tuple[Place, ...], index: Index) -> bool:
    source, number = group[0]
    return index.archive.mentions[source][number].kind == QUOTED


def _sections(entity: Entity, index: Index) -> tuple[Stretch, ...]:
    reuse = index.archive.reuse
    copies: dict[str, list[ArticleLink]] = {}
    sources = []
    for source in sorted(entity.mentions.keys() - reuse.older.keys(), key=index.place.__getitem__):
        copy = reuse.copies.get(source)
        if copy and copy.of in entity.mentions and copy.of not in reuse.older:
            copies.setdefault(copy.of, []).append(index.articles[source])
        else:
            sources.append(source)
    links = [index.articles[source] for source in sources]
    detailed = sources[:_DETAILED]
    most = _SHORT if len(sources) > _MANY else _PASSAGES
    shown = {source: _appearance(source, entity.mentions[source], index, most, copies.get(source, ())) for source in detailed}
    if len(sources) <= _LONG:
        return (Stretch(id="", heading="", address="", appearances=tuple(shown.values())),) if sources else ()
    return tuple(
        Stretch(
            id=year.id,
            heading=year.heading,
            address=year.address,
            appearances=tuple(shown[link.source] for link in year.items if isinstance(link, ArticleLink) and link.source in shown),
            rest=tuple(link for link in year.items if isinstance(link, ArticleLink) and link.source not in shown),
        )
        for year in lists.by_year(links, index)
    )


def _appearance(source: str, numbers: tuple[int, ...], index: Index, most: int, copies: Sequence[ArticleLink]) -> Appearance:
    article = index.by_source[source]
    passages: list[Passage] = []
    in_headline = False
    reached = -1
    for number in numbers:
        if len(passages) == most:
            break
        mention = index.archive.mentions[source][number]
        block = block_at(article, mention.start)
        if block and block.role == "headline":
            in_headline = True
        elif mention.start >= reached:  # what the last passage shows already is not shown again
            passages.append(_passage(article, index, number))
            reached = mention.end + _AROUND
    return Appearance(
        article=index.articles[source], count=len(numbers), in_headline=in_headline, passages=tuple(passages), copies=tuple(copies)
    )


def _passage(article: Article, index: Index, number: int) -> Passage:
    mention = index.archive.mentions[article.source][number]
    block = block_at(article, mention.start)
    start, end = (block.start, max(block.end, mention.end)) if block else (mention.start, mention.end)
    plain = article.raw.plain
    before = words.tail(plain[max(start, mention.start - 4 * _AROUND) : mention.start], _AROUND)
    after = words.excerpt(plain[mention.end : min(end, mention.end + 4 * _AROUND)], _AROUND)
    return Passage(
        address=anchor(article.source, number, index),
        before=f"{before}{' ' if plain[mention.start - 1 : mention.start].isspace() and before else ''}",
        words=words.excerpt(mention.text, _QUOTE),
        after=f"{' ' if plain[mention.end : mention.end + 1].isspace() and after else ''}{after}",
        place=index.say.plain(_PLACES[block.role]) if block and block.role in _PLACES else "",
    )


def _quotation(group: tuple[Place, ...], index: Index) -> Quotation:
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
                    address=_address(other, index),
                    text="" if text.key(words_) == text.key(shown) else words_,
                )
            )
    return Quotation(
        article=index.articles[source],
        address=_address(group[0], index),
        text=shown,
        reported=not _is_quoted(group, index),
        variants=tuple(variants[:_VARIANTS]),
        more=max(len(variants) - _VARIANTS, 0),
    )


def _spoken(group: tuple[Place, ...], index: Index) -> Quotation:
    source, number = group[0]
    speaker = index.archive.mentions[source][number].speaker
    link = index.speakers[source].get(number)
    name = link.name if link else speaker.name if speaker else ""
    return structs.replace(_quotation(group, index), speaker=words.capital(name), speaker_address=link.address if link else "")


def _text(place: Place, index: Index) -> str:
    source, number = place
    return words.excerpt(index.archive.mentions[source][number].text, _QUOTE)


def _address(place: Place, index: Index) -> str:
    source, number = place
    return anchor(source, number, index)
