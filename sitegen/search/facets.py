"""Archive -> what narrows results: which tags, entities and sources each article has, and which days it may be of.

A facet is one part: for each article the numbers of its values, the most frequent value being 0, so that most numbers are small. The
values' names are cut into pieces that are loaded when they are shown. A value that only one article has narrows nothing and is left out.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from sitegen import edtf
from sitegen.model import Archive, Article
from sitegen.search import packing

NAMES = 400
"""Names a piece."""
_FEWEST = 2
_EPOCH = dt.date(1970, 1, 1)


class Facet(Struct, frozen=True):
    """One way to narrow results."""

    id: str
    """tag, source, year or the id of a kind."""
    label: str
    names: tuple[Sequence[tuple[str, ...]], ...] = ()
    """Pieces of names in the order of the values' numbers, each with its id unless `slug` makes that of the name."""
    packed: str = ""
    """For each article how many values it has, and how far each number is from the one before."""


def ids(archive: Archive) -> list[str]:
    """Return the ids of the facets that there may be."""
    return ["tag", *(kind.id for kind in archive.kinds if kind.indexed), "source", "year"]


def facets(archive: Archive, place: Mapping[str, int]) -> list[Facet]:
    """Return the facets that have a value, years last: these are read from the days. `place`: article source -> its number."""
    sources: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article in archive.current:
        if article.publisher:
            sources[article.publisher, article.publisher].append(article.source)
    entities: dict[str, dict[tuple[str, str], Iterable[str]]] = defaultdict(dict)
    for entity in archive.entities:
        entities[entity.kind][entity.id, entity.name] = entity.mentions
    tags = {(tag.id, tag.name): [use.source for use in tag.uses] for tag in archive.tags}
    every = [
        _facet("tag", "Tags", tags, place),
        *(_facet(kind.id, kind.plural, entities[kind.id], place) for kind in archive.kinds if kind.indexed),
        _facet("source", "Sources", sources, place),
    ]
    return [*(facet for facet in every if facet.names), Facet(id="year", label="Years")]


def _facet(facet_id: str, label: str, values: Mapping[tuple[str, str], Iterable[str]], place: Mapping[str, int]) -> Facet:
    found = {value: [place[source] for source in sources if source in place] for value, sources in values.items()}
    ordered = sorted((value for value in found if len(found[value]) >= _FEWEST), key=lambda value: (-len(found[value]), value))
    has: list[list[int]] = [[] for _ in place]
    for number, value in enumerate(ordered):
        for at in found[value]:
            has[at].append(number)
    flat = [number for numbers in has for number in (len(numbers), *(b - a - 1 for a, b in pairwise((-1, *numbers))))]
    names = [(name,) if slug(name) == value_id else (name, value_id) for value_id, name in ordered]
    cut = tuple(names[start : start + NAMES] for start in range(0, len(names), NAMES))
    return Facet(id=facet_id, label=label, names=cut, packed=packing.packed(flat))


def slug(name: str) -> str:
    """Return the id of most names in ASCII; the browser makes it too, so that it need not be sent."""
    return re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-")


def days(articles: Iterable[Article]) -> tuple[str, str]:
    """Return the first day of the articles and, packed, the days of each.

    For each: 0 for unknown; else 1 + 2 * days since the first day, and 1 more if it may be of other days, of which the number follows. A
    date without beginning or end is bounded by the others.
    """
    bounds = [edtf.bounds(article.published) for article in articles]
    known = [day for pair in bounds for day in pair if day not in {edtf.FIRST, edtf.LAST}]
    if not known:
        return _EPOCH.isoformat(), packing.packed(0 for _ in bounds)
    first, last = min(known), max(known)
    numbers: list[int] = []
    for begin, end in bounds:
        if (begin, end) == (edtf.FIRST, edtf.LAST):
            numbers.append(0)
            continue
        start = max(begin, first)
        more = (max(min(end, last), start) - start).days
        numbers += [1 + 2 * (start - first).days + (more > 0), *([more] if more else [])]
    return first.isoformat(), packing.packed(numbers)
