"""What speaks against a person; sentences with one name each are in cases/people.txt."""

import pytest
from making import article

from sitegen import annotate

ANNOTATORS = annotate.annotators(())


def people(text: str) -> list[str]:
    return [mention.text for mention in annotate.mentions(article(text), ANNOTATORS) if mention.kind == "person"]


@pytest.mark.parametrize(
    "words",
    [
        "He bought Harvey Norwell stock.",
        "She left Harvey Norwell & Co for good.",
        "An analyst at Harvey Norwell spoke.",
        "It is a unit of Harvey Norwell now.",
        "They drove a Harvey Norwell home.",
    ],
)
def test_words_of_a_company_are_against_a_person(words: str) -> None:
    assert people(words) == []


@pytest.mark.parametrize("words", ["Harvey Norwell (54) spoke.", "Harvey Norwell, who owns it, spoke.", "Harvey Norwell, a broker, spoke."])
def test_one_word_for_a_person_outweighs_those_against_him(words: str) -> None:
    assert people(f"{words} Then Harvey Norwell shares rose.") == ["Harvey Norwell"] * 2


def test_a_name_with_an_article_once_and_without_it_elsewhere_is_a_person() -> None:
    assert people("The crowd left the Harvey Norwell concert. Harvey Norwell wept.") == ["Harvey Norwell"] * 2
