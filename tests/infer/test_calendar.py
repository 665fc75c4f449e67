import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import edtf
from sitegen.infer.calendar import days, month, ymd


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mon, 28 February 2022, 4:15 pm", "Mon, 28 February 2022"),
        ("Monday, February 28, 2022", "Monday, February 28, 2022"),
        ("Updated: Feb. 28, 2022 at noon", "Feb. 28, 2022"),
        ("FEBRUARY 28 2022", "FEBRUARY 28 2022"),
        ("28th of February 2022", "28th of February 2022"),
        ("28-Feb-2022", "28-Feb-2022"),
        ("2022-02-28T16:15:00Z", "2022-02-28"),
        ("2022/2/28", "2022/2/28"),
        ("28.02.2022", "28.02.2022"),
        ("02/28/2022", "02/28/2022"),
        ("2022, February 28", "2022, February 28"),
    ],
)
def test_whole_dates_are_read_in_the_ways_that_news_writes_them(text: str, words: str) -> None:
    (day,) = days(text)
    assert (day.value, text[day.start : day.end], day.doubt) == ("2022-02-28", words, "")


@pytest.mark.parametrize(
    "text",
    [
        "March 3",
        "3 March",
        "March 2022",
        "03/04/2022",
        "3.4.2022",
        "28/02/22",
        "30 February 2022",
        "2022-13-01",
        "12 March 1776",
        "12 March 2525",
        "02-751-1500",
        "version 1.2.2022.3",
        "a/2022/02/28",
        "000_c5cfba52247c8106",
        "Marching 3, 2022",
        "May we 2022",
        "",
    ],
)
def test_what_is_ambiguous_impossible_or_half_a_date_is_none(text: str) -> None:
    assert days(text) == []


def test_day_and_month_that_are_alike_are_not_ambiguous() -> None:
    assert [day.value for day in days("03/03/2022")] == ["2022-03-03"]


def test_a_weekday_that_contradicts_the_date_makes_it_uncertain() -> None:
    (day,) = days("Sunday, 28 February 2022")
    assert (day.value, day.doubt) == ("2022-02-28?", "the day was no Sunday")


def test_several_dates_come_in_order_and_do_not_overlap() -> None:
    found = days("Published 28 February 2022 | Updated 1 March 2022, 2022-03-02")
    assert [day.value for day in found] == ["2022-02-28", "2022-03-01", "2022-03-02"]


def test_a_month_alone_is_a_partial_date_when_there_is_nothing_else() -> None:
    found = month(" March 2022 ")
    assert found is not None
    assert (found.value, found.start, found.end) == ("2022-03", 1, 11)
    assert month("in March 2022") is None
    assert month("March 3022") is None


@given(
    st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%A %d %B %Y", "%Y-%m-%d", "%b. %d, %Y"]),
)
def test_every_day_of_three_centuries_is_read_back(day: dt.date, form: str) -> None:
    assert [found.value for found in days(day.strftime(form))] == [day.isoformat()]


@given(st.text(st.sampled_from("0123456789 ,./-MarchSunday"), max_size=60))
def test_whatever_is_found_is_a_day_of_the_calendar_in_bounds(text: str) -> None:
    for found in days(text):
        assert 0 <= found.start < found.end <= len(text)
        assert edtf.day(found.value) is not None


def test_days_beyond_the_years_of_newspapers_are_none() -> None:
    assert ymd(1799, 12, 31) is None
    assert ymd(2101, 1, 1) is None
    assert ymd(2022, 2, 30) is None


@pytest.mark.parametrize("unit", ["1 ", "1 jan ", "march ", "2022-", "1/", " ", "monday, ", "2022 "])
def test_long_runs_take_linear_time(unit: str) -> None:
    start = time.process_time()
    days(unit * (100_000 // len(unit)))
    assert time.process_time() - start < 2


@pytest.mark.parametrize("text", ["28 Aprıl 2022", "Frıday, 28 February 2022", "٢٨ April ٢٠٢٢", "２０２２-02-28", "28 ſeptember 2022"])
def test_letters_and_digits_of_other_scripts_are_no_error(text: str) -> None:
    assert all(day.value.isascii() for day in days(text))
    assert month(text) is None
