"""Undated articles say what they can: not before what they tell as past, not after their capture."""

from collections.abc import Callable

import pytest
from msgspec import structs

from sitegen.chronology import bounds
from sitegen.model import Article, Mention

Make = Callable[..., tuple[Article, tuple[Mention, ...]]]


@pytest.mark.parametrize(
    ("text", "value", "quote"),
    [
        ("The war that began in February 2022 goes on.", "2022-02/..", "began in February 2022"),
        ("She resigned on 5 March 2020 and left.", "2020-03-05/..", "resigned on 5 March 2020"),
        ("It was founded in 1987. A fire destroyed it in May 2003.", "2003-05/..", "destroyed it in May 2003"),
        ("He moved to the coast in 2011.", "2011/..", "moved to the coast in 2011"),
        ("They fled to Norway in 2011.", "2011/..", "fled to Norway in 2011"),
    ],
)
def test_the_latest_day_told_as_past_is_the_bound_and_its_words_the_evidence(marked: Make, text: str, value: str, quote: str) -> None:
    article, mentions = marked("a.txt", text)
    found, (proof,) = bounds.bounded(article, mentions)
    assert (found, proof.quote, proof.value) == (value, quote, value)
    assert text[proof.start : proof.end] == quote


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opens in 2031.",
        "The council agreed to build it in 2031.",
        "They said it will open on 5 March 2031.",
        "She signed a contract in May 2031.",
        "He signed until 5 March 2031.",
        "The firm named candidates for the 2031 race.",
        "The law covers cars built between March 2029 and May 2031.",
        "A poll said growth is strong in 2031.",
        "He is extradited on 5 March 2031.",
        "It happened in February.",
        "The kingdom fell in 1066.",
        "They left. 5 March 2031",
        "The town held its breath “in 2031.”",
    ],
)
def test_plans_limits_headings_and_history_bound_nothing(marked: Make, text: str) -> None:
    article, mentions = marked("a.txt", text)
    assert bounds.bounded(article, mentions) == (None, ())


def test_the_capture_is_the_other_bound(marked: Make) -> None:
    article, mentions = marked("a.txt", "The war began in February 2022.", captured="2024-03-01")
    found, proofs = bounds.bounded(article, mentions)
    assert found == "2022-02/2024-03-01"
    assert [(proof.value, proof.where, proof.place) for proof in proofs] == [
        ("2022-02/..", "text", ""),
        ("../2024-03-01", "stated", "a.txt:1"),
    ]


def test_what_lies_after_the_capture_is_a_slip_of_the_pen(marked: Make) -> None:
    article, mentions = marked("a.txt", "The war began in February 2072.", captured="2024-03")
    assert bounds.bounded(article, mentions)[0] == "../2024-03-31"


def test_a_date_on_no_calendar_bounds_nothing(marked: Make) -> None:
    article, mentions = marked("a.txt", "It began in May 2020.")
    assert bounds.bounded(article, [structs.replace(mention, value="2020-13") for mention in mentions]) == (None, ())


def test_blocks_that_are_no_body_bound_nothing(marked: Make) -> None:
    article, mentions = marked("a.txt", "It began in May 2020.")
    caption = structs.replace(article, blocks=(structs.replace(article.blocks[0], role="caption"),))
    assert bounds.bounded(caption, mentions) == (None, ())
