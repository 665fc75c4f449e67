"""Each kind of line: this is one, and this is not one."""

from collections.abc import Callable

import pytest
from making import raw_article

from sitegen import clean
from sitegen.read import markdown

Roles = Callable[..., list[tuple[str, str]]]
HEADLINE = "Delegations agree to meet again for talks"


@pytest.fixture
def above(roles: Roles, prose: tuple[str, ...]) -> Callable[[str], tuple[str, str]]:
    """Judge a line between headline and body."""
    return lambda line: roles(HEADLINE, line, *prose)[1]


@pytest.fixture
def within(roles: Roles, prose: tuple[str, ...]) -> Callable[[str], tuple[str, str]]:
    """Judge a line between two paragraphs."""
    return lambda line: roles(HEADLINE, *prose[:2], line, *prose[2:])[3]


@pytest.fixture
def under(roles: Roles, prose: tuple[str, ...]) -> Callable[[str], tuple[str, str]]:
    """Judge a line below the last paragraph."""
    return lambda line: roles(HEADLINE, *prose, line)[5]


@pytest.mark.parametrize(
    ("line", "role", "rule"),
    [
        ("Delegations agree to meet again for talks", "repeat", "repeated headline"),
        ("Delegations Agree to Meet Again for More Talks", "repeat", "repeated headline"),
        ("Home » World » Delegations agree to meet again for talks", "breadcrumb", "breadcrumb"),
        ("RUSSIA-UKRAINE-TALKS", "slug", "slug"),
        ("UKRAINE-CRISIS/TALKS", "slug", "slug"),
        ("Politics", "section", "section"),
        ("The minister at the table", "caption", "above the body"),
        ("The minister at the table. (Photo: Jane Roe/AFP)", "caption", "credit"),
        ("By Jane Roe", "byline", "byline"),
        ("3 March 2022", "dateline", "date line"),
        ("3 min read", "furniture", "time"),
        ("Corridors would be opened for all who want to leave, officials say", "standfirst", "second headline"),
        ("* * *", "furniture", "no words"),
        ("1 / 23", "furniture", "counter"),
        ("https://example.org/talks", "furniture", "address"),
    ],
)
def test_lines_above_the_body(above: Callable[[str], tuple[str, str]], line: str, role: str, rule: str) -> None:
    assert above(line) == (role, rule)


def test_a_sentence_above_the_body_is_body_wherever_it_stands(above: Callable[[str], tuple[str, str]]) -> None:
    assert above("They met.")[0] == "body"
    assert above("A corridor was opened for all those who wanted to leave the town.")[0] == "body"


def test_a_second_long_line_above_the_body_stays_and_is_marked_as_doubtful(roles: Roles, prose: tuple[str, ...]) -> None:
    line = "Guards at a villa were told to expect guests in the coming days"
    assert roles(HEADLINE, "Corridors would be opened for all who want to leave, officials say", line, *prose)[2] == (
        "body",
        "above the body",
    )


@pytest.mark.parametrize(
    ("line", "role", "rule"),
    [
        ("Talks in Belarus", "heading", "crosshead"),
        ("What is next for Kyiv?", "heading", "crosshead"),
        ("Related News", "furniture", "related"),
        ("ADVERTISEMENT", "furniture", "advert"),
        ("READ MORE: A town under siege", "furniture", "teaser"),
        ("FacebookTwitterEmail", "furniture", "share"),
        ("Delegates at the table. (Photo: Jane Roe/AFP)", "caption", "credit"),
        ("FILE PHOTO: Delegates at the table in a villa", "caption", "picture"),
        ("(Reporting by Jane Roe; Editing by John Doe)", "byline", "author"),
        ("Sign up for our newsletter to get the news every morning.", "furniture", "signup"),
        ("March 3, 2022", "heading", "crosshead"),
        ("1917", "heading", "crosshead"),
        ("About", "heading", "crosshead"),
        ("Disclaimer", "heading", "crosshead"),
        ("He said:", "body", ""),
        ("and then, silence", "body", ""),
        ("Politics", "heading", "crosshead"),
        ("https://example.org/talks", "body", ""),
    ],
)
def test_lines_in_the_body(within: Callable[[str], tuple[str, str]], line: str, role: str, rule: str) -> None:
    assert within(line) == (role, rule)


@pytest.mark.parametrize(
    ("line", "role", "rule"),
    [
        ("Leave a Reply", "furniture", "comments"),
        ("0 CommentsClose Comments", "furniture", "comments"),
        ("Load more", "furniture", "more"),
        ("First published on March 3, 2022", "dateline", "date line"),
        ("Delegations agree to meet again for talks", "repeat", "repeated headline"),
        ("Share or comment on this article: Delegations agree to meet again for talks", "repeat", "repeated headline"),
        ("© 2022 The Courier. All rights reserved.", "furniture", "legal"),
        ("The Courier and its owners, all rights reserved", "furniture", "legal"),
        ("Copyright was what they talked about.", "body", ""),
        ("June 9 -- The Hall, West Town, 2022", "body", "below the text"),
        ("Jane Roe", "body", "below the text"),
        ("They met.", "body", ""),
    ],
)
def test_lines_below_the_body(under: Callable[[str], tuple[str, str]], line: str, role: str, rule: str) -> None:
    assert under(line) == (role, rule)


def test_short_lines_above_the_headline_are_menus_but_sentences_there_stay(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(
        "World",
        "Stocks fall in Asia",
        "Your browser is old.",
        HEADLINE,
        *prose,
        url="https://example.org/delegations-agree-to-meet-again-for-talks",
    )
    assert found[:4] == [("section", "section"), ("furniture", "above the headline"), ("body", ""), ("headline", "headline")]


def test_what_stands_below_the_foot_s_first_line_belongs_to_it(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(HEADLINE, *prose, "Leave a Reply", "Jane says:", "I was there.", "Stocks fall in Asia")
    assert found[6:] == [("furniture", "foot")] * 3
    found = roles(HEADLINE, *prose, "Share", "Stocks fall in Asia", "They met.")
    assert found[6:] == [("furniture", "foot")] * 2


def test_a_line_that_recurs_is_furniture_outside_the_body_and_in_it_only_when_it_is_very_common(
    roles: Roles, prose: tuple[str, ...]
) -> None:
    lines = (HEADLINE, *prose[:2], "The Courier Circle", *prose[2:], "The Courier Circle")
    key = "the courier circle"
    assert [roles(*lines, recurring={"": 100, key: 3})[index] for index in (3, 6)] == [("heading", "crosshead"), ("furniture", "recurs")]
    assert [roles(*lines, recurring={"": 100, key: 30})[index] for index in (3, 6)] == [("furniture", "recurs")] * 2
    assert [roles(*lines, recurring={"": 1000, key: 3})[index] for index in (3, 6)] == [
        ("heading", "crosshead"),
        ("body", "below the text"),
    ]


def test_every_block_that_is_taken_out_says_by_which_rule_and_why(prose: tuple[str, ...]) -> None:
    text = "\n\n".join(("Home » Talks", HEADLINE, "By Jane Roe", "RUSSIA-TALKS", *prose, "Leave a Reply", "* * *"))
    for block in clean.blocks(raw_article(text), {}):
        assert block.kept or (block.rule and block.why)


def test_a_picture_alone_stays_wherever_it_stands_and_other_markup_without_words_goes(prose: tuple[str, ...]) -> None:
    picture = "![The old pier](pier.jpg)"
    for written in (
        ("# Delegations agree", picture, *prose, "***"),
        (picture, "# Delegations agree", *prose, "[](a)"),
        ("# Delegations agree", *prose, "[](a)", picture),
    ):
        raw = markdown.read(raw_article("\n\n".join(written)))
        found = {block.text: (block.role, block.rule) for block in clean.blocks(raw, {})}
        assert found[picture] == ("body", "picture")
        assert found["# Delegations agree"][0] == "headline"
        assert all(role != "body" for text, (role, _) in found.items() if text in {"***", "[](a)"})


def test_plain_text_has_no_pictures(prose: tuple[str, ...], roles: Roles) -> None:
    assert roles(HEADLINE, *prose, "![", *prose)[5] == ("furniture", "no words")


def test_a_phrase_with_a_number_is_cited_as_it_stands(prose: tuple[str, ...]) -> None:
    raw = raw_article("\n\n".join((HEADLINE, *prose, "© 2019 The Courier.", "27 Comments")))
    assert [block.why.partition(": ")[2] for block in clean.blocks(raw, {})[-2:]] == ["'© 2019'", "'27 Comments'"]


def test_what_is_said_twice_in_a_row_goes_once(roles: Roles, prose: tuple[str, ...]) -> None:
    assert roles(HEADLINE, *prose[:2], prose[1], *prose[2:])[2:4] == [("body", ""), ("repeat", "said twice")]


def test_of_a_line_and_its_beginning_the_beginning_goes(roles: Roles, prose: tuple[str, ...]) -> None:
    found = roles(
        HEADLINE, *prose[:2], "Officials spoke of the corridors.", "Officials spoke of the corridors and of more talks to come.", *prose[2:]
    )
    assert found[3:5] == [("repeat", "said twice"), ("body", "")]


def test_a_name_in_brackets_alone_is_a_credit_but_an_aside_is_not(within: Callable[[str], tuple[str, str]]) -> None:
    assert within("(The Courier)") == ("caption", "in brackets")
    assert within("(I know, right?)")[0] in {"body", "heading"}
    assert within("(LAUGHTER)")[0] in {"body", "heading"}


def test_the_author_is_told_about_at_the_end_and_not_in_the_text(roles: Roles, prose: tuple[str, ...]) -> None:
    about = "Jane Roe is a freelance writer who lives in West Town and looks at ferries."
    assert roles(HEADLINE, *prose, about)[-1] == ("furniture", "about the author")
    assert roles(HEADLINE, prose[0], about, *prose[1:], *prose)[2] == ("body", "")


def test_who_is_quoted_at_the_end_is_not_the_author(roles: Roles, prose: tuple[str, ...]) -> None:
    for line in ("He writes in the column that the talks were a show.", "Roe was a reporter in those years and saw all of it."):
        assert roles(HEADLINE, *prose, line)[-1] == ("body", "")


def test_a_word_of_sharing_between_two_paragraphs_may_be_a_heading(prose: tuple[str, ...]) -> None:
    raw = raw_article("\n\n".join((HEADLINE, *prose[:2], "Facebook", *prose[2:])))
    (block,) = [block for block in clean.blocks(raw, {}) if block.text == "Facebook"]
    assert (block.role, block.doubtful) == ("body", True)


def test_sentences_that_recur_at_the_end_are_doubtful_and_taken_out_when_nearly_all_articles_have_them(prose: tuple[str, ...]) -> None:
    last = "The Courier is an independent paper and belongs to those who read it."
    raw = raw_article("\n\n".join((HEADLINE, *prose, last)))
    for counts, expected in (({"": 40, f"\n{last}": 5}, ("body", True)), ({"": 10, f"\n{last}": 9}, ("furniture", False))):
        block = clean.blocks(raw, counts)[-1]
        assert (block.role, block.doubtful, block.rule) == (*expected, "recurring sentence")


def test_a_long_line_above_the_headline_is_kept_and_doubtful(prose: tuple[str, ...]) -> None:
    long = "This shop was paid for by a maker of water bottles and all of the opinions are mine alone"
    raw = raw_article("\n\n".join((long, HEADLINE, "By Jane Roe", *prose)))
    block = clean.blocks(raw, {})[0]
    assert (block.text, block.kept or block.role == "headline") == (long, True)


def test_short_lines_above_the_text_of_a_page_without_a_headline_are_doubtful(prose: tuple[str, ...]) -> None:
    raw = raw_article("\n\n".join(("linen,", "cotton,", *prose)))
    block = clean.blocks(raw, {})[0]
    assert (block.role, block.rule, block.doubtful) == ("body", "above the text", True)


def test_a_number_alone_goes_wherever_it_stands(within: Callable[[str], tuple[str, str]]) -> None:
    assert within("3") == within("2 / 14") == ("furniture", "counter")
    assert within("3rd")[0] in {"body", "heading"}
