"""Durations and sets."""

import pytest
from making import article

from sitegen.annotate import dates


def values(text: str, published: str | None = "2022-03-03") -> dict[str, str]:
    return {mention.text: mention.value for mention in dates.annotate(article(text, published=published), ())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 10-day trip of 1,000 years", {"10-day": "P10D", "1,000 years": "P1000Y"}),
        ("forty-two days, two and a half hours", {"forty-two days": "P42D", "two and a half hours": "PT2.5H"}),
        (
            "half a century, a half-hour, one and a half years",
            {"half a century": "P50Y", "a half-hour": "PT30M", "one and a half years": "P1.5Y"},
        ),
        ("a fortnight and two fortnights", {"a fortnight": "P2W", "two fortnights": "P4W"}),
        ("the age of four months, a boy aged two years, three years old", {}),
        ("two hundred years, a thousand days", {"two hundred years": "P200Y", "a thousand days": "P1000D"}),
        ("a decades-long war", {"a decades-long": "PXDE"}),
        ("thousands of years", {"thousands of years": "PXY"}),
        (
            "every two weeks, every other day, each summer, every weekend",
            {"every two weeks": "P2W", "every other day": "P2D", "each summer": "XXXX-SU", "every weekend": "XXXX-WXX-WE"},
        ),
        (
            "once a week, three times a day, $5 a day, per year",
            {"once a week": "P1W", "three times a day": "P1D", "a day": "P1D", "per year": "P1Y"},
        ),
        ("one day he came; in one day he came", {"one day": "P1D"}),
        (
            "over the last week, the coming months, the past days",
            {"the last week": "P1W", "the coming months": "FUTURE_REF", "the past days": "PXD"},
        ),
        ("a year-long, a week-long siege, years of war", {"a year-long": "P1Y", "a week-long": "P1W", "years": "PXY"}),
    ],
)
def test_a_length_of_time_or_a_set_has_its_value(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected
