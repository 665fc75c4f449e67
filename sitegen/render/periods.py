"""The years, months and days that have pages, with the articles published in each and the places that tell of each, in order.

An article of 'March 2022' is in that month, and on none of its days; and so is a date in a text.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen import edtf, urls
from sitegen.render.index import Index, periods
from sitegen.render.items import ArticleLink, Item
from sitegen.render.speech import Place
from sitegen.render.told import with_longer
from sitegen.render.wording import Wording

_MONTH, _DAY = 1, 2
"""Depth of a month's and a day's date among `periods`."""
UNITS = ("year", "month", "day")


class Period(Struct, frozen=True):
    """A year, month or day."""

    date: str
    """EDTF without qualifier: '2022', '2022-02', '2022-02-28'."""
    name: str
    short: str
    """The name under a heading that says the rest: 'February', '28'."""
    unit: str
    address: str
    articles: tuple[ArticleLink, ...]
    """All that were published in it, those of its parts among them, by date."""
    told: tuple[Place, ...]
    """What tells of this very time, not of one within."""
    telling: int
    """Articles that tell of it, of it alone."""
    parts: tuple["Period", ...] = ()

    @property
    def loose(self) -> tuple[ArticleLink, ...]:
        """The articles that are in none of its parts."""
        exact = {link.source for part in self.parts for link in part.articles}
        return tuple(link for link in self.articles if link.source not in exact)

    def item(self, name: str = "") -> Item:
        """Return a link to its page."""
        return Item(address=self.address, words=name or self.name, room="dates")


def years(index: Index) -> tuple[Period, ...]:
    """Return the years that have a page, with their months and days."""
    published: dict[str, list[ArticleLink]] = {}
    for link in reversed(index.ordered):
        for date in periods(index.by_source[link.source].published):
            published.setdefault(date, []).append(link)
    below: dict[str, set[str]] = {}
    for date in (*published, *index.told):
        for above, part in zip(("", *with_longer(date)), with_longer(date), strict=False):
            below.setdefault(above, set()).add(part)

    def made(dates: Iterable[str], depth: int) -> tuple[Period, ...]:
        return tuple(
            Period(
                date=date,
                name=index.say.date(date),
                short=_short(date, depth, index.say),
                unit=UNITS[depth],
                address=urls.date(date),
                articles=tuple(published.get(date, ())),
                told=index.told.get(date, ()),
                telling=len({source for source, _ in index.told.get(date, ())}),
                parts=made(below.get(date, ()), depth + 1) if depth < _DAY else (),
            )
            for date in sorted(dates)
        )

    return made(below.get("", ()), 0)


def published(years_: Sequence[Period]) -> tuple[Period, ...]:
    """Return the years that have articles."""
    return tuple(year for year in years_ if year.articles)


def decade(period: Period) -> str:
    """Return the decade of a year: '199X'."""
    return f"{period.date[:3]}X"


def _short(date: str, depth: int, say: Wording) -> str:
    if depth == _MONTH:
        return say.plain(edtf.MONTHS[int(date[5:7]) - 1])
    return str(int(date[8:])) if depth == _DAY else date
