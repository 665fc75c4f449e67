"""Whether a source writes the day or the month first, as its own unambiguous dates show: 25/03/2022 says how to read 03/04/2022.

Asked from near to far: the article itself, its host, its publisher, its folder, the whole archive. The first of them that shows
anything decides, if all that it shows agrees; else the question stays open, since dates that are read the wrong way look right. Date
lines are better witnesses than running text, which quotes others. One scan over the archive's digits, made once for all articles.
"""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from sitegen.infer import address
from sitegen.infer.calendar import NUMBERS, numeric, weekday, weekday_beside
from sitegen.model import Block, RawArticle

_MOST = 200
"""Dates of an article that are asked: a table of thousands of them is no better witness."""
_LIKE_ONE = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1(?:19|20)[0-9]{2}")
"""Begins with digits alone, so that the scan over a whole archive skips all else quickly; NUMBERS has the last word."""
_BEFORE_YEARS = ("/20", ".20", "-20", "/19", ".19", "-19")
_AROUND = 40
"""Characters around a date in which its weekday is looked for."""
_LINES = frozenset({"dateline", "byline", "furniture", "slug", "section", "caption"})


class Witness(Struct, frozen=True):
    """A date whose day and month cannot be mistaken, and where it stands."""

    day_first: bool
    quote: str
    source: str
    start: int
    end: int


class Orders(Struct, frozen=True):
    """The order of day and month in each scope of an archive: a host, a publisher, a folder, the whole."""

    scopes: Mapping[str, Witness | None] = {}
    """Scope -> the first witness by source and offset; None where witnesses differ."""

    def of(self, raw: RawArticle) -> Witness | None:
        """Return what decides the order of day and month in an article's date lines; None leaves it open."""
        return next((self.scopes[scope] for scope in _scopes(raw) if scope in self.scopes), None)


NO_ORDERS = Orders()


def day_orders(raws: Sequence[RawArticle], cleaned: Mapping[str, Sequence[Block]]) -> Orders:
    """Return the order of day and month in each scope; `cleaned` are the blocks of each article by its source."""
    scopes: dict[str, Witness | None] = {}
    behind: dict[str, Witness | None] = {}
    for raw in sorted(raws, key=lambda raw: raw.source):
        for witness, in_line in _witnesses(raw, cleaned[raw.source]):
            told = scopes if in_line else behind
            for scope in _scopes(raw):
                first = told.setdefault(scope, witness)
                if first and first.day_first != witness.day_first:
                    told[scope] = None
    return Orders({**behind, **scopes})


def amended(orders: Orders, raw: RawArticle, blocks: Sequence[Block], edited: Collection[str]) -> Orders:
    """Return what `orders` still says of an article that was edited since: its own dates as they are now, and no witness in `edited`.

    A scope whose witness may be gone leaves the question open, since a wider one may say the opposite.
    """
    own, *others = _scopes(raw)
    known = {scope: orders.scopes[scope] for scope in others if scope in orders.scopes}
    told = {scope: None if witness and witness.source in edited else witness for scope, witness in known.items()}
    now = day_orders((raw,), {raw.source: blocks}).scopes
    return Orders(told | ({own: now[own]} if own in now else {}))


def _scopes(raw: RawArticle) -> Iterator[str]:
    yield f"article {raw.source}"
    host = address.host(raw.stated.url) if raw.stated.url else ""
    if host:
        yield f"host {host}"
    if raw.stated.publisher:
        yield f"publisher {raw.stated.publisher.casefold()}"
    folder = posixpath.dirname(raw.source)
    if folder:
        yield f"folder {folder}"
    yield "archive"


def _witnesses(raw: RawArticle, blocks: Sequence[Block]) -> Iterator[tuple[Witness, bool]]:
    """Yield an article's unmistakable dates, each with whether it stands in a line of the page rather than in running text."""
    starts: list[int] = []
    known: str | None = None
    if not any(sign in raw.plain for sign in _BEFORE_YEARS):
        return
    for near in islice(_LIKE_ONE.finditer(raw.plain), _MOST):
        match = NUMBERS.match(raw.plain, near.start())
        if match is None:
            continue
        readings = numeric(match)
        first = readings[0] if len(readings) == 1 else None
        if len(readings) > 1:
            if known is None:
                known = _day_of(raw)
            base = max(0, match.start() - _AROUND)
            said = weekday_beside(raw.plain[base : match.end() + _AROUND], match.start() - base, match.end() - base)
            fitting = [value for value in readings if value == known or weekday(value) == said]
            first = fitting[0] if len(fitting) == 1 else None
        if first is None or match["one"] == match["other"]:
            continue
        starts = starts or [block.start for block in blocks]
        block = blocks[max(0, bisect_right(starts, match.start()) - 1)] if blocks else None
        day_first = int(first[-2:]) == int(match["one"])
        yield Witness(day_first, match[0], raw.source, match.start(), match.end()), block is not None and block.role in _LINES


def _day_of(raw: RawArticle) -> str:
    """Return the day that the file's name or the address tells; '' when they tell none."""
    told = address.in_name(raw.source) or (address.in_url(raw.stated.url) if raw.stated.url else None)
    return told.value if told else ""
