"""Marks in a short form that can be kept: without the words that the article has, and with names, rules and reasons in memory once.

Beside them are kept the different words of the article, which `census` asks for: to find them again would take as long as all marks.
"""

from collections.abc import Iterable
from sys import intern

import msgspec
from msgspec import Struct

from sitegen.annotate.census import Words
from sitegen.model import Article, Mention, Speaker
from sitegen.shared import certainty, offset

Row = tuple[int, int, str, float, str, str, str | None, Speaker | None]
"""start, end, kind, certainty, rule, why, value (None where it is the text) and speaker of a mark."""


class Remembered(Struct, frozen=True, array_like=True):
    """What can be kept of an article."""

    rows: tuple[Row, ...]
    words: Words


class Read(Struct, frozen=True):
    """The same again."""

    marks: tuple[Mention, ...]
    words: Words


_read = msgspec.msgpack.Decoder(Remembered).decode


def short(marks: Iterable[Mention]) -> tuple[Row, ...]:
    """Return what can be kept of marks that no archivist has touched."""
    return tuple(
        (
            mark.start,
            mark.end,
            mark.kind,
            mark.certainty,
            mark.rule,
            mark.why,
            None if mark.value == mark.text else mark.value,
            mark.speaker,
        )
        for mark in marks
    )


def full(article: Article, kept: bytes) -> Read:
    """Return the marks again, and the words."""
    found = _read(kept)
    plain = article.raw.plain
    made = []
    for start, end, kind, sure, rule, why, value, speaker in found.rows:
        text = intern(plain[start:end])
        meant = text if value is None else intern(value)
        made.append(Mention(offset(start), offset(end), intern(kind), text, certainty(sure), intern(rule), intern(why), meant, speaker))
    return Read(tuple(made), found.words)
