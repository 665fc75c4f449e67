"""Marks in a short form that can be kept: without the words that the article has, and with names, rules and reasons in memory once."""

from collections.abc import Iterable
from sys import intern

import msgspec

from sitegen.model import Article, Mention, Speaker

Row = tuple[int, int, str, float, str, str, str | None, Speaker | None]
"""start, end, kind, certainty, rule, why, value (None where it is the text) and speaker of a mark."""
_CERTAINTIES: dict[float, float] = {}
"""Each that rules give, once: there are some twenty."""
_read = msgspec.msgpack.Decoder(tuple[Row, ...]).decode


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


def full(article: Article, kept: bytes) -> tuple[Mention, ...]:
    """Return the marks again."""
    plain = article.raw.plain
    made = []
    for start, end, kind, certainty, rule, why, value, speaker in _read(kept):
        text = intern(plain[start:end])
        meant = text if value is None else intern(value)
        sure = _CERTAINTIES.setdefault(certainty, certainty)
        made.append(Mention(start, end, intern(kind), text, sure, intern(rule), intern(why), meant, speaker))
    return tuple(made)
