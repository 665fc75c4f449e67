"""What the archivist said about the archive: rejections, retypings, aliases and notes, applied to what the rules found.

They are always obeyed, and told when a rule of theirs no longer matches anything: articles and annotators change under a curation file.
Rejected marks are kept apart and not thrown away, because a page may show that somebody decided. A retype confirms the marks of its
words, an alias those of its forms, and marks them where no rule has; a merge confirms no mark, only that names are joined, which is
resolve's business. Links and threads are only made ready here, and obeyed by the stages that make them. Rules are looked up by the
folded text of a mark, so their cost grows with the marks and not with marks times rules.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen.curate import links, notes, rules, terms
from sitegen.curate.corrections import Corrections
from sitegen.curate.lines import Lines, lines
from sitegen.curate.names import Names
from sitegen.model import Article, Curation, Entity, Kind, Link, Mention, PlacedNote, Problem, Story

__all__ = ["Curated", "Lines", "apply", "lines", "outdated", "stale"]


class Curated(Struct, frozen=True):
    """What the archivist's word has made of the marks. Every article has an entry in each mapping, in the order of the articles."""

    mentions: Mapping[str, tuple[Mention, ...]]
    rejected: Mapping[str, tuple[Mention, ...]]
    notes: Mapping[str, tuple[PlacedNote, ...]]
    problems: tuple[Problem, ...]
    links: tuple[Link, ...] = ()
    """Those that count, their articles by source; see links.py."""
    stories: tuple[Story, ...] = ()
    """Likewise."""


def apply(curation: Curation, articles: Sequence[Article], found: Mapping[str, Sequence[Mention]], kinds: Sequence[Kind]) -> Curated:
    """Obey the curation and place the notes of each article.

    Problems: kinds and articles that there are not, rejects and retypes that match nothing (what they match is not to be seen any more
    afterwards), corrections likewise, forms of aliases that are marked nowhere, notes whose quote is not found or not unique, a vocabulary
    of tags that contradicts itself, and links and threads that do. Marks stay in order, and disjoint or nested.
    """
    names = Names({article.source: article.id for article in articles})
    book = rules.Book(curation, names, kinds)
    corrections = Corrections(curation.corrections, names)
    mentions, rejected, placed = {}, {}, {}
    problems = list(book.problems)
    for article in articles:
        marks = book.obey(article, found.get(article.source, ()))
        mentions[article.source], rejected[article.source] = corrections.obey(article.source, marks.kept), marks.rejected
        placed[article.source], unplaced = notes.place(article)
        problems += unplaced
    problems += [*book.unused(), *corrections.problems(), *book.unmarked(articles), *terms.problems(curation.terms, articles)]
    connected = links.connections(curation, names)
    return Curated(
        mentions=mentions, rejected=rejected, notes=placed, links=connected.links, stories=connected.stories,
        problems=(*problems, *connected.problems),
    )  # fmt: skip


def stale(curation: Curation, mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> tuple[Problem, ...]:
    """Tell the merges that name what is no entity of the archive, and the splits that made none, one Problem a rule."""
    return rules.stale(curation, mentions, entities)


def outdated(curated: Curated, older: Mapping[str, str]) -> tuple[Problem, ...]:
    """Tell the links and threads that name an older version, which has neither; `older` are the newest versions, by source."""
    return links.outdated(curated.links, curated.stories, older)
