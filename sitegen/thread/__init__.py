"""Events -> threads: stories in the order of time."""

from collections.abc import Mapping, Sequence

from sitegen.model import Article, Entity, Mention, Relations, RememberedThread, Statement, Story, Thread


def threads(
    articles: Sequence[Article],
    mentions: Mapping[str, Sequence[Mention]],
    entities: Sequence[Entity],
    relations: Relations,
    statements: Sequence[Statement],
    stories: Sequence[Story],
    remembered: Sequence[RememberedThread],
) -> tuple[Thread, ...]:
    """Return the threads by first date, then id."""
    del articles, mentions, entities, relations, statements, stories, remembered
    return ()
