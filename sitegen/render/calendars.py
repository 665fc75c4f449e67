"""Times and their counts -> a calendar of a year, and a grid of years by months: how full each day and month is, in four levels.

A level is told by how much of its cell is filled and by the number that its link says, never by a colour alone.
"""

import calendar as weeks
from collections.abc import Iterable, Sequence

from sitegen import edtf
from sitegen.render.figure_views import Calendar, Cell, Grid, GridRow, Month
from sitegen.render.periods import Period
from sitegen.render.wording import Wording

LEVELS = 4
_SPARSE = 3
"""A year with articles in fewer months has only those on its calendar."""
_MONDAYS = weeks.Calendar(firstweekday=0)


def level(count: int, most: int) -> int:
    """Return 1 to 4 by how much of `most` a count is; 0 for none."""
    return -(-count * LEVELS // most) if count else 0


def levels(counts: Iterable[int], most: int) -> tuple[tuple[int, int], ...]:
    """Return the smallest and the largest count of each level that occurs."""
    found: dict[int, list[int]] = {}
    for count in sorted(counts):
        if count:
            found.setdefault(level(count, most), []).append(count)
    return tuple((held[0], held[-1]) for _, held in sorted(found.items()))


def year(period: Period, say: Wording) -> Calendar | None:
    """Return the calendar of a year; None where no day of it is known."""
    days = {day.date: day for month in period.parts for day in month.parts}
    if not days:
        return None
    months = {month.date: month for month in period.parts}
    counts = [len(day.articles) for day in days.values()]
    most = max(counts)
    full = sum(bool(month.articles) for month in period.parts) >= _SPARSE
    shown = [f"{period.date}-{number:02}" for number in range(1, 13)]
    return Calendar(
        months=tuple(
            Month(
                name=say.plain(edtf.MONTHS[int(date[5:]) - 1]),
                address=months[date].address if date in months else "",
                weeks=tuple(
                    tuple(_day(f"{date}-{day:02}", days, most, say) if day else None for day in week)
                    for week in _MONDAYS.monthdayscalendar(int(date[:4]), int(date[5:]))
                ),
            )
            for date in shown
            if full or any(day.date.startswith(date) for day in days.values())
        ),
        levels=levels(counts, most),
    )


def grid(years: Sequence[Period], say: Wording) -> Grid | None:
    """Return years by months, the newest first; None where there are none."""
    if not years:
        return None
    counts = [len(month.articles) for year_ in years for month in year_.parts]
    most = max(counts, default=0)
    return Grid(
        rows=tuple(
            GridRow(name=year_.name, address=year_.address, count=len(year_.articles), cells=_months(year_, most, say))
            for year_ in reversed(years)
        ),
        levels=levels(counts, most),
        heads=tuple(map(say.plain, edtf.MONTHS)),
    )


def _months(period: Period, most: int, say: Wording) -> tuple[Cell, ...]:
    months = {month.date: month for month in period.parts}
    return tuple(
        _cell(months.get(date := f"{period.date}-{number:02}"), name, say.date(date), most) for number, name in enumerate(edtf.MONTHS, 1)
    )


def _day(date: str, days: dict[str, Period], most: int, say: Wording) -> Cell:
    return _cell(days.get(date), str(int(date[8:])), say.date(date), most)


def _cell(period: Period | None, short: str, name: str, most: int) -> Cell:
    if not period:
        return Cell(short=short, name=name, address="", count=0, level=0)
    count = len(period.articles)
    return Cell(short=short, name=name, address=period.address, count=count, level=level(count, most), other=period.telling)
