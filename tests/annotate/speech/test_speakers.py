"""Which words beside a quotation name its speaker; Q stands for the quotation."""

import pytest
from making import article

from sitegen import annotate
from sitegen.annotate.speech import speakers
from sitegen.annotate.speech.reading import Text

NAMES = annotate.annotators(("people", "places", "organisations"))


def text_of(words: str) -> Text:
    made = article(f"{words}|")
    return Text(words, annotate.mentions(made, NAMES))


@pytest.mark.parametrize(
    ("words", "speaker", "is_named"),
    [
        (" Anna Novak said.", "Anna Novak", True),
        (" said Anna Novak, the mayor.", "Anna Novak", True),
        (" Mr. Novak told Petra Horak.", "Novak", True),
        (" Anna Novak, 43, told reporters.", "Anna Novak", True),
        (" the head of the delegation, Anna Novak, stated.", "Anna Novak", True),
        (" said the mayor, Anna Novak, for whom it was new.", "Anna Novak", True),
        (" a spokesman for Anna Novak said.", "a spokesman for Anna Novak", False),
        (" a senior official in the capital said.", "a senior official in the capital", False),
        (" she also said.", "she", False),
        (" Reuters reported.", "Reuters", True),
        (" according to a Kremlin readout of the call.", "a Kremlin readout", False),
        (" according to Anna Novak.", "Anna Novak", True),
    ],
)
def test_the_words_after_a_quotation_tell_its_speaker(words: str, speaker: str, *, is_named: bool) -> None:
    source = speakers.after(text_of(words), 0, len(words))
    assert source
    assert (source.speaker.name, source.speaker.named) == (speaker, is_named)
    assert source.why


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Anna Novak said: ", "Anna Novak"),
        ("It rained. She added that ", "She"),
        ("Anna Novak defended the plan, saying: ", "Anna Novak"),
        ("According to Anna Novak, it was ", "Anna Novak"),
        ("Anna Novak released a statement: ", "Anna Novak"),
        ("In a letter, the ministry called it ", "the ministry"),
    ],
)
def test_the_words_before_a_quotation_tell_its_speaker(words: str, speaker: str) -> None:
    source = speakers.before(text_of(words), 0, len(words))
    assert source
    assert source.speaker.name == speaker


@pytest.mark.parametrize("words", [" it rained in Vienna.", " Anna Novak’s dog barked.", " for Anna Novak it was new.", " "])
def test_words_without_a_verb_of_speech_tell_nobody(words: str) -> None:
    assert speakers.after(text_of(words), 0, len(words)) is None


def test_an_office_that_one_person_holds_is_that_person() -> None:
    words = "President Anna Novak came. the president said."
    source = speakers.after(text_of(words), words.index("the president"), len(words))
    assert source
    assert source.speaker.name == "Anna Novak"
    assert "only Anna Novak" in source.why


def test_an_office_that_two_people_hold_is_nobody() -> None:
    words = "President Anna Novak met President Petra Horak. the president said."
    source = speakers.after(text_of(words), words.index("the president"), len(words))
    assert source
    assert (source.speaker.name, source.speaker.named) == ("the president", False)
