"""One year, month or day -> what its page shows: what was published then and, apart from it, what articles tell of that time.

A page lists what it has room for. A year or month of more articles shows how many its months and days have, and leads to them; what is
known no more exactly it always lists, in parts where need be.
"""

from collections.abc import Callable, Sequence

from msgspec import structs

from sitegen import edtf, urls
from sitegen.render import calendars, figures
from sitegen.render.date_views import DatePartView, DatesView, DateView, DecadeView, Telling, Tellings
from sitegen.render.entity_named import passage
from sitegen.render.figure_views import Chart
from sitegen.render.index import Index, periods
from sitegen.render.items import ArticleLink, Item, PartLink, Section
from sitegen.render.matters import DateMatter, ToldMatter
from sitegen.render.periods import UNITS, Period, decade, published
from sitegen.render.wording import Wording

_LISTED = {"year": 100, "month": 400, "day": 0}
"""A year or month of more articles leaves them to the pages of its months or days."""
_PART = 400
"""Articles on one page."""
_TELLINGS = 40
"""Shown of those before, in or after a time."""
_ROWS = 200
"""Years of a grid at most."""
_LONGEST_MONTH = 31
_BARS = 30
"""More years than these have their decades charted."""


def undated(index: Index) -> tuple[ArticleLink, ...]:
    """Return the articles that are not known to the year."""
    return tuple(link for link in index.ordered if not periods(index.by_source[link.source].published))


def overview(years: Sequence[Period], index: Index) -> DatesView:
    """Return what dates.html shows."""
    having = published(years)
    dated = sum(len(year.articles) for year in having)
    decades = decades_of(years)
    return DatesView(
        dated=dated,
        undated=len(index.ordered) - dated,
        chart=_timeline(years, index.say),
        grid=calendars.grid(having[-_ROWS:], index.say),
        decades=tuple(_decade_item(name, index.say) for name in decades),
        years=tuple(year.item() for year in having[:-_ROWS]),
        told=() if decades else tuple(year.item() for year in years if not year.articles),
    )


def decades_of(years: Sequence[Period]) -> dict[str, tuple[Period, ...]]:
    """Return the years by decade, none where all are of one."""
    found: dict[str, list[Period]] = {}
    for year in years:
        found.setdefault(decade(year), []).append(year)
    return {name: tuple(of) for name, of in found.items()} if len(found) > 1 else {}


def decade_view(name: str, decades: dict[str, tuple[Period, ...]], say: Wording) -> DecadeView:
    """Return what decade.html shows."""
    of = decades[name]
    every = [f"{name[:3]}{digit}" for digit in range(10)]
    names = list(decades)
    at = names.index(name)
    return DecadeView(
        name=figures.name(name, say),
        chart=_chart("year", every, of, say),
        grid=calendars.grid(published(of), say),
        previous=_decade_item(names[at - 1], say) if at else None,
        following=_decade_item(names[at + 1], say) if at + 1 < len(names) else None,
    )


def matter(period: Period, above: tuple[Item, ...], beside: tuple[Period | None, Period | None], index: Index) -> DateMatter:
    """Gather what the page of a time is made of; `beside` are the periods of the same length before and after it that have pages."""
    listed = whole(period)
    shown = period.articles if listed else period.loose
    links = part_links(period)
    view = DateView(
        date=period.date,
        name=period.name,
        unit=period.unit,
        count=len(period.articles),
        above=above,
        sections=(Section(id="loose", heading="", items=shown[:_PART]),) if links else _sections(period, index.say, listed=listed),
        listed=listed,
        parts=links,
        chart=_parts_chart(period, index.say),
        calendar=calendars.year(period, index.say) if period.unit == "year" else None,
        told=(),
        telling=period.telling,
        previous=beside[0].item() if beside[0] else None,
        following=beside[1].item() if beside[1] else None,
    )
    return DateMatter(view=view, told=_told_of(period, index))


def view(matter: DateMatter, say: Wording) -> DateView:
    """Return what date.html shows."""
    return structs.replace(matter.view, told=tuple(_tellings(told, say) for told in matter.told))


def whole(period: Period) -> bool:
    """Whether the page of a period lists the articles of its parts too."""
    return not period.parts or len(period.articles) <= _LISTED[period.unit]


def part_links(period: Period) -> tuple[PartLink, ...]:
    """Return the pages that list what the page of a period lists, the first being that page; none where it has room for all."""
    count = len(period.articles if whole(period) else period.loose)
    if count <= _PART:
        return ()
    return tuple(
        PartLink(
            address=urls.date_part(period.date, number) if number > 1 else period.address,
            words="",
            count=min(_PART, count - start),
            number=number,
        )
        for number, start in enumerate(range(0, count, _PART), 1)
    )


def part_view(period: Period, part: PartLink) -> DatePartView:
    """Return what date_part.html shows."""
    shown = period.articles if whole(period) else period.loose
    start = (part.number - 1) * _PART
    return DatePartView(name=period.name, above=period.item(), part=part, parts=part_links(period), articles=shown[start : start + _PART])


def _told_of(period: Period, index: Index) -> tuple[ToldMatter, ...]:
    """Return what articles tell of a time, each with the first words that do: before it, in it, after it, and those without a date."""
    first: dict[str, int] = {}
    for source, number in period.told:
        first.setdefault(source, number)
    begin, end = edtf.bounds(period.date)
    groups: dict[str, list[str]] = {"before": [], "then": [], "after": [], "undated": []}
    for source in sorted(first, key=index.place.__getitem__, reverse=True):
        when = index.by_source[source].published
        known = edtf.bounds(when)
        group = "undated" if not edtf.dated(when) else "before" if known[1] < begin else "after" if known[0] > end else "then"
        groups[group].append(source)
    return tuple(
        ToldMatter(id=id_, told=tuple((index.leaves[source], first[source]) for source in found[:_TELLINGS]), count=len(found))
        for id_, found in groups.items()
        if found
    )


def _tellings(matter: ToldMatter, say: Wording) -> Tellings:
    told = ((leaf.value, number) for leaf, number in matter.told)
    shown = tuple(Telling(article=leaf.link, passage=passage(leaf, number, say)) for leaf, number in told)
    return Tellings(id=matter.id, tellings=shown, count=matter.count)


def _sections(period: Period, say: Wording, *, listed: bool) -> tuple[Section, ...]:
    loose = period.loose
    having = [part for part in period.parts if part.articles and listed]
    sections = [Section(id=f"in-{part.date}", heading=part.name, items=part.articles, address=part.address) for part in having]
    if loose:
        sections.insert(0, Section(id="loose", heading=say.plain("Known no more exactly") if period.parts else "", items=loose))
    return tuple(sections)


def _parts_chart(period: Period, say: Wording) -> Chart | None:
    if not period.parts or len(period.parts) == 1:
        return None
    unit = UNITS[UNITS.index(period.unit) + 1]
    if unit == "month":
        every = [f"{period.date}-{number:02}" for number in range(1, 13)]
    else:
        last = edtf.bounds(period.date)[1].day
        every = [f"{period.date}-{number:02}" for number in range(1, min(last, _LONGEST_MONTH) + 1)]
    return _chart(unit, every, period.parts, say)


def _timeline(years: Sequence[Period], say: Wording) -> Chart | None:
    """Return the years, or the decades, in which articles were published; one alone is no chart."""
    having = published(years)
    if len(having) < 2:  # noqa: PLR2004 - see above
        return None
    every = [f"{year:04}" for year in range(int(having[0].date), int(having[-1].date) + 1)]
    if len(every) <= _BARS:
        return _chart("year", every, years, say)
    decades = decades_of(years)
    shown = [f"{number:03}X" for number in range(int(every[0][:3]), int(every[-1][:3]) + 1)]
    counts = {name: sum(len(year.articles) for year in of) for name, of in decades.items()}
    others = {name: sum(map(_told, of)) for name, of in decades.items()}
    return figures.bars("decade", shown, counts, lambda name: urls.decade(f"{name[:3]}0s"), say, others=others)


def _chart(unit: str, every: Sequence[str], of: Sequence[Period], say: Wording) -> Chart:
    known = {period.date: period for period in of}
    at: Callable[[str], str] = lambda date: known[date].address  # noqa: E731 - typed, and of one line
    return figures.bars(
        unit,
        every,
        {date: len(period.articles) for date, period in known.items()},
        at,
        say,
        others={date: _told(period) for date, period in known.items()},
    )


def _told(period: Period) -> int:
    """Count what is told of a time and of those within it."""
    return period.telling + sum(map(_told, period.parts))


def _decade_item(name: str, say: Wording) -> Item:
    return Item(address=urls.decade(f"{name[:3]}0s"), words=figures.name(name, say), room="dates")
