import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen import text

ANY = st.text(st.characters())  # surrogates included
LETTERS = st.text(st.characters(categories=["L", "M", "N", "Zs", "P"]))
REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # the Char production of XML 1.0, turned round


@given(ANY)
@example("a\0b\ud800c\uffffd\u202ee\x85f")
@example("\U0001fffe\U0010ffff\ufdd0")
def test_visible_text_is_as_long_and_holds_nothing_that_a_page_cannot(value: str) -> None:
    shown = text.visible(value)
    assert len(shown) == len(value)
    assert not NOT_XML.search(shown)
    assert not set(shown) & set(REORDERING)
    assert all(c in "\t\n\r" for c in shown if unicodedata.category(c) == "Cc")
    shown.encode("utf-8")


@given(ANY)
def test_only_what_cannot_be_shown_is_replaced(value: str) -> None:
    shown = text.visible(value)
    assert text.visible(shown) == shown
    for before, after in zip(value, shown, strict=True):
        assert after in {before, text.REPLACEMENT}
        if after != before:
            assert unicodedata.category(before) in {"Cc", "Cf", "Cs", "Cn"}


def test_letters_of_right_to_left_scripts_and_joiners_stay() -> None:
    words = "עברית العربية \u200e\u200f नमस्ते\u200d \u00ad👩\u200d🚀 ’“” –"
    assert text.visible(words) == words


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Élysée", "Elysee"),
        ("Erdoğan", "Erdogan"),
        ("Oleksiï", "Oleksii"),
        ("Łódź", "Lodz"),
        ("Þórður", "Thordur"),
        ("straße", "strasse"),
        ("don’t", "don't"),
        ("Kyiv", "Kyiv"),
        ("ﬁn", "fin"),
        ("İstanbul", "Istanbul"),
        ("Київ", "Киів"),
        ("Đoković", "Dokovic"),
        ("Ǿre", "Ore"),
    ],
)
def test_folding_takes_the_diacritics_off(word: str, plain: str) -> None:
    assert text.folded(word) == plain
    assert text.folded(unicodedata.normalize("NFD", word)) == plain


@given(LETTERS)
@example("ǿ")
@example("ŉ")
def test_folding_twice_is_folding_once(value: str) -> None:
    assert text.folded(text.folded(value)) == text.folded(value)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_ascii_folds_to_itself(value: str) -> None:
    assert text.folded(value) == value


@given(ANY)
def test_squeezed_text_has_single_spaces_and_the_same_words(value: str) -> None:
    assert text.squeezed(value).split() == value.split()
    assert not re.search(r"\s\s|^\s|\s$|[^\S ]", text.squeezed(value))


def test_spellings_of_the_same_words_share_their_key() -> None:
    assert text.key("  The ÉLYSÉE’s  source! ") == text.key("the elysee's source") == "the elysee s source"
    assert text.key("“...”") == ""


@given(LETTERS)
def test_a_key_does_not_depend_on_case_or_spaces(value: str) -> None:
    assert text.key(f"  {value}\n") == text.key(value)


@given(ANY)
def test_digests_are_short_and_hexadecimal_for_any_text(value: str) -> None:
    assert re.fullmatch("[0-9a-f]{8}", text.digest(value))
    assert text.digest(value, 12).startswith(text.digest(value))


def test_digests_are_those_of_sha_256() -> None:
    assert text.digest("") == "e3b0c442"
