import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.annotate.times import calendars

THURSDAY = dt.date(2022, 3, 3)
DAYS = st.dates()


@pytest.mark.parametrize(
    ("number", "which", "ahead", "expected"),
    [
        (4, "", False, "2022-03-03"), (1, "", False, "2022-02-28"), (5, "", False, "2022-02-25"), (4, "last", False, "2022-02-24"),
        (4, "next", False, "2022-03-10"), (5, "", True, "2022-03-04"), (4, "", True, "2022-03-03"), (5, "last", True, "2022-02-25"),
    ],
)  # fmt: skip
def test_a_weekday_is_the_last_one_unless_the_sentence_looks_ahead(number: int, which: str, *, ahead: bool, expected: str) -> None:
    assert calendars.weekday(number, THURSDAY, ahead=ahead, which=which) == expected


def test_what_no_day_tells_stays_open() -> None:
    assert calendars.weekday(4, None, ahead=False) == "XXXX-WXX-4"
    assert calendars.month_day(3, 3, None, ahead=False) == "XXXX-03-03"
    assert calendars.month(3, None, ahead=False) == "XXXX-03"
    assert calendars.shifted("W", -1, None) == "PAST_REF"
    assert calendars.day(1, None) == "FUTURE_REF"


def test_a_date_without_a_year_lies_in_the_nearest_year() -> None:
    january = dt.date(2022, 1, 4)
    assert calendars.month_day(12, 28, january, ahead=False) == "2021-12-28"
    assert calendars.month_day(12, 28, january, ahead=True) == "2022-12-28"
    assert calendars.month_day(1, 6, january, ahead=False) == "2022-01-06"
    assert calendars.month(11, january, ahead=False) == "2021-11"


def test_a_story_goes_on_and_a_bare_year_holds_its_months() -> None:
    assert calendars.month_day(2, 1, dt.date(1943, 11, 5), ahead=False, flow="story") == "1944-02-01"
    assert calendars.month_day(12, 7, dt.date(1941, 7, 1), ahead=False, flow="year") == "1941-12-07"
    assert calendars.month_day(1, 7, dt.date(1941, 7, 1), ahead=False, flow="year") == "1941-01-07"


def test_a_date_on_no_calendar_is_none() -> None:
    assert calendars.month_day(2, 30, THURSDAY, ahead=False) is None
    assert calendars.exact(2023, 2, 29) is None


@pytest.mark.parametrize(
    ("unit", "offset", "expected"),
    [("W", -1, "2022-W08"), ("WE", 0, "2022-W09-WE"), ("M", -3, "2021-12"), ("Y", 1, "2023"), ("DE", -1, "201X"),
     ("CE", 0, "20XX"), ("D", -3, "2022-02-28")],
)  # fmt: skip
def test_weeks_months_and_years_are_counted_from_the_known_day(unit: str, offset: int, expected: str) -> None:
    assert calendars.shifted(unit, offset, THURSDAY) == expected


@given(DAYS, st.integers(1, 7), st.booleans())
def test_every_weekday_is_less_than_eight_days_away(known: dt.date, number: int, ahead: bool) -> None:  # noqa: FBT001 - hypothesis hands it over
    found = dt.date.fromisoformat(calendars.weekday(number, known, ahead=ahead))
    clipped = {dt.date.min, dt.date.max} & {found}
    assert abs((found - known).days) < 8
    assert clipped or found.isoweekday() == number


@pytest.mark.parametrize(("year", "expected"), [(1818, "1818-03-22"), (2013, "2013-03-31"), (2022, "2022-04-17"), (2038, "2038-04-25")])
def test_easter_is_the_sunday_of_the_tables(year: int, expected: str) -> None:
    assert calendars.easter(year).isoformat() == expected


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert calendars.easter(year).isoweekday() == 7
    assert dt.date(year, 3, 22) <= calendars.easter(year) <= dt.date(year, 4, 25)


@pytest.mark.parametrize(
    ("rule", "expected"), [("12-24", "2022-12-24"), ("easter-2", "2022-04-15"), ("11/4/4", "2022-11-24"), ("05/1/-1", "2022-05-30")]
)
def test_a_feast_has_its_day(rule: str, expected: str) -> None:
    found = calendars.feast(rule, 2022)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    ("letters", "which", "ahead", "expected"),
    [
        ("SU", "", False, "2021-SU"), ("SU", "", True, "2022-SU"), ("SU", "this", False, "2022-SU"), ("SU", "last", False, "2021-SU"),
        ("SU", "next", False, "2022-SU"), ("SP", "", True, "2022-SP"), ("SP", "next", False, "2023-SP"), ("WI", "last", False, "2021-WI"),
    ],
)  # fmt: skip
def test_a_season_is_the_last_one_unless_the_words_say_otherwise(letters: str, which: str, *, ahead: bool, expected: str) -> None:
    assert calendars.season(letters, THURSDAY, ahead=ahead, which=which) == expected


def test_in_january_this_winter_began_last_year() -> None:
    assert calendars.season("WI", dt.date(2022, 1, 9), which="this") == "2021-WI"


def test_a_quarter_is_the_last_one_that_has_begun() -> None:
    assert [calendars.quarter(number, THURSDAY, ahead=False) for number in (1, 4)] == ["2022-Q1", "2021-Q4"]
    assert [calendars.quarter(number, THURSDAY, ahead=True) for number in (1, 4)] == ["2022-Q1", "2022-Q4"]
    assert calendars.quarter(3, None, ahead=False) == "XXXX-Q3"


def test_a_weekend_is_the_last_one_that_has_begun() -> None:
    assert calendars.weekend(THURSDAY, ahead=False) == "2022-W08-WE"
    assert calendars.weekend(dt.date(2022, 3, 5), ahead=False) == "2022-W09-WE"
    assert calendars.weekend(None, ahead=True) == "XXXX-WXX-WE"


def test_a_story_that_goes_back_by_most_of_a_year_has_gone_on_into_the_next() -> None:
    assert calendars.running_year(1, 1941, 12) == 1942
    assert calendars.running_year(6, 1944, 11) == 1944
    assert calendars.running_year(6, 1944, None) == 1944


def test_what_is_surely_past_lies_before_the_known_day() -> None:
    assert calendars.month_day(3, 10, THURSDAY, ahead=False, flow="past") == "2021-03-10"
    assert calendars.month(3, THURSDAY, ahead=False, flow="past") == "2022-03"
