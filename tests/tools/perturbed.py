"""Every field of every kind of record in an archive, changed by itself: what a page is known by must change when its bytes do.

A change need not make sense. Where the site cannot be made of it, that says nothing about what pages depend on.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, structs

from sitegen.model import Archive

_OTHER: Mapping[str, tuple[object, ...]] = {
    "published": (None, "2021-01-05", "2021-05?", "2019/2021", "2021-06/.."),
    "when": (None, "2021-01-05"),
    "first": (None, "2019-01"),
    "last": (None, "2023-12-31"),
    "captured": (None, "2023-05-01"),
    "role": ("headline", "body", "caption", "furniture", "standfirst", "dateline"),
    "kind": ("person", "place", "quote", "event", "more", "number", None),
    "status": ("candidate", "confirmed"),
    "sameness": ("passages", "copy", "version"),
    "origin": ("stated", "phrase", "entity"),
    "where": ("text", "article", "stated", "url"),
    "rule": ("published", "figures", "terms", "dateline"),
    "language": ("fr", "ar", None),
    "value": ("", "2021-05-16", "2020-02", "P3D", "Kyiv"),
    "encoding": ("cp1252",),
    "wikidata": ("Q7", None),
    "text": ("Other words.",),
    "weight": (-1.0, 0.0, 2.0),
}
"""Values that mean something, tried beside those that are merely others."""
_SUMMED = frozenset({"RawArticle.text", "RawArticle.plain", "RawArticle.encoding", "RawArticle.format"})
"""What the digest of the file stands for, which then is another one too."""


class _Seen:
    """The fields that were changed."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def wanted(self, name: str) -> bool:
        new = name not in self._names
        self._names.add(name)
        return new


def archives(archive: Archive) -> Iterator[tuple[str, Archive]]:
    """Yield what was changed, and the archive with that one change; each field in one record of its kind."""
    yield from _changes(archive, "archive", _Seen())


def _changes(value: Any, name: str, seen: _Seen) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any record
    if isinstance(value, Struct):
        for field in type(value).__struct_fields__:
            place = f"{type(value).__name__}.{field}"
            summed = {"sha256": "f" * 64} if place in _SUMMED else {}
            for told, other in _changes(getattr(value, field), place, seen):
                yield told, structs.replace(value, **{field: other}, **summed)
    elif isinstance(value, tuple):
        yield from _of_many(value, name, seen)
    elif isinstance(value, Mapping):
        yield from _of_named(value, name, seen)
    elif seen.wanted(name):
        for other in _others(value, name):
            yield f"{name} {value!r:.40} -> {other!r:.40}", other


def _of_many(value: tuple[Any, ...], name: str, seen: _Seen) -> Iterator[tuple[str, Any]]:
    for at, inner in enumerate(value):
        for told, other in _changes(inner, name, seen):
            yield told, (*value[:at], other, *value[at + 1 :])
    if value and seen.wanted(f"{name} without one"):
        yield f"{name} without one", value[:-1]
    if len(value) > 1 and seen.wanted(f"{name} turned"):
        yield f"{name} turned", value[::-1]


def _of_named(value: Mapping[Any, Any], name: str, seen: _Seen) -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        for told, other in _changes(inner, name, seen):
            yield told, {**value, key: other}
    if value and seen.wanted(f"{name} without one"):
        yield f"{name} without one", dict(list(value.items())[:-1])


def _others(value: object, name: str) -> Iterator[object]:
    field = name.rpartition(".")[2]
    yield from (other for other in _OTHER.get(field, ()) if other != value)
    match value:
        case bool():
            yield not value
        case int():
            yield value + 1
        case float():
            yield value / 2 + 0.01
        case str() if field not in _OTHER:
            yield f"{value} more"
            yield ""
        case None if field not in _OTHER:
            yield "something"
