import making
import pytest
from msgspec import structs

from sitegen.model import Archive
from sitegen.render import calendars, index, periods
from sitegen.render.periods import Period
from sitegen.render.wording import ENGLISH


def years(archive: Archive, *known: str) -> tuple[Period, ...]:
    articles = tuple(making.article("Text.", published=date, source=f"{number}.txt") for number, date in enumerate(known))
    return periods.years(index.build(structs.replace(archive, articles=articles, mentions={}, entities=(), tags=(), notes={}, related={})))


@pytest.mark.parametrize(("count", "level"), [(0, 0), (1, 1), (25, 1), (26, 2), (50, 2), (75, 3), (76, 4), (100, 4)])
def test_a_level_tells_how_much_of_the_most_there_is(count: int, level: int) -> None:
    assert calendars.level(count, 100) == level


def test_levels_are_told_by_the_counts_that_occur() -> None:
    assert calendars.levels([1, 2, 9, 0, 10], 10) == ((1, 2), (9, 10))


def test_a_calendar_has_every_day_once_and_its_weeks_begin_on_monday(archive: Archive) -> None:
    (year,) = years(archive, "2024-01-05", "2024-02-29", "2024-02-29", "2024-12-01")
    made = calendars.year(year, ENGLISH)
    assert made
    assert [month.name for month in made.months[:2]] == ["January", "February"]
    days = [cell for month in made.months for week in month.weeks for cell in week if cell]
    assert len(days) == 366
    assert [(cell.name, cell.count, cell.level, cell.address) for cell in days if cell.count] == [
        ("5 January 2024", 1, 2, "dates/2024/01/05.html"),
        ("29 February 2024", 2, 4, "dates/2024/02/29.html"),
        ("1 December 2024", 1, 2, "dates/2024/12/01.html"),
    ]
    assert [cell.short if cell else "" for cell in made.months[0].weeks[0]] == ["1", "2", "3", "4", "5", "6", "7"]


def test_a_year_with_few_months_shows_those_alone(archive: Archive) -> None:
    (year,) = years(archive, "2024-01-05", "2024-12-01")
    made = calendars.year(year, ENGLISH)
    assert made
    assert [month.name for month in made.months] == ["January", "December"]


def test_a_year_without_days_has_no_calendar(archive: Archive) -> None:
    (year,) = years(archive, "2024", "2024-03")
    assert calendars.year(year, ENGLISH) is None


def test_a_grid_has_the_latest_year_first_and_twelve_months_of_each(archive: Archive) -> None:
    made = calendars.grid(years(archive, "2023-03-01", "2024-01-05", "2024"), ENGLISH)
    assert made
    assert [(row.name, row.count, [cell.count for cell in row.cells]) for row in made.rows] == [
        ("2024", 2, [1, *[0] * 11]),
        ("2023", 1, [0, 0, 1, *[0] * 9]),
    ]
    assert calendars.grid((), ENGLISH) is None
