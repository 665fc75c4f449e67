"""Counts over time -> bars, as pages draw them: by month, year or decade, whichever is few enough to be read."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sitegen import edtf
from sitegen.render.figure_views import Bar, Chart
from sitegen.render.wording import ENGLISH, Wording

HEIGHT = 64
"""Of the tallest bar."""
_LEAST = 2
"""Of the lowest: one of a thousand is still there."""
_MONTHS, _YEARS = 24, 30
"""So many bars at most; then the next longer unit."""
_FEW = 3
"""Fewer have no chart: a sentence says as much."""
_YEAR, _MONTH = 4, 7
"""Length of a year and a month in EDTF."""


def chart(dates: Iterable[tuple[str, ...]], at: Callable[[str], str], say: Wording = ENGLISH) -> Chart | None:
    """Draw what each has a year, month and day of as far as known (index.periods); `at` tells where a year's or month's are listed."""
    known = [parts for parts in dates if parts]
    if len(known) < _FEW:
        return None
    months = sorted({parts[1] for parts in known if len(parts) > 1})
    years = sorted({parts[0] for parts in known})
    if months and len(months) > 1 and len(span := every_month(months[0], months[-1])) <= _MONTHS:
        counts = counted(parts[1] for parts in known if len(parts) > 1)
        return bars("month", span, counts, at, say, loose=len(known) - sum(counts.values()))
    if len(years) == 1:
        return None
    counts = counted(parts[0] for parts in known)
    every = [f"{year:04}" for year in range(int(years[0]), int(years[-1]) + 1)]
    if len(every) <= _YEARS:
        return bars("year", every, counts, at, say)
    decades = [f"{decade:03}X" for decade in range(int(years[0][:3]), int(years[-1][:3]) + 1)]
    return bars("decade", decades, counted(f"{parts[0][:3]}X" for parts in known), lambda _: "", say)


def bars(
    unit: str,
    dates: Sequence[str],
    counts: Mapping[str, int],
    at: Callable[[str], str],
    say: Wording = ENGLISH,
    *,
    others: Mapping[str, int] | None = None,
    loose: int = 0,
) -> Chart:
    """Draw these dates, each with what it has of `counts` and, downwards, of `others`."""
    others = others or {}
    most = max((counts.get(date, 0) for date in dates), default=0)
    deepest = max((others.get(date, 0) for date in dates), default=0)
    return Chart(
        unit=unit,
        bars=tuple(
            Bar(
                date=date,
                name=name(date, say),
                short=_short(date, say),
                count=counts.get(date, 0),
                height=scaled(counts.get(date, 0), most, HEIGHT),
                address=at(date) if counts.get(date) or others.get(date) else "",
                other=others.get(date, 0),
                depth=scaled(others.get(date, 0), deepest, HEIGHT // 2),
            )
            for date in dates
        ),
        most=most,
        loose=loose,
    )


def counted(dates: Iterable[str]) -> dict[str, int]:
    """Count each."""
    found: dict[str, int] = {}
    for date in dates:
        found[date] = found.get(date, 0) + 1
    return found


def scaled(count: int, most: int, height: int) -> int:
    """Return how tall a count is where the largest is `height`."""
    return max(count * height // most, _LEAST) if count else 0


def name(date: str, say: Wording) -> str:
    """Say a decade, year, month or day."""
    return say.plain("{decade}s", decade=f"{date[:3]}0") if date.endswith("X") else say.date(date)


def _short(date: str, say: Wording) -> str:
    if date.endswith("X") or len(date) == _YEAR:
        return name(date, say)
    return say.plain(edtf.MONTHS[int(date[5:7]) - 1]) if len(date) == _MONTH else str(int(date[8:]))


def every_month(first: str, last: str) -> list[str]:
    """Return the months from one to another, both among them."""
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(_number(first), _number(last) + 1)]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
