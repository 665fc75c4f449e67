from collections.abc import Callable

import pytest

from sitegen.clean.page import Page
from sitegen.clean.verdicts import verdicts

Roles = Callable[..., list[tuple[str, str]]]
Paged = Callable[..., Page]
HEADLINE = "Delegations agree to meet again for talks"
LINKS = ("Stocks fall in Asia again", "A minister quits after a vote", "Storm closes three harbours in the north")


def test_words_above_a_lone_credit_are_its_caption(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose[:2], "The villa at the border", "Photo: Jane Roe", *prose[2:])
    assert found[3:5] == [("caption", "above a credit"), ("caption", "credit")]


def test_a_caption_that_scraping_cut_off_before_its_credit_is_one_all_the_same(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose[:2], "The market is easy to reach from the ferry (", "Image:", "Harbour Board)", *prose[2:])
    assert found[3] == ("caption", "above a credit")
    assert roles(HEADLINE, *prose[:2], "The market is easy to reach from the ferry (", *prose[2:])[3] == ("heading", "crosshead")


def test_one_sentence_above_a_credit_is_text(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, prose[0], "Guards stand before the villa at the border.", "Photo: Jane Roe", *prose[1:])
    assert found[2] == ("body", "")


def test_several_sentences_above_credits_are_captions(roles: Roles, prose: tuple[str, ...]) -> None:
    first, second = "Guards stand before the villa at the border.", "A car waits for the delegation in the yard."
    found = roles(HEADLINE, prose[0], first, "Photo: Jane Roe", *prose[1:3], second, "Photo: John Doe", prose[3])
    assert [found[index] for index in (2, 6)] == [("caption", "sentence above a credit")] * 2


def test_an_item_of_a_list_above_a_credit_stays(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose[:2], "June 9 -- The Hall, West Town", "Photo: Jane Roe", *prose[2:])
    assert found[3][0] in {"body", "heading"}


def test_the_name_above_the_author_s_biography_goes_with_it(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose, "Jane Roe", "Jane Roe is a senior reporter at The Courier, where she writes on talks.")
    assert found[5:] == [("byline", "above the author"), ("furniture", "about the author")]


def test_names_between_links_go_with_them_but_not_the_crosshead_below(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose[:2], "Related News", LINKS[0], "Jane Roe", LINKS[1], "In Kyiv", *prose[2:])
    assert [rule for _, rule in found[3:8]] == ["related", "list", "list", "list", "crosshead"]


def test_a_short_line_that_no_link_stands_above_is_not_of_a_list(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose[:2], "Related News", "Fruit", "Vegetables and more of them", *prose[2:])
    assert found[4] == ("body", "")


def test_links_below_the_last_sentence_are_known_by_their_number(roles: Roles, prose: tuple[str, ...]) -> None:
    assert [rule for _, rule in roles(HEADLINE, *prose, *LINKS)[5:]] == ["links below the text"] * 3
    assert [rule for _, rule in roles(HEADLINE, *prose, *LINKS[:2])[5:]] == ["below the text"] * 2


@pytest.mark.parametrize(
    "item", ["June 9 -- The Hall, West Town", "1. The Hall in West Town", "the hall in West Town", "The halls of the tour:"]
)
def test_a_list_below_the_last_sentence_stays_and_is_doubtful(paged: Paged, prose: tuple[str, ...], item: str) -> None:
    found = verdicts(paged(HEADLINE, *prose, *LINKS, item))
    assert [(verdict.role, verdict.certainty) for verdict in found[5:]] == [("body", 0.4)] * 4


def test_pictures_and_adverts_below_the_text_do_not_open_the_foot(roles: Roles, prose: tuple[str, ...]) -> None:
    assert roles(HEADLINE, *prose, "Image", "School and rank")[-1] == ("body", "below the text")
    assert roles(HEADLINE, *prose, "Share", "School and rank")[-1] == ("furniture", "foot")


def test_a_table_of_contents_below_the_text_is_no_foot(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose, "In this article", "What is a ferry?", "How to choose one")
    assert found[5:] == [("furniture", "contents"), ("body", ""), ("body", "below the text")]


def test_a_sentence_below_a_comment_box_at_the_end_is_of_the_foot(roles: Roles, prose: tuple[str, ...]) -> None:
    text = prose * 3
    found = roles(HEADLINE, *text, "Share", "Leave a Reply", "Your words will be read by our staff before they are shown.")
    assert found[-1] == ("furniture", "sentence at the foot")
    assert roles(HEADLINE, *prose, "Share", "Leave a Reply", *prose)[-1] == ("body", "")


def test_names_below_the_last_sentence_are_tags_unless_it_leads_on_to_them(roles: Roles, prose: tuple[str, ...]) -> None:
    names = ("Middle East", "Israel", "Harbours", "Talks")
    assert [rule for _, rule in roles(HEADLINE, *prose, *names)[5:]] == ["tags below the text"] * 4
    assert [rule for _, rule in roles(HEADLINE, *prose, "They named these towns:", *names)[6:]] == ["below the text"] * 4
    assert [rule for _, rule in roles(HEADLINE, *prose, *names[:3])[5:]] == ["below the text"] * 3


def test_sources_that_an_article_cites_are_no_links(roles: Roles, prose: tuple[str, ...]) -> None:
    cited = [
        f"“{link}” — The Harbour Courier, {day}"
        for link, day in zip(LINKS, ("August 15, 2008", "16 August 2008", "May 1, 2009"), strict=True)
    ]
    assert {role for role, _ in roles(HEADLINE, *prose, *cited)[5:]} == {"body"}
