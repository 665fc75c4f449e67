import pytest

from sitegen.render import timex
from sitegen.render.wording import ENGLISH


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2022-02-28", "28 February 2022"),
        ("2022-02", "February 2022"),
        ("2022", "2022"),
        ("2022-02-28TMO", "28 February 2022, morning"),
        ("2022-03-03T03:00", "3 March 2022, 03:00"),
        ("T03:00", "03:00"),
        ("2022-W09", "week 9 of 2022"),
        ("2022-W09-WE", "the weekend of week 9 of 2022"),
        ("2022-WI", "2022, winter"),
        ("2022-Q3", "2022, third quarter"),
        ("199", "the 1990s"),
        ("199X", "the 1990s"),
        ("19XX", "the 20th century"),
        ("P5D", "5 days"),
        ("P1D", "1 day"),
        ("PT90M", "90 minutes"),
        ("P1CE", "1 century"),
        ("PXD", "some days"),
        ("P2.5Y", "2.5 years"),
        ("PAST_REF", "the past"),
        ("", ""),
        ("XXXX-WXX-1", "a Monday, week unknown"),
        ("XXXX-WXX-2TMO", "a Tuesday, morning, week unknown"),
        ("XXXX-WXX-WE", "a weekend, week unknown"),
        ("XXXX-WXX", "a week, unknown which"),
        ("XXXX", "a year, unknown which"),
        ("XXXX-XX", "a month, unknown which"),
        ("XXXX-XX-XX", "a day, unknown which"),
        ("XXXX-QX", "a quarter, unknown which"),
        ("XXXX-XX-XXTNI", "night, day unknown"),
        ("XXXX-WXX-6TNI", "a Saturday, night, week unknown"),
        ("2022-H1", "2022, first half"),
        ("18XX", "the 19th century"),
        ("2022-03-03T24:00", "3 March 2022, 24:00"),
        ("XXXX-XX-XXT18:00", "18:00, day unknown"),
        ("XXXX-02-29", "29 February, year unknown"),
        ("XXXX-08", "August, year unknown"),
        ("XXXX-SU", "summer, year unknown"),
        ("20", "the 21st century"),
        ("10", "the 11th century"),
        ("XXXXL", "XXXXL"),
        ("2022-03?", "March 2022 (uncertain)"),
        ("2022-02/..", "not before February 2022"),
        ("XXXX-02-31", "XXXX-02-31"),
        ("XXXX-WXX-9", "XXXX-WXX-9"),
        ("2022-02-31", "2022-02-31"),
    ],
)
def test_values_are_said_in_english_and_strange_ones_are_shown(value: str, said: str) -> None:
    assert timex.spoken(value, ENGLISH) == said


@pytest.mark.parametrize("value", ["2022", "2022-02", "2022-02-28", "2022-W09", "P5D", "PT90M"])
def test_what_html_understands_is_told_to_machines(value: str) -> None:
    assert timex.machine(value) == value


@pytest.mark.parametrize(
    "value", ["", "2022-02-31", "0000", "2022-W54", "P1M", "XXXX-03", "2022-02-28TMO", "PAST_REF", "2022-13", '2022" x="']
)
def test_what_html_does_not_understand_is_not(value: str) -> None:
    assert timex.machine(value) == ""
