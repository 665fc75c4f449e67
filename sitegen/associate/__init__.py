"""Entities -> whom and what each appears with, by how surprising it is."""

from collections.abc import Mapping, Sequence

from sitegen.model import Article, Association, Entity


def associations(articles: Sequence[Article], entities: Sequence[Entity]) -> Mapping[tuple[str, str], tuple[Association, ...]]:
    """Return for each entity, by (kind, id), the others that it appears with in `articles`, most surprising first."""
    del articles, entities
    return {}
