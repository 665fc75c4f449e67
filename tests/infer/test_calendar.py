import datetime as dt
import time

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import edtf
from sitegen.infer.calendar import Month, days, halves, month, ymd


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
        ("28/2/22", "28/2/22"),
        ("28-Feb-22", "28-Feb-22"),
        ("28 Feb '22", "28 Feb '22"),
        ("Feb 28th, 2022 | 14:05", "Feb 28th, 2022"),
        ("February 28,2022", "February 28,2022"),
        ("28Feb2022", "28Feb2022"),
        ("28. February 2022", "28. February 2022"),
        ("28th day of February, 2022", "28th day of February, 2022"),
        ("Monday | 28 February 2022", "Monday | 28 February 2022"),
        ("14:05 GMT28 February 2022", "28 February 2022"),
        ("The Harbour TimesFebruary 28, 202214 views", "February 28, 2022"),
        ("28 February 20224:15 pm", "28 February 2022"),
        ("28/02/202214:05", "28/02/2022"),
        ("2022.02.28 14:05", "2022.02.28"),
        ("28 / 02 / 2022", "28 / 02 / 2022"),
        ("February 28, 2022 (Monday)", "February 28, 2022 (Monday"),
        ("Monday, 14:05, 28 February 2022", "Monday, 14:05, 28 February 2022"),
        ("The Sun, 28 February 2022", "28 February 2022"),
        ("The Harbour Sun 28 February 2022", "28 February 2022"),
        ("Feb.February 28, 2022", "February 28, 2022"),
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
        "dismay 3, 2022",
        "2-3 March 2022",
        "March 3-5, 2022",
        "10.12.14.16",
        "10:12:14",
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
def test_what_is_impossible_or_half_a_date_is_none(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2022", ("2022-04-03", "2022-03-04")),
        ("3.4.2022", ("2022-04-03", "2022-03-04")),
        ("3-4-22", ("2022-04-03", "2022-03-04")),
        ("1/2/98", ("1998-02-01", "1998-01-02")),
        ("Sunday 03/04/2022", ("2022-04-03",)),
        ("03/04/2022 (Friday)", ("2022-03-04",)),
        ("Monday 03/04/2022", ("2022-04-03", "2022-03-04")),
    ],
)
def test_a_date_with_two_readings_tells_both_unless_the_weekday_decides(text: str, readings: tuple[str, ...]) -> None:
    (day,) = days(text)
    assert day.readings == readings
    assert day.value == (readings[0] if len(readings) == 1 else readings[0][:4])


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("March 3", (3, 3, None)),
        ("3rd of March", (3, 3, None)),
        ("3 MAR, 14:05", (3, 3, None)),
        ("Thursday, Mar. 3", (3, 3, 3)),
        ("29 February", (2, 29, None)),
    ],
)
def test_a_date_without_a_year_is_half_a_date(text: str, half: tuple[int, int, int | None]) -> None:
    (found,) = halves(text)
    assert (found.month, found.day, found.weekday) == half


@pytest.mark.parametrize("text", ["March 2022", "March 3, 2022", "3 March 2022", "March 3-5", "30 February", "Marching 3", "May 10:30"])
def test_what_has_a_year_or_no_day_is_no_half(text: str) -> None:
    assert halves(text) == []


def test_a_half_is_whole_in_a_year_in_which_its_weekday_fits() -> None:
    (half,) = halves("Thursday, March 3")
    assert (half.of(2022), half.of(2021)) == ("2022-03-03", None)
    (leap,) = halves("February 29")
    assert (leap.of(2020), leap.of(2021)) == ("2020-02-29", None)


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
    assert found == Month(1, 11, "2022-03")
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
        assert found.readings
        assert all(edtf.day(value) is not None for value in found.readings)
    for half in halves(text):
        assert 0 <= half.start < half.end <= len(text)


def test_days_beyond_the_years_of_newspapers_are_none() -> None:
    assert ymd(1799, 12, 31) is None
    assert ymd(2101, 1, 1) is None
    assert ymd(2022, 2, 30) is None


@pytest.mark.parametrize("unit", ["1 ", "1 jan ", "march ", "2022-", "1/", " ", "monday, ", "2022 "])
def test_long_runs_take_linear_time(unit: str) -> None:
    start = time.process_time()
    days(unit * (100_000 // len(unit)))
    halves(unit * (100_000 // len(unit)))
    assert time.process_time() - start < making.PATIENCE


@pytest.mark.parametrize("text", ["28 Aprıl 2022", "Frıday, 28 February 2022", "٢٨ April ٢٠٢٢", "２０２２-02-28", "28 ſeptember 2022"])
def test_letters_and_digits_of_other_scripts_are_no_error(text: str) -> None:
    assert all(day.value.isascii() for day in days(text))
    assert month(text) is None
