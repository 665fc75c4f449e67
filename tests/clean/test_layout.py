from collections.abc import Callable

import pytest

from sitegen.clean.layout import similar
from sitegen.clean.lines import Line
from sitegen.clean.page import Page

Paged = Callable[..., Page]


def headline(page: Page) -> str | None:
    return page.headline.shown if page.headline else None


def test_the_headline_is_the_line_above_the_body_that_shares_its_words(paged: Paged, prose: tuple[str, ...]) -> None:
    page = paged("World", "Stocks fall in Asia", "Delegations agree to meet again", "Jane Roe", *prose)
    assert headline(page) == "Delegations agree to meet again"
    assert (page.place.body, page.place.top, page.place.end) == (4, 4, 8)


def test_the_earlier_of_two_title_lines_is_the_headline(paged: Paged, prose: tuple[str, ...]) -> None:
    page = paged("Delegations agree to meet again", "Officials open corridors to leave", *prose)
    assert headline(page) == "Delegations agree to meet again"


def test_a_breadcrumb_names_the_headline_even_when_another_line_is_closer_to_the_text(paged: Paged, prose: tuple[str, ...]) -> None:
    page = paged("Home » A table for peace", "A table for peace", "Delegations met and agreed on little more than to meet again", *prose)
    assert headline(page) == "A table for peace"


def test_the_words_of_the_address_decide(paged: Paged, prose: tuple[str, ...]) -> None:
    lines = ("Officials open corridors", "A table for peace in Geneva", *prose)
    assert headline(paged(*lines)) == "Officials open corridors"
    assert headline(paged(*lines, url="https://example.org/a-table-for-peace-in-geneva.html")) == "A table for peace in Geneva"


def test_a_stated_title_is_found_in_the_text(paged: Paged, prose: tuple[str, ...]) -> None:
    lines = ("Delegations agree to meet again", "A table for peace in Geneva", *prose)
    assert headline(paged(*lines, title="A Table for Peace in Geneva")) == "A table for peace in Geneva"


def test_text_that_begins_at_once_has_no_headline(paged: Paged, prose: tuple[str, ...]) -> None:
    assert headline(paged(*prose)) is None


@pytest.mark.parametrize(
    "first",
    [
        "KYIV (Reuters) – The delegations met and agreed to meet again, officials say",
        "The delegations met:",
        "Leave a Reply",
        "3 March 2022",
        "By Jane Roe",
    ],
)
def test_other_lines_above_the_body_are_no_headlines(paged: Paged, prose: tuple[str, ...], first: str) -> None:
    assert headline(paged(first, *prose)) is None


def test_a_page_without_running_text_has_an_empty_body(paged: Paged) -> None:
    page = paged("Kyiv", "Kharkiv")
    assert page.place.body == page.place.end == 2


def test_without_running_text_short_lines_below_the_headline_stay(roles: Callable[..., list[tuple[str, str]]]) -> None:
    found = roles(
        "A list of towns and villages", "Kyiv", "Kharkiv", "Mariupol and the villages around it", title="A list of towns and villages"
    )
    assert [role for role, _ in found] == ["headline", "body", "body", "body"]


def test_short_sentences_are_running_text_where_there_are_no_longer_ones(paged: Paged) -> None:
    page = paged("The delegations meet", "Jane Roe", "The delegations met.", "They parted.")
    assert (headline(page), page.place.body) == ("The delegations meet", 2)


def test_a_byline_below_a_standfirst_still_stands_above_the_article(paged: Paged, prose: tuple[str, ...]) -> None:
    page = paged("Delegations agree to meet again", prose[3], "By Jane Roe", "3 March 2022", *prose[:3])
    assert (page.place.body, page.place.top) == (1, 4)


def test_likeness_counts_words_and_not_their_order(line: Callable[[str], Line]) -> None:
    assert similar(line("Talks go on in Belarus"), line("In Belarus, talks go on")) == 1.0
    assert similar(line("Talks go on"), line("Stocks fall")) == 0.0
    assert similar(line("---"), line("***")) == 0.0
