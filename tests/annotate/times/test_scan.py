"""Finding the words that may tell a time: laws for any text, and time that grows with the text alone."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import PATIENCE, article

from sitegen.annotate import dates
from sitegen.annotate.times import scan

PIECES = (
    "the ",
    "last ",
    "two ",
    "weeks ",
    "of ",
    "March ",
    "3",
    ", ",
    "2022",
    "-",
    "Monday ",
    "night ",
    "a.m. ",
    "early ",
    "\n",
    "’s ",
    "ago ",
    "½",
    "90s ",
)


def found(text: str) -> list[str]:
    return [expression.match[0] for expression in scan.expressions(text, frozenset(text.split()), article(text).annotated)]


def test_words_before_a_head_that_open_an_expression_belong_to_it() -> None:
    assert found("He came (the last two weeks) and by early March.") == ["the last two weeks", "early March"]


def test_a_head_inside_a_word_or_a_number_is_none() -> None:
    assert found("Sundays marched; a1999b, 1.999, $1999, x1999, Marchetti, todays") == ["Sundays"]


def test_markup_that_was_overwritten_may_stand_between_words() -> None:
    assert found("on  March   3,  2021 and two   weeks ago") == ["March   3,  2021", "two   weeks ago"]


def test_an_expression_does_not_leave_its_block() -> None:
    assert found("They left in March\n\n3 days later") == ["March", "3 days later"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_marks_are_disjoint_and_cite_the_text(text: str) -> None:
    if not text.strip():
        return
    marks = list(dates.annotate(article(f"x {text.strip()}", published="2022-03-03"), ()))
    assert all(mark.text == f"x {text.strip()}"[mark.start : mark.end] and mark.value and mark.why for mark in marks)
    assert all(before.end <= after.start for before, after in itertools.pairwise(marks))


@pytest.mark.parametrize("unit", ["Aa ", '"', "1", "1 ", "a few ", "March ", "mid-", "1999-", "of the ", "twenty-", "ago ", "x"])
def test_twice_the_text_takes_no_more_than_about_twice_the_time(unit: str) -> None:
    def took(size: int) -> float:
        text = "x " + unit * (size // len(unit)) + "x"
        made = article(text, published="2022-03-03")
        start = time.process_time()
        sum(1 for _ in dates.annotate(made, ()))
        return time.process_time() - start

    assert took(200_000) < 6 * took(50_000) + 0.2 * PATIENCE  # a collection of garbage may fall into either
