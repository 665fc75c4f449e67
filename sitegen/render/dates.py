"""Articles by year, month and day, as far as each is known: an article of 'March 2022' is in that month, and on none of its days."""

from collections.abc import Sequence

from sitegen import edtf, urls
from sitegen.render.index import Index, periods
from sitegen.render.items import ArticleLink, Item, Period, Section
from sitegen.render.views import DatesView, DateView
from sitegen.render.wording import Wording

_MONTH, _DAY = 1, 2
"""Depth of a month's and a day's date among `periods`."""


def years(index: Index) -> tuple[Period, ...]:
    """Return the years that have articles, with their months and days, in order."""
    dated = [(periods(index.by_source[link.source].published), link) for link in reversed(index.ordered)]
    return _periods([(parts, link) for parts, link in dated if parts], 0, index.say)


def undated(index: Index) -> tuple[ArticleLink, ...]:
    """Return the articles that are not known to the year."""
    return tuple(link for link in index.ordered if not periods(index.by_source[link.source].published))


def overview(years_: Sequence[Period], index: Index) -> DatesView:
    """Return what dates.html shows."""
    dated = sum(len(year.articles) for year in years_)
    return DatesView(years=tuple(years_), dated=dated, undated=len(index.ordered) - dated)


def views(years_: Sequence[Period], say: Wording) -> list[DateView]:
    """Return what date.html shows of each year, month and day, in order."""
    months = [month for year in years_ for month in year.parts]
    days = [day for month in months for day in month.parts]
    above: dict[str, tuple[Item, ...]] = {year.date: (_item(year),) for year in years_}
    above |= {month.date: (*above[month.date[:4]], _item(month, month.short)) for month in months}
    return [
        _view(period, above.get(period.date.rpartition("-")[0], ()), before, after, say)
        for level in (list(years_), months, days)
        for before, period, after in zip([None, *level], level, [*level[1:], None], strict=False)
    ]


def _periods(dated: Sequence[tuple[tuple[str, ...], ArticleLink]], depth: int, say: Wording) -> tuple[Period, ...]:
    groups: dict[str, list[tuple[tuple[str, ...], ArticleLink]]] = {}
    for parts, link in dated:
        if len(parts) > depth:
            groups.setdefault(parts[depth], []).append((parts, link))
    return tuple(
        Period(
            date=date,
            name=say.date(date),
            short=_short(date, depth, say),
            address=urls.date(date),
            articles=tuple(link for _, link in groups[date]),
            parts=_periods(groups[date], depth + 1, say) if depth < _DAY else (),
        )
        for date in sorted(groups)
    )


def _short(date: str, depth: int, say: Wording) -> str:
    if depth == _MONTH:
        return say.plain(edtf.MONTHS[int(date[5:7]) - 1])
    return str(int(date[8:])) if depth == _DAY else date


def _view(period: Period, above: tuple[Item, ...], before: Period | None, after: Period | None, say: Wording) -> DateView:
    exact = {link.source for part in period.parts for link in part.articles}
    loose = tuple(link for link in period.articles if link.source not in exact)
    sections = [Section(id=f"in-{part.date}", heading=part.name, items=part.articles, address=part.address) for part in period.parts]
    if loose:
        words = "" if not period.parts else say.plain("Known no more exactly")
        sections.insert(0, Section(id="loose", heading=words, items=loose))
    return DateView(
        period=period,
        above=above,
        sections=tuple(sections),
        previous=_item(before) if before else None,
        following=_item(after) if after else None,
    )


def _item(period: Period, name: str = "") -> Item:
    return Item(address=period.address, words=name or period.name, room="dates")
