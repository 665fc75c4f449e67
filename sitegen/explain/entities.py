"""`sitegen explain --entities`: one entity a line, whom and what it appears with. Documented in contract.py."""

from collections.abc import Iterator
from typing import Any

from sitegen.explain.contract import VERSION
from sitegen.explain.report import Table
from sitegen.model import Archive, Association, Entity

_MOST = 5
"""Associations that a table tells of an entity."""


def entity_records(archive: Archive) -> Iterator[dict[str, Any]]:
    """Yield one record for each entity, in the archive's order."""
    names = _names(archive)
    for entity in archive.entities:
        yield {
            "version": VERSION,
            "kind": entity.kind,
            "id": entity.id,
            "name": entity.name,
            "aliases": list(entity.aliases),
            "status": entity.status,
            "why": entity.why,
            "wikidata": entity.wikidata,
            "articles": len(entity.mentions),
            "counted": _counted(archive, entity),
            "marks": _marks(entity),
            "associations": [_association(found, names) for found in archive.associations.get((entity.kind, entity.id), ())],
        }


def entity_table(archive: Archive) -> Table:
    """Return the same as a table, with the most surprising associations of each entity."""
    names = _names(archive)
    rows = []
    for entity in archive.entities:
        found = archive.associations.get((entity.kind, entity.id), ())[:_MOST]
        beside = "; ".join(f"{names[other.kind, other.id]} ({other.together}, by chance {other.expected:.1f})" for other in found)
        rows.append((entity.kind, entity.name, ", ".join(entity.aliases), str(_counted(archive, entity)), str(_marks(entity)), beside))
    return Table("Entities", ("kind", "name", "also called", "articles", "marks", "appears with"), tuple(rows))


def _names(archive: Archive) -> dict[tuple[str, str], str]:
    return {(entity.kind, entity.id): entity.name for entity in archive.entities}


def _counted(archive: Archive, entity: Entity) -> int:
    """Return how many articles name the entity, copies and older versions left out."""
    return sum(archive.counts(source) for source in entity.mentions)


def _marks(entity: Entity) -> int:
    return sum(map(len, entity.mentions.values()))


def _association(found: Association, names: dict[tuple[str, str], str]) -> dict[str, Any]:
    return {
        "kind": found.kind, "id": found.id, "name": names[found.kind, found.id], "together": found.together, "expected": found.expected,
        "surprise": found.surprise, "articles": list(found.articles),
    }  # fmt: skip
