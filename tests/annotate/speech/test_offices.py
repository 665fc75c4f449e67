"""Who holds which office in an article."""

import pytest
from making import article

from sitegen import annotate
from sitegen.annotate.speech.offices import Offices, is_office

NAMES = annotate.annotators(("people", "places", "organisations"))


def offices(words: str) -> Offices:
    made = article(words)
    return Offices(words, annotate.mentions(made, NAMES))


@pytest.mark.parametrize(
    ("words", "phrase", "holder"),
    [
        ("Kremlin spokesman Peter Horak came.", "the Kremlin spokesman", "Peter Horak"),
        ("Kremlin spokesman Peter Horak came.", "the spokesman", "Peter Horak"),
        ("Anna Novak, the health minister, came.", "the health minister", "Anna Novak"),
        ("President Anna Novak met President Petra Horak.", "the president", ""),
        ("Former president Anna Novak met President Petra Horak.", "the president", "Petra Horak"),
        ("Former president Anna Novak met President Petra Horak.", "the former president", "Anna Novak"),
        ("Health minister Anna Novak met defence minister Petra Horak.", "the defence minister", "Petra Horak"),
        ("Health minister Anna Novak met defence minister Petra Horak.", "the minister", ""),
        ("Kremlin spokesman Peter Horak came.", "the ministry spokesman", ""),
        ("Kremlin spokesman Peter Horak came.", "a Kremlin spokesman", ""),
        ("Kremlin spokesman Peter Horak came.", "the ministry", ""),
    ],
)
def test_an_office_is_held_by_whoever_the_article_gives_it_to_alone(words: str, phrase: str, holder: str) -> None:
    assert offices(words).holder(phrase) == holder


@pytest.mark.parametrize("word", ["spokesman", "ministers", "spokesmen", "vice-president", "email"])
def test_offices_and_documents_are_known_in_both_numbers(word: str) -> None:
    assert is_office(word)


@pytest.mark.parametrize("word", ["table", "s", "Monday"])
def test_other_nouns_are_no_offices(word: str) -> None:
    assert not is_office(word)
