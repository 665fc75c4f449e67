"""Which pages there are of times: the list of dates, decades, years, months and days, and the articles without a date."""

from collections.abc import Iterator, Sequence
from functools import partial

from sitegen import urls
from sitegen.render import dates, figures
from sitegen.render.desk import Desk, Job, job
from sitegen.render.index import Index
from sitegen.render.items import ArticleLink, Item, Later, PartLink, Section
from sitegen.render.list_views import ListView
from sitegen.render.matters import DateMatter
from sitegen.render.periods import Period, decade
from sitegen.render.wording import Wording

_PART = 400
"""Undated articles on one page."""


def jobs(desk: Desk, years: Sequence[Period]) -> list[Job]:
    """Return all pages of times."""
    index, say = desk.index, desk.index.say
    made = [job(desk, urls.DATES, "dates.html", say.plain("Dates"), say.plain("Articles by date."), partial(dates.overview, years, index))]
    decades = dates.decades_of(years)
    for name in decades:
        said = f"{name[:3]}0s"
        made.append(
            job(
                desk,
                urls.decade(said),
                "decade.html",
                say.plain("The {decade}", decade=figures.name(name, say)),
                say.plain("Articles of the {decade}, and what is told of them.", decade=figures.name(name, say)),
                partial(dates.decade_view, name, decades, say),
            )
        )
    for period, beside in _beside(years):
        above = _above(period, say, decades=bool(decades))
        said = say.plain("{articles} of {date}.", articles=say.counted(len(period.articles), "article"), date=period.name)
        made.append(job(desk, period.address, "date.html", period.name, said, partial(_date, period, above, beside, index)))
        for part in dates.part_links(period)[1:]:
            title = f"{period.name} ({part.number})"
            made.append(job(desk, part.address, "date_part.html", title, "", partial(dates.part_view, period, part)))
    return made + _undated(desk)


def _date(period: Period, above: tuple[Item, ...], beside: tuple[Period | None, Period | None], index: Index) -> Later[DateMatter]:
    return Later(partial(dates.view, say=index.say), dates.matter(period, above, beside, index))


def _beside(years: Sequence[Period]) -> Iterator[tuple[Period, tuple[Period | None, Period | None]]]:
    """Yield every period, with those of its length before and after it."""
    months = [month for year in years for month in year.parts]
    days = [day for month in months for day in month.parts]
    for level in (list(years), months, days):
        for before, period, after in zip([None, *level], level, [*level[1:], None], strict=False):
            yield period, (before, after)


def _above(period: Period, say: Wording, *, decades: bool) -> tuple[Item, ...]:
    """Return the way up: decade, year, month."""
    name = decade(period)
    way = [Item(address=urls.decade(f"{name[:3]}0s"), words=figures.name(name, say), room="dates")] if decades else []
    if period.unit != "year":
        way.append(Item(address=urls.date(period.date[:4]), words=period.date[:4], room="dates"))
    if period.unit == "day":
        way.append(Item(address=urls.date(period.date[:7]), words=period.name.split(" ")[1], room="dates"))
    return tuple(way)


def _undated(desk: Desk) -> list[Job]:
    say = desk.index.say
    found = dates.undated(desk.index)
    count = max(-(-len(found) // _PART), 1) if found else 0
    addresses = [urls.undated(number) for number in range(1, count + 1)]
    return [
        job(
            desk,
            address,
            "undated.html",
            f"{say.plain('Undated articles')}{f' ({number})' if number > 1 else ''}",
            say.plain("Articles without a known date."),
            partial(_undated_view, found, number, addresses),
        )
        for number, address in enumerate(addresses, 1)
    ]


def _undated_view(found: tuple[ArticleLink, ...], number: int, addresses: Sequence[str]) -> ListView:
    shown = found[(number - 1) * _PART : number * _PART]
    parts = tuple(PartLink(address=address, words="", count=_PART, number=part) for part, address in enumerate(addresses, 1))
    return ListView(
        heading="Undated articles",
        count=len(found),
        sections=(Section(id="all", heading="", items=shown),),
        parts=parts if len(parts) > 1 else (),
    )
