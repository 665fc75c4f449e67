from collections.abc import Callable

from making import raw_article

from sitegen import clean

Roles = Callable[..., list[tuple[str, str]]]
HEADLINE = "Delegations agree to meet again for talks"
LINKS = ("Stocks fall in Asia again", "A minister quits after a vote", "Storm closes three harbours in the north")


def test_links_below_related_news_go_with_it_until_the_text_goes_on(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose[:2], "Related News", *LINKS, *prose[2:])
    assert [rule for _, rule in found] == ["headline", "", "", "related", "list", "list", "list", "", ""]


def test_a_list_of_links_in_the_body_has_an_end(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose[:2], "Related News", *LINKS * 4, *prose[2:])
    assert [rule for _, rule in found].count("list") == 8


def test_short_lines_below_related_news_are_no_headlines_of_others(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose[:2], "Related News", "In Kyiv", *prose[2:])
    assert found[4] == ("heading", "crosshead")


def test_sentences_below_related_news_are_text(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose[:2], "Related News", "They met.", *prose[2:])
    assert found[4] == ("body", "")


def test_of_two_short_lines_in_a_row_the_one_above_the_text_is_the_heading(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose[:2], "Kyiv", "Talks in Belarus", *prose[2:])
    assert [role for role, _ in found[3:5]] == ["body", "heading"]


def test_the_first_line_of_the_body_is_no_heading(roles: Roles, prose: tuple[str, ...]) -> None:
    assert roles(*prose)[0] == ("body", "")


def test_a_heading_found_in_plain_text_is_of_the_second_level(prose: tuple[str, ...]) -> None:
    raw = raw_article("\n\n".join((HEADLINE, *prose[:2], "Talks in Belarus", *prose[2:])))
    (heading,) = [block for block in clean.blocks(raw, {}) if block.role == "heading"]
    assert (heading.text, heading.level, heading.why != "") == ("Talks in Belarus", 2, True)
