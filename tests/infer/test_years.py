from collections.abc import Callable
from typing import Any

import pytest

from sitegen.infer.date import published

Page = Callable[..., Any]
HEADLINE = ("headline", "Talks go on")
START = "KYIV, March 3 (Reuters) - The delegations met for the second time in a week and agreed on little."
TEXT = ("body", START)


def test_a_dateline_without_a_year_stays_open_where_nothing_tells_it(page: Page) -> None:
    assert published(*page(HEADLINE, TEXT)) == (None, ())


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ({"url": "https://example.org/2022/03/talks"}, "2022-03-03"),
        ({"url": "https://example.org/2022/world/talks"}, "2022-03-03"),
        ({"source": "2022/03/talks.txt"}, "2022-03-03"),
        ({"captured": "2022-03-05"}, "2022-03-03?"),
        ({"captured": "2022-01-05"}, None),
        ({"captured": "2023-01-05"}, None),
    ],
)
def test_the_year_comes_from_elsewhere(page: Page, stated: dict[str, object], value: str | None) -> None:
    found, evidence = published(*page(HEADLINE, TEXT, **stated))
    assert found == value
    if value:
        assert evidence[0].quote == "March 3"
        assert evidence[0].rule.startswith("dateline; the year from")
        assert all(words.value == value for words in evidence)


def test_a_month_of_the_address_that_does_not_fit_is_told_alone(page: Page) -> None:
    assert published(*page(HEADLINE, TEXT, url="https://example.org/2022/04/talks"))[0] == "2022-04"


def test_a_capture_at_the_turn_of_the_year_leads_to_the_year_before(page: Page) -> None:
    dateline = ("body", "KYIV, Dec 30 (Reuters) - The delegations met for the second time in a week and agreed on little.")
    assert published(*page(HEADLINE, dateline, captured="2023-01-05"))[0] == "2022-12-30?"


def test_a_date_of_updating_that_is_near_tells_the_year(page: Page) -> None:
    lines = (HEADLINE, ("dateline", "Updated March 5, 2022"), TEXT)
    assert published(*page(*lines))[0] == "2022-03-03?"
    assert published(*page(HEADLINE, ("dateline", "Updated July 5, 2022"), TEXT))[0] == "../2022-07-05"


def test_a_weekday_must_agree(page: Page) -> None:
    line = ("dateline", "Thursday, March 3")
    assert published(*page(HEADLINE, line, ("body", "They met again."), url="https://example.org/2022/03/talks"))[0] == "2022-03-03"
    assert published(*page(HEADLINE, line, ("body", "They met again."), url="https://example.org/2021/03/talks"))[0] == "2021-03"


def test_a_whole_date_is_worth_more(page: Page) -> None:
    assert published(*page(HEADLINE, ("dateline", "4 March 2022"), TEXT, url="https://example.org/2022/03/talks"))[0] == "2022-03-04"
