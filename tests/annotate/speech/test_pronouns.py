"""Who 'he' and 'she' are; the pronoun is the last word before the end."""

import pytest
from making import article

from sitegen import annotate
from sitegen.annotate.speech import sources
from sitegen.annotate.speech.pronouns import People
from sitegen.annotate.speech.reading import Text
from sitegen.model import Speaker

NAMES = annotate.annotators(("people", "places", "organisations"))


def resolved(words: str, previous: Speaker | None = None) -> str:
    made = article(words)
    text = Text(words, annotate.mentions(made, NAMES))
    pronoun = words.rstrip(".").rsplit(" ", 1)[-1]
    at = words.rindex(pronoun)
    paragraph = words.rfind("\n", 0, at) + 1
    source = sources.pronoun((pronoun, at, at + len(pronoun)), "said")
    return People(text).resolved(source, paragraph, previous).speaker.name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Anna Novak came. So did she", "Anna Novak"),
        ("Anna Novak met Peter Horak. So did she", "Anna Novak"),
        ("Anna Novak met Peter Horak. So did he", "Peter Horak"),
        ("Anna Novak met Petra Horak. So did she", "she"),
        ("Mr. Novak met Mrs. Horak. So did she", "Horak"),
        ("Petra Horak stayed at home. Anna Novak opened the meeting. So did she", "Anna Novak"),
        ("Anna Novak opened the meeting.\n\nIt rained for an hour, and so did she", "Anna Novak"),
        ("Peter Horak came. So did she", "she"),
        ("Anna Novak came. So did they", "they"),
    ],
)
def test_a_pronoun_is_the_nearest_plausible_person_or_nobody(words: str, name: str) -> None:
    assert resolved(words) == name


def test_whoever_was_quoted_last_goes_on() -> None:
    words = "Anna Novak met Petra Horak. So did she"
    assert resolved(words, Speaker(name="Petra Horak", start=15, end=26, named=True)) == "Petra Horak"


def test_a_pronoun_of_the_other_sex_is_not_whoever_was_quoted_last() -> None:
    words = "Peter Horak came. So did she"
    assert resolved(words, Speaker(name="Peter Horak", start=0, end=11, named=True)) == "she"
