"""The same words in different articles: shared passages, copies, versions, and statements that are quoted in several wordings."""

from collections.abc import Mapping, Sequence

from sitegen.model import Article, Entity, Link, Mention, Reuse, Statement


def passages(articles: Sequence[Article], links: Sequence[Link]) -> Reuse:
    """Return which articles share passages, which are copies and which are versions of one another; the archivist's links win."""
    del articles, links
    return Reuse(overlaps=(), copies={}, older={})


def statements(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> tuple[Statement, ...]:
    """Return what is quoted by at least two articles."""
    del articles, mentions, entities
    return ()
