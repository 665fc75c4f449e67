"""Counts of an article: a number and what it counts, no dates, years or scores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article

from sitegen.thread import numbers


def found(text: str) -> list[str]:
    made = article(f"{text}\n")
    return [made.raw.plain[number.start : number.end] for number in numbers.numbers(made, ())]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("At least 11 civilians were killed.", ["11 civilians"]),
        ("The ruble lost 30 percent of its value.", ["30 percent"]),
        ("They spoke for five hours.", ["five hours"]),
        ("It cost $1,500 in 1999.", ["$1,500"]),
        ("The match ended 3-1.", []),
        ("See page 4.", []),
        ("Nothing is counted here.", []),
    ],
)
def test_a_count_is_a_number_with_what_it_counts(text: str, counted: list[str]) -> None:
    assert found(text) == counted


def test_digits_and_words_of_one_number_are_the_same_count() -> None:
    first, second = (next(numbers.numbers(article(f"{text}\n"), ())).key for text in ("They met for 5 hours.", "It took five hours."))
    assert first == second


def test_a_table_of_numbers_is_not_read_to_its_end() -> None:
    assert len(found(" ".join(f"{number} boats left." for number in range(1000, 3000)))) <= 200


@given(st.text("12,.$€S -’:", max_size=24), st.integers(0, 3))
def test_figures_are_those_that_a_search_at_every_letter_finds(text: str, first: int) -> None:
    expected = [match.span() for match in numbers._DIGITS.finditer(text, first, len(text))]
    assert [match.span() for match in numbers._figures(text, first, len(text))] == expected
