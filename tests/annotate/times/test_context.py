"""What the words beside an expression say of its time."""

import pytest

from sitegen.annotate.times.context import Context, Story

NEWS = Story(published=None, history=False, years={})


def context(text: str) -> Context:
    """The expression is the X."""
    at = text.index("X")
    return Context(plain=text, start=at, end=at + 1, low=0, high=len(text), story=NEWS)


@pytest.mark.parametrize(
    "text",
    ["They will meet on X.", "The vote is due on X.", "X's vote will be close.", "He must pay by X.", "It said it would close on X.",
     "Mr. Novak will leave on X.", "On X, the mayor and his wife are to leave.",
     "The board expects a result on X.", "She wants a vote before X."],
)  # fmt: skip
def test_a_sentence_looks_ahead(text: str) -> None:
    assert context(text).ahead


@pytest.mark.parametrize(
    "text",
    ["They met on X.", "It will close, the board said X.", "He will go. They met on X.", "She may have left on X.",
     "Before the next talks, they met on X.", "The road was closed by X.", "He wants peace, he said on X."],
)  # fmt: skip
def test_a_sentence_looks_back(text: str) -> None:
    assert not context(text).ahead


@pytest.mark.parametrize(
    ("text", "flow"), [("It opened in X.", "past"), ("since X", "past"), ("It is opened in X.", "news"), ("in X", "news")]
)
def test_a_verb_of_the_past_beside_it_makes_a_time_past(text: str, flow: str) -> None:
    assert context(text).flow == flow


def test_the_words_beside_it_are_those_of_its_block() -> None:
    text = "one two\nX three"
    assert Context(plain=text, start=8, end=9, low=8, high=len(text), story=NEWS).before == ""
    assert context("Mr. Two said X three").after == "three"
    assert context("Gone. Mr. Two said X").clause == " mr. two said "
