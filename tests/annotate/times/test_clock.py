"""Times of day; published on Thursday 2022-03-03."""

import pytest
from making import article

from sitegen.annotate import dates


def values(text: str, published: str | None = "2022-03-03") -> dict[str, str]:
    return {mention.text: mention.value for mention in dates.annotate(article(text, published=published), ())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At 14:30 they met.", {"14:30": "2022-03-03T14:30"}),
        ("On Tuesday they met at 14:30.", {"Tuesday": "2022-03-01", "14:30": "2022-03-01T14:30"}),
        ("They won 14:30 and 2:1.", {}),
        ("at 1530 GMT on Monday", {"1530 GMT on Monday": "2022-02-28T15:30"}),
        ("at 9:20 p.m. yesterday", {"9:20 p.m. yesterday": "2022-03-02T21:20"}),
        ("until midnight Friday", {"midnight Friday": "2022-03-04T24:00"}),
        ("at 13 p.m.", {}),
        ("at night, in the morning", {"night": "XXXX-XX-XXTNI", "the morning": "XXXX-XX-XXTMO"}),
        ("at 12:30pm March 9", {"12:30pm March 9": "2022-03-09T12:30"}),
    ],
)
def test_a_time_of_day_has_its_value(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected
