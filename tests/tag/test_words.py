"""What a word can be is decided by lists first, by its ending then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.tag import words


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("the", "d"), ("government's", "d"), ("government’s", "d"), ("of", "p"), ("he", "s"), ("negotiated", "s"), ("negotiates", "s"),
        ("quickly", "s"), ("family", "n"), ("meeting", "n"), ("Meeting", "N"), ("arguing", "s"), ("zigzagging", "g"), ("dangerous", "a"),
        ("humanitarian", "a"), ("Humanitarian", "A"), ("corridor", "n"), ("2022", "x"), (",", "x"), ("mp3", "x"), ("it", "s"), ("The", "d"),
    ],
)  # fmt: skip
def test_words_have_their_class(word: str, letter: str) -> None:
    assert words.word_class(word) == letter


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert words.key(text) == words.key(text)
    for token in words.TOKEN.findall(text):
        assert words.word_class(token) in "dpnagsxNAG"
