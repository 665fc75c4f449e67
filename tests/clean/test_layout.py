from collections.abc import Callable

from sitegen.clean.page import Page

Paged = Callable[..., Page]


def headline(page: Page) -> str | None:
    return page.headline.shown if page.headline else None


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


def test_a_long_line_without_an_end_above_the_date_is_no_paragraph(paged: Paged, prose: tuple[str, ...]) -> None:
    long = (
        "How a harbour of eleven metres became one of four, "
        + "as told by the people who dredged it and paid for it, " * 3
        + "and who walked across it"
    )
    page = paged(long, "Saturday 9 June 2018", *prose)
    assert (headline(page), page.place.body) == (long, 2)
    assert paged(long, *prose).place.body == 0
    assert paged(f"{long}.", "Saturday 9 June 2018", *prose).place.body == 0


def test_a_question_above_short_sentences_is_no_paragraph(paged: Paged) -> None:
    page = paged("Will the bridge close?", "Nobody knows today.")
    assert (headline(page), page.place.body) == ("Will the bridge close?", 1)


def test_a_paragraph_that_leads_on_to_a_table_begins_the_body(paged: Paged, prose: tuple[str, ...]) -> None:
    leading = "The ministry published how much grain each of the towns along the river has in store and how much it asks for, in tonnes:"
    assert paged("Ministry counts its grain", leading, "KYIV", *prose).place.body == 1


def test_the_article_ends_above_a_share_bar_with_hardly_any_text_below(paged: Paged, prose: tuple[str, ...]) -> None:
    below = ("Share", "Leave a Reply", "Readers who follow us know that we answer every letter that we get.")
    assert paged("Delegations agree to meet again", *prose * 2, *below).place.end == 9
    assert paged("Delegations agree to meet again", *prose[:1], *below[:2], *prose * 2).place.end == 12


def test_one_line_between_two_paragraphs_does_not_end_the_article(paged: Paged, prose: tuple[str, ...]) -> None:
    page = paged("Delegations agree to meet again", *prose * 3, "Share", "It was late when they left.")
    assert page.place.end >= 13
