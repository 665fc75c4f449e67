from collections.abc import Callable

import pytest

from sitegen.clean.lines import Line

Make = Callable[[str], Line]


@pytest.mark.parametrize("text", ["It is over.", "Is it over?", "“It is over.”", "It is over.”)", "He said: ‘No!’", "So it goes …"])
def test_sentences_end_in_a_stop_and_closing_marks(line: Make, text: str) -> None:
    assert line(text).ended


@pytest.mark.parametrize("text", ["Talks in Belarus", "On the verge of breaking", "Kyiv:", "It is over,"])
def test_lines_without_a_stop_have_not_ended(line: Make, text: str) -> None:
    assert not line(text).ended


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The delegations met in a villa at the border on Monday.", True),
        ("They met.", False),
        ("Will the second round of the talks bring an end to the war?", False),
        ("Home Depot Stock Is Falling After Its Earnings Release. Why You Should Worry.", False),
        ("word " * 40, True),
        ("x" * 400, True),
    ],
)
def test_running_text_is_a_sentence_of_some_length_and_no_title(line: Make, text: str, prose: bool) -> None:  # noqa: FBT001 - a case
    assert line(text).prose is prose


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 28 February 2022, 4:15 pm",
        "Published 9:57 a.m. EST Nov. 19, 2019 | Updated 11:07 a.m. EST Nov. 20, 2019",
        "Two hours ago",
        "2022-03-03T10:15:30Z",
        "28/02/2022 - 16:38",
        "John Roe - Nov 19, 2019, 10:31 pm CST",
    ],
)
def test_date_lines_are_known(line: Make, text: str) -> None:
    assert line(text).stamp


@pytest.mark.parametrize(
    "text",
    [
        "Talks in March",
        "The second round took place on March 3 near the border.",
        "02-751-1500",
        "— Jane Roe (@janeroe) October 9, 2018",
        "Taken to hospital at 9.40am on August 27",
        "1917",
    ],
)
def test_lines_that_only_name_a_date_are_no_date_lines(line: Make, text: str) -> None:
    assert not line(text).stamp


@pytest.mark.parametrize(
    "text", ["By Jane Roe", "By JANE ROE and John Doe, Reuters", "ByJane Roe", "by Jane Roe | Staff Writer", "Written by Jane Roe"]
)
def test_bylines_are_known(line: Make, text: str) -> None:
    assert line(text).byline


@pytest.mark.parametrize(
    "text", ["By then it was over", "By the river, the army waits", "By Monday the talks were over.", "Bystanders Watch"]
)
def test_lines_that_begin_with_by_are_not_all_bylines(line: Make, text: str) -> None:
    assert not line(text).byline


@pytest.mark.parametrize(
    "text",
    [
        "A street in the besieged town. (AP)",
        "The minister arrives for talks (Photo: Jane Roe/AFP)",
        "Photo: Jane Roe, AP",
        "Delegates at the table. Getty Images",
        "Delegates at the table / AFP",
        "The villa at the border. Photograph by Jane Roe. Credit by Roe",
    ],
)
def test_captions_are_known_by_their_credit(line: Make, text: str) -> None:
    assert line(text).credit


@pytest.mark.parametrize(
    "text",
    [
        "The talks went on (see below)",
        "Teen stars show off their dresses (PHOTOS)",
        f"The regional governor said that dozens more had been injured, adding that shelling had hit houses{', a school' * 9}. (Reuters)",
        "Follow her at https://example.org/reuters",
    ],
)
def test_brackets_are_not_all_credits(line: Make, text: str) -> None:
    assert not line(text).credit


def test_breadcrumbs_begin_with_home_or_a_section(line: Make) -> None:
    assert line("Home » Talks go on").breadcrumb
    assert line("News / World / Talks go on").breadcrumb
    assert not line("Delegations – villas > talks go on").breadcrumb
    assert not line("The way » to peace").breadcrumb


def test_wordless_lines_and_bare_addresses_are_known(line: Make) -> None:
    assert line("* * *").wordless
    assert not line("* 1 *").wordless
    assert line("https://example.org/a").address
    assert not line("See https://example.org/a").address


def test_a_paragraph_has_no_key(line: Make) -> None:
    assert line("word " * 100).key == ""
