import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen import edtf

QUALIFIERS = st.sampled_from(["", "?", "~", "%"])
DAYS = st.dates()


@st.composite
def singles(draw: st.DrawFn) -> str:
    day = draw(DAYS).isoformat()
    return day[: draw(st.sampled_from([4, 7, 10]))] + draw(QUALIFIERS)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    first, last = sorted([draw(singles()), draw(singles())], key=edtf.bounds)
    shape = draw(st.sampled_from(["{0}/{1}", "{0}/..", "../{1}"]))
    return shape.format(first, last)


VALUES = st.one_of(singles(), intervals())
ALMOST = st.from_regex(r"[\d.]{0,5}(-\d?\d(-\d\d)?)?[?~%]?(/(\d{4}(-\d\d(-\d\d)?)?[?~%]?|\.\.)?)?", fullmatch=True)


@given(VALUES)
def test_every_date_and_interval_of_our_part_is_accepted(value: str) -> None:
    assert edtf.check(value) == value


@given(st.one_of(VALUES, ALMOST))
@example("2022-02/..")
@example("../2022-03-03?")
@example("２０２２-03-03")
def test_whatever_is_accepted_is_edtf_for_the_edtf_package_too(value: str) -> None:
    try:
        edtf.check(value)
    except ValueError:
        return
    parse_edtf(value)


@given(singles())
def test_bounds_of_dates_are_those_of_the_edtf_package(value: str) -> None:
    parsed = parse_edtf(value)
    first, last = edtf.bounds(value)
    assert (first.year, first.month, first.day) == parsed.lower_strict()[:3]
    assert (last.year, last.month, last.day) == parsed.upper_strict()[:3]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022", (2022, 1, 1), (2022, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023-02?", (2023, 2, 1), (2023, 2, 28)),
        ("2022-03-03%", (2022, 3, 3), (2022, 3, 3)),
        ("2022-02/2022-03-03", (2022, 2, 1), (2022, 3, 3)),
        ("2022-12-31/2022-12", (2022, 12, 31), (2022, 12, 31)),
        ("0001", (1, 1, 1), (1, 12, 31)),
        ("9999-12", (9999, 12, 1), (9999, 12, 31)),
    ],
)
def test_bounds(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert edtf.bounds(value) == (dt.date(*first), dt.date(*last))


def test_open_intervals_and_unknown_dates_are_bound_by_the_calendar() -> None:
    assert edtf.bounds("2022-02/..") == (dt.date(2022, 2, 1), dt.date.max)
    assert edtf.bounds("../2022-02") == (dt.date.min, dt.date(2022, 2, 28))
    assert edtf.bounds(None) == (dt.date.min, dt.date.max)


@pytest.mark.parametrize(
    "value",
    [
        "", " ", "yesterday", "2022-13", "2022-00", "2022-02-30", "2023-02-29", "0000", "22", "2022-3-3", "2022-03-03 ", "20220303",
        "../..", "2022/", "/2022", "2022/2021", "2022-03-03/2022-03-02", "2022??", "?2022", "2022-03-03T12:00", "2022/2023/2024", "-2022",
        "2022-03-03\n", "２０２２", "2022‐03",
    ],
)  # fmt: skip
def test_what_is_on_no_calendar_is_refused_with_a_reason(value: str) -> None:
    with pytest.raises(ValueError, match=r"is no |is on no "):
        edtf.check(value)


@given(singles())
def test_a_date_tells_a_day_when_it_is_precise_enough(value: str) -> None:
    bare = value.rstrip("?~%")
    assert edtf.day(value) == (dt.date.fromisoformat(bare) if len(bare) == 10 else None)


def test_an_interval_or_unknown_date_tells_no_day() -> None:
    assert edtf.day("2022-03-03/2022-03-04") is None
    assert edtf.day("2022-03-03/..") is None
    assert edtf.day(None) is None


def test_a_date_is_sure_without_qualifier() -> None:
    assert edtf.sure("2022-03-03")
    assert edtf.sure("2022-02/..")
    assert not any(map(edtf.sure, ("2022-03-03?", "2022~", "2022-03%", "2022-03?/2022-04", "../2022?", None)))


def test_dates_sort_by_their_first_day_and_the_unknown_last() -> None:
    dates = [None, "2022/..", "2022-01-02", "2022", "2022-01-01?", "../2022-01", "2022-01", "2021-12-31", "2022-01-01"]
    wanted = ["../2022-01", "2021-12-31", "2022-01-01", "2022-01-01?", "2022-01", "2022", "2022/..", "2022-01-02", None]
    assert sorted(dates, key=edtf.sort_key) == wanted


@given(st.lists(st.one_of(st.none(), VALUES), max_size=8).flatmap(lambda dates: st.tuples(st.just(dates), st.permutations(dates))))
def test_the_order_of_dates_does_not_depend_on_the_order_of_reading(orders: tuple[list[str | None], list[str | None]]) -> None:
    assert sorted(orders[0], key=edtf.sort_key) == sorted(orders[1], key=edtf.sort_key)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "date unknown"),
        ("2022", "2022"),
        ("2022-02-28", "28 February 2022"),
        ("2022-03-03?", "3 March 2022 (uncertain)"),
        ("2022-03~", "about March 2022"),
        ("2022%", "about 2022 (uncertain)"),
        ("2022-02/..", "not before February 2022"),
        ("../2022-03-01", "not after 1 March 2022"),
        ("2022-02/2022-03?", "between February 2022 and March 2022 (uncertain)"),
    ],
)
def test_dates_are_spoken_in_english(value: str | None, words: str) -> None:
    assert edtf.spoken(value) == words


@given(VALUES)
def test_every_accepted_date_can_be_spoken_and_sorted(value: str) -> None:
    assert value[:4] in edtf.spoken(value) or value.startswith("..")
    assert edtf.sort_key(value)[:2] == edtf.bounds(value)


def test_days_of_the_week_are_numbered_as_datetime_does() -> None:
    assert edtf.WEEKDAYS[dt.date(2022, 3, 3).weekday()] == "Thursday"
