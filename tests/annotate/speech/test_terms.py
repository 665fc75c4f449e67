import pytest

from sitegen.annotate.speech import terms
from sitegen.annotate.speech.reading import Text


def is_term(words: str) -> bool:
    start, end = words.index("“"), words.index("”") + 1
    return terms.is_term(Text(words, (), [(start, end)]), start, end, words[start + 1 : end - 1])


@pytest.mark.parametrize(
    "words",
    [
        "She said the “corridors” were open.",
        "She said the tasks of the “special operation” went on.",
        "She said they would “demilitarise” it.",
        "She said it was part of a “five-year plan” of theirs.",
        "She said the so-called “new men” came.",
        "She wrote “The Long Way Home” in May.",
    ],
)
def test_names_of_things_are_terms(words: str) -> None:
    assert is_term(words)


@pytest.mark.parametrize(
    "words",
    [
        "She called it a “disgrace” again.",
        "She said they were “very tired” now.",
        "She said the plan was “a danger to us all” now.",
        "She called it the “worst of all”.",
    ],
)
def test_judgements_and_longer_parts_are_none(words: str) -> None:
    assert not is_term(words)


def test_titles_have_capitals_in_all_longer_words() -> None:
    assert terms.titled("The Long Way Home")
    assert not terms.titled("The long way home")
    assert not terms.titled("Home")
