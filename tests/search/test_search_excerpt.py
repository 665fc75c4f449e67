from typing import Any

import pytest
from search_in_node import archive, run, scripts

from sitegen.search.stemmer import stem

LONG = (
    "Nothing here. " * 40
    + "Putin’s ministers met Erdoğan at the Élysée. "
    + "Nothing here. " * 40
    + "The talks failed. "
    + "Nothing here. " * 40
)


def excerpts(text: str, *words: str) -> list[dict[str, Any]]:
    return run(scripts(archive()), '([text, terms]) => sitegenSearch.excerpts(text, terms, "").passages', [text, list(map(stem, words))])


def plain(excerpt: dict[str, Any]) -> str:
    return "".join(piece["text"] for piece in excerpt["pieces"])


def marked(excerpt: dict[str, Any]) -> list[str]:
    return [piece["text"] for piece in excerpt["pieces"] if piece["marked"]]


def test_words_are_marked_as_they_are_spelt_whatever_their_ending_and_diacritics() -> None:
    (one,) = excerpts("Putin’s ministers met Erdoğan at the Élysée.", "putin", "minister", "erdogan", "elysee")
    assert marked(one) == ["Putin’s", "ministers", "Erdoğan", "Élysée"]
    assert plain(one) == "Putin’s ministers met Erdoğan at the Élysée."
    assert (one["cut"], one["more"]) == (False, False)


def test_the_place_with_most_of_the_words_is_shown_and_one_for_the_rest() -> None:
    first, second = excerpts(LONG, "putin", "erdogan", "talks")
    assert (marked(first), marked(second)) == (["Putin’s", "Erdoğan"], ["talks"])
    assert first["cut"]
    assert second["more"]


def test_an_excerpt_is_short_and_breaks_no_word() -> None:
    for excerpt in excerpts(LONG, "erdogan", "talks"):
        assert len(plain(excerpt)) <= 200
        assert plain(excerpt) in LONG
        assert f" {plain(excerpt).strip()} " in f" {LONG} "


def test_without_a_match_the_beginning_is_shown() -> None:
    (one,) = excerpts(LONG, "nowhere")
    assert (marked(one), one["cut"], one["more"]) == ([], False, True)
    assert LONG.startswith(plain(one))


def test_places_that_touch_become_one() -> None:
    text = "alpha " + "x " * 60 + "beta " + "y " * 60
    assert [marked(one) for one in excerpts(text, "alpha", "beta")] == [["alpha", "beta"]]


@pytest.mark.parametrize("text", ["", "word", "𐌰" * 2000, "a" * 5000 + " word", "word " + "😀" * 500, "word" + " \n" * 500 + "word"])
def test_odd_texts_are_cut_without_harm(text: str) -> None:
    for excerpt in excerpts(text, "word"):
        assert plain(excerpt) in text  # no half of a character


def test_a_headline_is_shown_whole_with_its_words_marked() -> None:
    pieces = run(scripts(archive()), "([text, terms]) => sitegenSearch.marked(text, terms)", ["<b>Putin</b> vows worst", ["putin"]])
    assert pieces == [{"text": "<b>", "marked": False}, {"text": "Putin", "marked": True}, {"text": "</b> vows worst", "marked": False}]
