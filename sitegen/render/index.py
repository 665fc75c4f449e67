"""What pages look up in the archive, computed once: the links that lists share, who is marked where, what comes before and after.

Pages would otherwise walk the whole archive each: with 10,000 articles that is the difference between seconds and hours.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from sitegen import edtf, urls
from sitegen.model import Archive, Article, Entity, Kind, Tag
from sitegen.render import leaf, speech, thread_links, told, words
from sitegen.render.items import ArticleLink, EntityLink, EntityName, KindLink, KindName, TagLink, TagReason, ThreadLink
from sitegen.render.leaf import Leaf, Seal, block_at
from sitegen.render.speech import Key, Place
from sitegen.render.wording import ENGLISH, Wording

_EXCERPT = 220
_READ = 8 * _EXCERPT
_EXCERPTED = frozenset({"body", "quote"})
_FOLLOWED, _LEAST = "person", 2
"""People have feeds, where two articles name them: two of three are named by one alone, and nobody waits for the next."""
_WIKIDATA = "https://www.wikidata.org/wiki/"


class Index(Struct, frozen=True):
    """The archive, and ways into it. Mappings by article source unless said otherwise."""

    archive: Archive
    say: Wording
    """The words of the site's language."""
    articles: Mapping[str, ArticleLink]
    """Older versions among them: they keep their pages."""
    seals: Mapping[str, Seal[ArticleLink]]
    """The same, under seals."""
    leaves: Mapping[str, Seal[Leaf]]
    ordered: tuple[ArticleLink, ...]
    """All articles that lists show, newest first; those without a date last, by source."""
    place: Mapping[str, int]
    """Where an article stands among all, older versions among them, in the order of `ordered`."""
    by_source: Mapping[str, Article]
    kinds: Mapping[str, KindLink]
    """By id, in the archive's order."""
    every_kind: Seal[tuple[KindName, ...]]
    """In the archive's order, as marks show them."""
    entities: Mapping[Key, EntityLink]
    named: Mapping[Key, EntityName]
    """The same, for those who name them in passing."""
    records: Mapping[Key, Entity]
    naming: Mapping[str, tuple[tuple[EntityLink, tuple[int, ...]], ...]]
    """Whom and what an article names, in the archive's order, and which of its mentions do."""
    marked: Mapping[str, Mapping[int, EntityLink]]
    """Index of a mention in archive.mentions -> the entity that it is."""
    tags: Mapping[str, TagLink]
    """By tag id."""
    tagged: Mapping[str, tuple[TagReason, ...]]
    threads: Mapping[str, ThreadLink]
    """By thread id, those with the latest articles first, then the largest."""
    threaded: Mapping[str, tuple[ThreadLink, ...]]
    """The threads that an article is part of."""
    before: Mapping[str, ArticleLink]
    after: Mapping[str, ArticleLink]
    days: Mapping[str, str]
    """EDTF of each year, month and day that has a page -> its address."""
    told: Mapping[str, tuple[Place, ...]]
    """EDTF of each year, month and day that articles tell of -> where they do."""
    speakers: Mapping[str, Mapping[int, EntityLink]]
    """Index of a quotation or reported speech in archive.mentions -> the entity whose words it is."""
    said: Mapping[Key, tuple[Place, ...]]
    """Entity -> the speech that is its own."""
    spoken_of: Mapping[Key, tuple[Place, ...]]
    """Entity -> the speech of others that names it."""
    stated: Mapping[Place, Place]
    """Wording of a statement -> its first wording."""


def build(archive: Archive, say: Wording = ENGLISH) -> Index:
    """Make the index; `say` says what its links tell in words."""
    by_source = {article.source: article for article in archive.articles}
    links = {article.source: link(article, archive, by_source, say) for article in archive.articles}
    dated = sorted((a for a in archive.current if edtf.dated(a.published)), key=lambda a: (edtf.sort_key(a.published), a.source))
    every = _newest_first(archive.articles)
    kinds = {kind.id: kind for kind in archive.kinds}
    entities = _entities(archive, kinds)
    naming = _naming(archive, entities)
    marked = {source: {number: link for link, numbers in found for number in numbers} for source, found in naming.items()}
    speakers = {source: speech.speakers(archive.mentions.get(source, ()), found) for source, found in marked.items()}
    tags = {tag.id: _tag(tag, archive) for tag in archive.tags}
    threads = thread_links.links(archive, marked, say)
    tellings = told.places(archive, block_at)
    days = {
        part: urls.date(part)
        for known in (*(periods(article.published) for article in dated), *map(told.with_longer, tellings))
        for part in known
    }
    named = {key: link.named for key, link in entities.items()}
    shown = {kind.id: _kind(kind, entities.values(), say) for kind in archive.kinds}
    return Index(
        archive=archive,
        say=say,
        articles=links,
        seals={source: Seal(link) for source, link in links.items()},
        leaves={article.source: Seal(article_leaf(article, archive, links, speakers, named, days)) for article in archive.articles},
        ordered=tuple(links[article.source] for article in every if article.source not in archive.reuse.older),
        place={article.source: place for place, article in enumerate(every)},
        by_source=by_source,
        kinds=shown,
        every_kind=Seal(tuple(kind.named for kind in shown.values())),
        entities=entities,
        named=named,
        records={(entity.kind, entity.id): entity for entity in archive.entities},
        naming=naming,
        marked=marked,
        tags=tags,
        tagged=_tagged(archive, tags, links),
        threads=threads,
        threaded=thread_links.threaded(archive, threads),
        before={later.source: links[earlier.source] for earlier, later in pairwise(dated)},
        after={earlier.source: links[later.source] for earlier, later in pairwise(dated)},
        days=days,
        told=tellings,
        speakers=speakers,
        said=speech.said(archive, speakers),
        spoken_of=speech.about(archive, marked, speakers),
        stated=speech.stated(archive),
    )


def periods(published: str | None) -> tuple[str, ...]:
    """Return the year, month and day that a date lies in for certain: ('2022', '2022-03') for '2022-03?', () for unknown."""
    if not edtf.dated(published):
        return ()
    first, last = (bound.isoformat() for bound in edtf.bounds(published))
    return tuple(first[:length] for length in (4, 7, 10) if first[:length] == last[:length])


def article_leaf(
    article: Article,
    archive: Archive,
    links: Mapping[str, ArticleLink],
    speakers: Mapping[str, Mapping[int, EntityLink]],
    named: Mapping[Key, EntityName],
    days: Mapping[str, str],
) -> Leaf:
    """Return an article as other pages quote it."""
    mentions = tuple(archive.mentions.get(article.source, ()))
    said, spoken = urls.quotations(mentions), speakers[article.source]
    dates = periods(article.published)
    return Leaf(
        article=article,
        link=links[article.source],
        mentions=mentions,
        names=tuple(urls.mark(number, said) for number in range(len(mentions))),
        speakers=tuple(named[entity.kind, entity.id] if (entity := spoken.get(number)) else None for number in range(len(mentions))),
        dates=dates,
        year=days.get(dates[0], urls.DATES) if dates else urls.UNDATED,
    )


def anchor(source: str, number: int, index: Index) -> str:
    """Return the address of a mention: its mark in the body, else the page."""
    return leaf.anchor(index.leaves[source].value, number)


def _newest_first(articles: Sequence[Article]) -> list[Article]:
    """Order articles by date, the newest first; those of one date by source, and those without one last."""
    by_source = sorted(articles, key=lambda article: article.source)
    dated = [article for article in by_source if edtf.dated(article.published)]
    dated.sort(key=lambda article: edtf.sort_key(article.published), reverse=True)
    return dated + [article for article in by_source if not edtf.dated(article.published)]


def link(article: Article, archive: Archive, by_source: Mapping[str, Article], say: Wording) -> ArticleLink:
    """Return an article as lists show it."""
    copy = archive.reuse.copies.get(article.source)
    original = by_source[copy.of] if copy else None
    return ArticleLink(
        source=article.source,
        address=urls.article(article.id),
        headline=article.headline,
        excerpt=_excerpt(article),
        when=say.date(article.published),
        datetime=edtf.single(article.published),
        sure=edtf.sure(article.published),
        publisher=article.publisher or "",
        original=urls.article(original.id) if original else "",
        copy_of=original.headline if original else "",
    )


def _excerpt(article: Article) -> str:
    if article.standfirst:
        return words.excerpt(article.standfirst, _EXCERPT)
    shown = (article.raw.words(block.start, min(block.end, block.start + _READ)) for block in article.blocks if block.role in _EXCERPTED)
    return words.excerpt(next(filter(None, shown), ""), _EXCERPT)  # a picture alone has no words


def _tag(tag: Tag, archive: Archive) -> TagLink:
    copies = sum(not archive.counts(use.source) for use in tag.uses)
    return TagLink(
        id=tag.id, address=urls.tag(tag.id), feed=urls.tag_feed(tag.id), name=tag.name, articles=len(tag.uses) - copies, copies=copies
    )


def _kind(kind: Kind, entities: Iterable[EntityLink], say: Wording) -> KindLink:
    return KindLink(
        id=kind.id,
        address=urls.kind_index(kind) if kind.indexed else "",
        label=say.plain(kind.label),
        plural=say.plain(kind.plural),
        count=sum(entity.kind == kind.id and entity.listed for entity in entities),
    )


def _entities(archive: Archive, kinds: Mapping[str, Kind]) -> dict[Key, EntityLink]:
    return {(entity.kind, entity.id): _entity(entity, kinds[entity.kind], archive) for entity in archive.entities}


def _entity(entity: Entity, kind: Kind, archive: Archive) -> EntityLink:
    counted = [indexes for source, indexes in entity.mentions.items() if archive.counts(source)]
    copies = sum(source in archive.reuse.copies and source not in archive.reuse.older for source in entity.mentions)
    followed = entity.kind == _FOLLOWED and len(counted) + copies >= _LEAST
    return EntityLink(
        kind=entity.kind,
        id=entity.id,
        address=urls.entity(kind, entity.id),
        name=entity.name,
        aliases=_differing(entity.name, entity.aliases),
        articles=len(counted),
        mentions=sum(map(len, counted)),
        confirmed=entity.status == "confirmed",
        wikidata=f"{_WIKIDATA}{entity.wikidata}" if entity.wikidata else "",
        copies=copies,
        feed=urls.entity_feed(kind, entity.id) if followed else "",
    )


def _differing(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the forms that differ from the name or an earlier form in capitals alone: to a reader they say nothing new."""
    distinct = {name.casefold(): name}
    for alias in aliases:
        distinct.setdefault(alias.casefold(), alias)
    return tuple(distinct.values())[1:]


def _naming(archive: Archive, entities: Mapping[Key, EntityLink]) -> dict[str, tuple[tuple[EntityLink, tuple[int, ...]], ...]]:
    found: dict[str, list[tuple[EntityLink, tuple[int, ...]]]] = {article.source: [] for article in archive.articles}
    for entity in archive.entities:
        link = entities[entity.kind, entity.id]
        for source, numbers in entity.mentions.items():
            found[source].append((link, numbers))
    return {source: tuple(named) for source, named in found.items()}


def _tagged(archive: Archive, tags: Mapping[str, TagLink], links: Mapping[str, ArticleLink]) -> dict[str, tuple[TagReason, ...]]:
    found: dict[str, list[tuple[float, str, TagReason]]] = {}
    for tag in archive.tags:
        named = tags[tag.id].named
        for use in tag.uses:
            reason = TagReason(tag=named, article=links[use.source], why=use.why)
            found.setdefault(use.source, []).append((-use.score, tag.id, reason))
    return {source: tuple(reason for _, _, reason in sorted(uses, key=lambda use: use[:2])) for source, uses in found.items()}
