"""Years and parts of years; published on Thursday 2022-03-03."""

import pytest
from making import article

from sitegen.annotate import dates


def values(text: str, published: str | None = "2022-03-03") -> dict[str, str]:
    return {mention.text: mention.value for mention in dates.annotate(article(text, published=published), ())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("born 1962, fiscal 2021, in 2000", {"1962": "1962", "2021": "2021", "2000": "2000"}),
        ("2009: the way out", {"2009": "2009"}),
        ("the wars of 1990-91 and page 1990-1985", {"1990": "1990", "91": "1991"}),
        ("Call 555-1990 or 1990-55-12.", {}),
        ("1,990 or 1990.5 or $1990", {}),
        ("in Q3 2021 and the 4th quarter of 2020", {"Q3 2021": "2021-Q3", "the 4th quarter of 2020": "2020-Q4"}),
        ("sales of this quarter and of last quarter", {"this quarter": "2022-Q1", "last quarter": "2021-Q4"}),
        ("in the first half of the year", {"the first half of the year": "2022-H1"}),
        ("the late '90s, the mid-30s, the sixties, his eighties", {"the late '90s": "199X", "the sixties": "196X"}),
        ("the nineteenth century, a 19th-century hall, 21st Century Fox", {"the nineteenth century": "18XX", "19th-century": "18XX"}),
        ("in summer, over the summer, the summer games", {"summer": "XXXX-SU", "the summer": "2021-SU"}),
        ("In the spring they will meet.", {"the spring": "2022-SP"}),
    ],
)
def test_a_year_or_a_part_of_one_has_its_value(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected
