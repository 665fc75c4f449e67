"""Where places are on the map of the world: a pin where the lexicon knows one place of the name, or the articles tell which one is meant.

Of a name that several places have (London in England, London in Ontario), the one is pinned whose country the articles that name it name
far more often than those of the others; where none is, there is no pin. The page says which others there are. The projection is Equal
Earth (Šavrič, Patterson, Jenny 2018), in which no country looks larger than it is.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from sitegen import data
from sitegen.model import Entity
from sitegen.render.entity_views import Pin
from sitegen.render.index import Index
from sitegen.render.items import EntityLink
from sitegen.render.list_views import MapPin

PLACE = "place"
WIDTH, TOP, HEIGHT = 1000, 2, 433
"""Of the map in its own units, without the empty ocean above and Antarctica below."""
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_EDGE = 2.7066
"""x of the date line on the equator."""
_FAR = 3
"""So many times as often as any other."""
_PINS = 120
_SMALL, _LARGE = 3.0, 16.0
"""Radius of a pin on the map of all."""


class Spot(Struct, frozen=True, gc=False):
    """A place that a name may mean."""

    country: str
    """Its code, ISO 3166."""
    latitude: float | None
    longitude: float | None


class Atlas(Struct, frozen=True):
    """What the articles say about countries."""

    naming: Mapping[str, frozenset[str]]
    """Code of a country -> articles that name it."""


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a place is on the map."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    across = 3 * (9 * _A[3] * sixth * square + 7 * _A[2] * sixth + 3 * _A[1] * square + _A[0])
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / across
    y = theta * (_A[3] * sixth * square + _A[2] * sixth + _A[1] * square + _A[0])
    scale = WIDTH / (2 * _EDGE)
    return (x + _EDGE) * scale, WIDTH * 0.2434 - y * scale


@cache
def _lines() -> Mapping[str, str]:
    """Return what the lexicon says of each name; most names are asked for by no archive."""
    return dict(line.removeprefix("=").split(" | ", 1) for line in data.lines("sitegen.render", "coordinates.txt"))


@cache
def _countries() -> Mapping[str, str]:
    """Return the codes of the names that are countries."""
    lines = data.lines("sitegen.render", "coordinates.txt")
    return {line[1 : line.index(" |")]: line.split(" | ")[1].rpartition(" ")[2] for line in lines if line.startswith("=")}


def _spots(name: str) -> tuple[Spot, ...]:
    told = _lines().get(name)
    return tuple(
        Spot(country=code, latitude=None if north == "-" else float(north), longitude=None if east == "-" else float(east))
        for north, east, code in (one.split(" ") for one in (told.split(" | ") if told else ()))
    )


def atlas(index: Index) -> Atlas:
    """Find out which articles name which countries; once, for all places."""
    countries = _countries()
    naming: dict[str, set[str]] = {}
    for entity in index.archive.entities:
        if entity.kind == PLACE and entity.name in countries:
            naming.setdefault(countries[entity.name], set()).update(entity.mentions)
    return Atlas(naming={code: frozenset(sources) for code, sources in naming.items()})


def pin(entity: Entity, found: Atlas) -> Pin | None:
    """Return where a place is, or None where that is not known, or not plain."""
    spots = _spots(entity.name) if entity.kind == PLACE else ()
    if not spots:
        return None
    spot, named = (spots[0], 0) if len(spots) == 1 else _meant(entity, spots, found)
    if spot is None or spot.latitude is None or spot.longitude is None:
        return None
    x, y = project(spot.latitude, spot.longitude)
    others = {_country(other.country) for other in spots if other is not spot}
    return Pin(
        x=round(x, 1),
        y=round(y, 1),
        latitude=f"{abs(spot.latitude):g}° {'N' if spot.latitude >= 0 else 'S'}",
        longitude=f"{abs(spot.longitude):g}° {'E' if spot.longitude >= 0 else 'W'}",
        country="" if entity.name in _countries() else _country(spot.country),
        others=tuple(sorted(others)),
        named=named,
    )


def pins(links: Iterable[EntityLink], entities: Mapping[tuple[str, str], Entity], found: Atlas) -> tuple[MapPin, ...]:
    """Return the places that most articles name and that can be pinned, those of fewest articles last."""
    made = []
    most = 0
    for link in links:
        where = pin(entities[link.kind, link.id], found)
        if where and link.articles:
            most = most or link.articles
            radius = round(max(_LARGE * math.sqrt(link.articles / most), _SMALL), 1)
            made.append(MapPin(place=link, x=where.x, y=where.y, radius=radius))
        if len(made) == _PINS:
            break
    return tuple(made)


def _meant(entity: Entity, spots: Iterable[Spot], found: Atlas) -> tuple[Spot | None, int]:
    """Return which of several places is meant, by the countries that the same articles name, and how many do."""
    sources = entity.mentions.keys()
    counts: dict[str, int] = {}
    alone: dict[str, list[Spot]] = {}
    for spot in spots:
        alone.setdefault(spot.country, []).append(spot)
        counts[spot.country] = len(found.naming.get(spot.country, frozenset()) & sources)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    best = ranked[0]
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    plain = counts[best] > 0 and counts[best] >= _FAR * second and len(alone[best]) == 1
    return (alone[best][0], counts[best]) if plain else (None, 0)


@cache
def _country(code: str) -> str:
    """Return the name of a country, the first of its names that pages show."""
    return next((name for name, known in _countries().items() if known == code), code)
