"""Times counted from other times; published on Thursday 2022-03-03."""

import pytest
from making import article

from sitegen.annotate import dates


def values(text: str, published: str | None = "2022-03-03") -> dict[str, str]:
    return {mention.text: mention.value for mention in dates.annotate(article(text, published=published), ())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("this Friday, last Friday, next Friday", {"this Friday": "2022-03-04", "last Friday": "2022-02-25", "next Friday": "2022-03-04"}),
        ("the day before yesterday", {"the day before yesterday": "2022-03-01"}),
        ("earlier today, late tonight", {"earlier today": "2022-03-03", "late tonight": "2022-03-03TNI"}),
        ("over the weekend", {"the weekend": "2022-W08-WE"}),
        ("The weekend will be cold.", {"The weekend": "2022-W09-WE"}),
        ("a decade ago, two centuries ago, 4000 years ago", {"a decade ago": "2012", "two centuries ago": "18XX"}),
        (
            "hours ago, months later, a few weeks earlier",
            {"hours ago": "PAST_REF", "months later": "FUTURE_REF", "a few weeks earlier": "PAST_REF"},
        ),
        (
            "They met on 3 May 2020. A year later, they parted; in the same month he died, unlike the year before.",
            {"3 May 2020": "2020-05-03", "A year later": "2021", "the year before": "2020"},
        ),
        ("at the end of the day, later in the day", {"later in the day": "2022-03-03"}),
        ("in the middle of the month, early this year", {"the middle of the month": "2022-03", "early this year": "2022"}),
        ("last winter, this winter, next winter", {"last winter": "2021-WI", "this winter": "2022-WI", "next winter": "2022-WI"}),
        ("Now and then, now that he is here", {"Now": "PRESENT_REF", "now": "PRESENT_REF"}),
        ("Apocalypse Now, in the past, in the future", {"in the past": "PAST_REF", "in the future": "FUTURE_REF"}),
    ],
)
def test_a_time_counted_from_another_has_its_value(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected
