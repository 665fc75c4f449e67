"""What articles tell of: the years, months and days that the dates in their texts mean, apart from those on which they were published.

A date counts here when the rules are at least fairly sure of it, so that a page of a day that nobody wrote of is not made by a slip.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from sitegen import edtf
from sitegen.model import Archive, Article, Block
from sitegen.render.speech import Place

DATE = "date"
"""Id of the kind of marks whose values are read here."""
_LEAST = 0.7
_MEANT = re.compile(r"([12]\d{3}(?:-\d\d(?:-\d\d)?)?)(?:-?T?(?:MO|MI|AF|EV|NI|DT)|T\d\d:\d\d(?::\d\d)?)?")
"""A date of TIMEX3, with a part or an hour of the day. Seasons, quarters and weeks are no dates that have a page."""


def places(archive: Archive, block_at: Callable[[Article, int], Block | None]) -> dict[str, tuple[Place, ...]]:
    """Return where each year, month and day is told of, by article source and place.

    Copies and older versions tell nothing anew, and an article's own date line tells of nothing that happened.
    """
    found: dict[str, list[Place]] = {}
    for article in archive.articles:
        if archive.counts(article.source):
            for number, mention in enumerate(archive.mentions.get(article.source, ())):
                if mention.kind != DATE or mention.certainty < _LEAST or not (date := meant(mention.value)):
                    continue
                block = block_at(article, mention.start)
                if block and block.role != "dateline":
                    found.setdefault(date, []).append((article.source, number))
    return {date: tuple(told) for date, told in found.items()}


@lru_cache(maxsize=1 << 14)
def meant(value: str) -> str:
    """Return the EDTF of the year, month or day that a value of TIMEX3 means: '2022-02-28' for '2022-02-28T16:15'; '' for none."""
    match = _MEANT.fullmatch(value)
    if not match:
        return ""
    try:
        return edtf.check(match[1])
    except ValueError:
        return ""


def with_longer(date: str) -> tuple[str, ...]:
    """Return the year, month and day of a date: ('2022', '2022-02') for '2022-02'."""
    return tuple(date[:length] for length in (4, 7, 10) if length <= len(date))
