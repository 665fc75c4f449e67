"""The index and the ties of an archive of which a few articles were edited since: what they say of these articles alone is new.

Only for the pages of these very articles, and only until the whole archive is understood again. What connects them with others stays as it
was, but for all that points into their old words: it is left out, and so are their neighbours in time where the date is another one.
Costs a copy of each mapping by article, a few milliseconds for ten thousand.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from sitegen.model import Article, Entity, Mention, PlacedNote, Thread
from sitegen.render import index as indexes
from sitegen.render import speech
from sitegen.render.connections import Ties
from sitegen.render.index import Index
from sitegen.render.items import EntityLink, TagReason
from sitegen.render.leaf import Seal


class Edited(Struct, frozen=True):
    """An article as it is now, with all that is known of it alone."""

    article: Article
    mentions: tuple[Mention, ...]
    rejected: tuple[Mention, ...]
    notes: tuple[PlacedNote, ...]
    entities: Mapping[int, Entity]
    """Index of a mention -> the entity of the archive that it is, where that is known."""


def index(known: Index, edited: Sequence[Edited]) -> Index:
    """Return the index with these articles in the place of those of the same sources."""
    articles = {one.article.source: one.article for one in edited}
    archive = structs.replace(
        known.archive,
        articles=tuple(articles.get(article.source, article) for article in known.archive.articles),
        mentions={**known.archive.mentions, **{one.article.source: one.mentions for one in edited}},
        rejected={**known.archive.rejected, **{one.article.source: one.rejected for one in edited}},
        notes={**known.archive.notes, **{one.article.source: one.notes for one in edited}},
    )
    by_source = {**known.by_source, **articles}
    links = {**known.articles, **{source: indexes.link(article, archive, by_source, known.say) for source, article in articles.items()}}
    marked = {
        one.article.source: {number: known.entities[entity.kind, entity.id] for number, entity in one.entities.items()} for one in edited
    }
    speakers = {
        **known.speakers,
        **{one.article.source: speech.speakers(one.mentions, marked[one.article.source]) for one in edited},
    }
    leaves = {
        source: Seal(indexes.article_leaf(article, archive, links, speakers, known.named, known.days))
        for source, article in articles.items()
    }
    moved = {source for source, article in articles.items() if article.published != known.by_source[source].published}
    return structs.replace(
        known,
        archive=archive,
        by_source=by_source,
        articles=links,
        seals={**known.seals, **{source: Seal(links[source]) for source in articles}},
        leaves={**known.leaves, **leaves},
        marked={**known.marked, **marked},
        naming={**known.naming, **{source: _naming(named, known) for source, named in marked.items()}},
        speakers=speakers,
        tagged={**known.tagged, **{source: _without_words(known, source) for source in articles if source in known.tagged}},
        before={source: link for source, link in known.before.items() if source not in moved},
        after={source: link for source, link in known.after.items() if source not in moved},
    )


def _naming(marked: Mapping[int, EntityLink], known: Index) -> tuple[tuple[EntityLink, tuple[int, ...]], ...]:
    """Return whom an article names, in the archive's order, and by which of its mentions."""
    found = {(link.kind, link.id): link for link in marked.values()}
    ordered = [found[key] for key in known.entities if key in found]
    return tuple((link, tuple(sorted(number for number, other in marked.items() if other is link))) for link in ordered)


def ties(known: Ties, sources: Sequence[str]) -> Ties:
    """Return the ties without what points into the old words of these articles: how they quote others, and what was new in them."""
    return structs.replace(
        known,
        statements={**known.statements, **dict.fromkeys(sources, ())},
        threads={
            **known.threads,
            **{source: tuple(_without_news(thread, source) for thread in known.threads.get(source, ())) for source in sources},
        },
    )


def _without_words(known: Index, source: str) -> tuple[TagReason, ...]:
    return tuple(structs.replace(use, why="") for use in known.tagged[source])


def _without_news(thread: Thread, source: str) -> Thread:
    return structs.replace(thread, steps=tuple(structs.replace(step, new=()) if step.source == source else step for step in thread.steps))
