import pytest

from sitegen.render import figures


def at(date: str) -> str:
    return f"#{date}"


def test_few_dates_have_no_chart() -> None:
    assert figures.chart([("2022", "2022-03"), ("2022", "2022-04"), ()], at) is None


def test_dates_of_one_month_have_no_chart() -> None:
    assert figures.chart([("2022", "2022-03")] * 9, at) is None
    assert figures.chart([("2022",)] * 9, at) is None


@pytest.mark.parametrize(("last", "unit", "bars"), [("2023-11", "month", 23), ("2024-01", "year", 3), ("2060-01", "decade", 5)])
def test_the_unit_is_the_shortest_that_can_be_read(last: str, unit: str, bars: int) -> None:
    chart = figures.chart([("2022", "2022-01"), ("2022", "2022-01"), (last[:4], last)], at)
    assert chart
    assert (chart.unit, len(chart.bars), chart.most) == (unit, bars, 2)
    assert (chart.bars[0].height, chart.bars[-1].height) == (figures.HEIGHT, figures.HEIGHT // 2)


def test_the_smallest_count_is_still_seen_and_none_is_not() -> None:
    assert [figures.scaled(count, 10_000, 48) for count in (0, 1, 10_000)] == [0, 2, 48]


def test_years_before_the_year_1000_are_on_a_chart() -> None:
    chart = figures.chart([("0998",), ("0999",), ("1001",)], at)
    assert chart
    assert [bar.name for bar in chart.bars] == ["0998", "0999", "1000", "1001"]
