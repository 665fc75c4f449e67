"""Days and months; published on Thursday 2022-03-03."""

import pytest
from making import article

from sitegen.annotate import dates


def values(text: str, published: str | None = "2022-03-03") -> dict[str, str]:
    return {mention.text: mention.value for mention in dates.annotate(article(text, published=published), ())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 30 February 2022", {}),
        ("It opened in June.", {"June": "2021-06"}),
        ("It will open in June.", {"June": "2022-06"}),
        ("In March Russia left.", {"March": "2022-03"}),
        ("They asked March Hare, were led by April Love and heard of June Reed.", {}),
        ("the March protests, the march on Rome", {"March": "2022-03"}),
        ("after the Sept. 11 attacks", {"Sept. 11": "2001-09-11"}),
        ("on April 7 of last year", {"April 7 of last year": "2021-04-07"}),
        ("He read it on MARCH 3, 2021.", {"MARCH 3, 2021": "2021-03-03"}),
        ("at Good Friday, 2021, and Thanksgiving 2021", {"Good Friday, 2021": "2021-04-02", "Thanksgiving 2021": "2021-11-25"}),
        ("Orthodox Easter, a white Christmas, a Christmas market", {}),
    ],
)
def test_a_day_or_month_has_its_value(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected
