import pytest

from sitegen.annotate.speech.reading import FILL, Text
from sitegen.model import Mention


def person(words: str, name: str) -> Mention:
    at = words.index(name)
    return Mention(start=at, end=at + len(name), kind="person", text=name, certainty=0.9, rule="rule")


def test_words_come_with_their_places() -> None:
    text = Text("  Ada Wiborg's vice-mayor, (said).", ())
    assert [word for word, _, _ in text.words(0, 33)] == ["Ada", "Wiborg's", "vice-mayor", "said"]
    assert all(text.plain[start:end] == word for word, start, end in text.words(0, 33))


def test_words_in_quotation_marks_are_not_read() -> None:
    plain = "She called “the plan” bad."
    text = Text(plain, (), [(11, 21)])
    assert [word for word, _, _ in text.words(0, len(plain))] == ["She", "called", "bad"]
    assert text.masked[11:21] == FILL * 10
    assert [at for at in range(len(plain)) if text.in_quotation(at)] == list(range(11, 21))


@pytest.mark.parametrize("words", ["one", "one two", "one — ", "a very-long-word-that-goes-on-and-on", "one ... (two), ", " ", "…"])
def test_the_first_and_the_last_word_are_those_of_all_words(words: str) -> None:
    text = Text(words, ())
    for start in range(len(words)):
        every = text.words(start, len(words))
        assert text.last_token(start, len(words)) == (every[-1] if every else None)
        assert text.first_word(start, len(words)) == (every[0][0] if every else "")


def test_the_nearest_name_is_the_last_one_that_fits() -> None:
    plain = "Ada Wiborg met Peter Roe on Monday."
    text = Text(plain, [person(plain, "Ada Wiborg"), person(plain, "Peter Roe")])
    for start in range(len(plain)):
        for end in range(start, len(plain)):
            fitting = text.between(start, end)
            assert text.nearest(start, end) == (fitting[-1] if fitting else None)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("It rained. Mr. Roe of the U.S. Navy left", "Mr. Roe of the U.S. Navy left"),
        ("It rained! The mayor left", "The mayor left"),
        ("It rained.\nThe mayor left", "The mayor left"),
        ("J. Roe left", "J. Roe left"),
    ],
)
def test_a_sentence_begins_after_the_one_before(words: str, sentence: str) -> None:
    text = Text(words, ())
    assert words[text.sentence_start(0, len(words)) :].strip() == sentence


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Mr. Roe left. It rained", "Mr. Roe left"),
        ("The mayor left? No. It rained", "The mayor left"),
        ("The mayor left at 5 p.m. on Monday", "The mayor left at 5 p.m. on Monday"),
    ],
)
def test_a_sentence_ends_at_its_stop(words: str, sentence: str) -> None:
    assert words[: Text(words, ()).sentence_end(0, len(words))] == sentence


def test_no_sentence_begins_before_the_beginning() -> None:
    assert Text("One.\nTwo.\nThree", ()).sentence_start(0, 0) == 0
