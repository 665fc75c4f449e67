from collections.abc import Callable, Mapping

import pytest
from making import raw_article

from sitegen.clean.lines import Line
from sitegen.clean.page import Page, page
from sitegen.clean.recurrence import TOTAL
from sitegen.clean.title import similar

Paged = Callable[..., Page]


def headline(page: Page) -> str | None:
    return page.headline.shown if page.headline else None


def recurring(*lines: str, counts: Mapping[str, int]) -> str | None:
    return headline(page(raw_article("\n\n".join(lines)), counts))


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
        "Read more: delegations met and agreed to meet again",
    ],
)
def test_other_lines_above_the_body_are_no_headlines(paged: Paged, prose: tuple[str, ...], first: str) -> None:
    assert headline(paged(first, *prose)) is None


@pytest.mark.parametrize(
    "first",
    [
        "China calls for better trade deal with u.s.",
        "Soybean supply/demand by country -- usda",
        "UPDATE 1-A port that nobody wanted",
        "U.S.-BOUND SHIPS WAIT",
        "Who did it?",
        "Explainer: why ships wait",
        "Photographs show a queue of ships",
        "Seen from above: an image of a queue",
        "Ships",
    ],
)
def test_a_line_alone_above_the_date_line_is_the_headline(paged: Paged, prose: tuple[str, ...], first: str) -> None:
    assert headline(paged(first, "3 March 2022", *prose)) == first
    assert headline(paged("Leave a Reply", first, "By Jane Roe", "3 March 2022", *prose)) == first


@pytest.mark.parametrize(
    "first",
    [
        "Ships wait.",
        "LONDON — The ships that wait in front of",
        "(CNN) -- Ships that wait in front of",
        "mboxCreate('Autoplay');",
        "Sports",
        "Photo by Jane Roe",
        "U.S",
    ],
)
def test_other_lines_alone_above_the_date_line_are_no_headlines(paged: Paged, prose: tuple[str, ...], first: str) -> None:
    assert headline(paged(first, "3 March 2022", *prose)) is None


@pytest.mark.parametrize("body", ["The harbour bridge will be closed for six weeks.", "It opens in May."])
def test_a_line_above_a_single_sentence_is_the_headline(paged: Paged, body: str) -> None:
    assert headline(paged("Bridge closes", body)) == "Bridge closes"


def test_one_of_several_lines_above_the_body_is_a_headline_only_when_it_looks_like_one(paged: Paged, prose: tuple[str, ...]) -> None:
    assert headline(paged("Leave a Reply", "Ships", "Trains", *prose)) is None


def test_a_line_of_many_articles_is_no_headline_where_there_is_another(prose: tuple[str, ...]) -> None:
    counts = {TOTAL: 300, "markets today": 64, "delegations agree": 5}
    assert recurring("Markets today", "Delegations agree", "3 March 2022", *prose, counts=counts) == "Delegations agree"
    assert recurring("Markets today", "A queue of ships", "3 March 2022", *prose, counts=counts) == "A queue of ships"


def test_a_standing_title_is_a_headline_where_there_is_no_other(prose: tuple[str, ...]) -> None:
    lines = ("Markets today", "3 March 2022", *prose)
    assert recurring(*lines, counts={TOTAL: 300, "markets today": 20}) == "Markets today"
    assert recurring(*lines, counts={TOTAL: 5, "markets today": 3}) == "Markets today"
    assert recurring(*lines, counts={TOTAL: 300, "markets today": 64}) is None


def test_likeness_counts_words_and_not_their_order(line: Callable[[str], Line]) -> None:
    assert similar(line("Talks go on in Belarus"), line("In Belarus, talks go on")) == 1.0
    assert similar(line("Talks go on"), line("Stocks fall")) == 0.0
    assert similar(line("---"), line("***")) == 0.0


def test_the_headline_without_the_site_s_name_is_preferred(paged: Paged, prose: tuple[str, ...]) -> None:
    page = paged("Delegations agree to meet again | The Courier Loaded", "World", "Delegations agree to meet again", "By Jane Roe", *prose)
    assert page.place.headline == 2


def test_an_invitation_to_sign_up_is_no_headline(paged: Paged, prose: tuple[str, ...]) -> None:
    page = paged("Sign up to our free breaking news emails", "Delegations agree to meet again", *prose)
    assert page.place.headline == 1
