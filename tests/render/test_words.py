import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.render import words
from sitegen.render.wording import ENGLISH


@pytest.mark.parametrize(("value", "said"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (12345, "12,345 articles")])
def test_counts_agree_with_their_noun(value: int, said: str) -> None:
    assert ENGLISH.counted(value, "article") == said


@pytest.mark.parametrize(("value", "said"), [(1, "once"), (2, "twice"), (3, "3 times"), (1204, "1,204 times")])
def test_how_often_is_said_in_one_way(value: int, said: str) -> None:
    assert ENGLISH.times(value) == said


def test_an_irregular_plural_is_given_with_its_noun() -> None:
    assert [ENGLISH.counted(value, "person", "people") for value in (1, 2)] == ["1 person", "2 people"]


@pytest.mark.parametrize(
    ("value", "said"), [(1.0, "sure"), (0.9, "sure"), (0.7, "likely"), (0.5, "unsure"), (0.49, "doubtful"), (0.0, "doubtful")]
)
def test_a_certainty_is_said_in_a_word(value: float, said: str) -> None:
    assert words.certainty(value) == said


@pytest.mark.parametrize(("value", "said"), [(1, "1 byte"), (999, "999 bytes"), (3210, "3.2 kB"), (5_200_000, "5.2 MB")])
def test_sizes_are_rounded(value: int, said: str) -> None:
    assert words.size(value, ENGLISH) == said


def test_an_encoding_without_a_word_keeps_its_name() -> None:
    assert (words.encoding("cp1252"), words.encoding("koi8-r")) == ("Windows-1252", "koi8-r")


def test_an_excerpt_ends_between_words_and_says_that_more_follows() -> None:
    assert words.excerpt("A short  text", 20) == "A short text"
    assert words.excerpt("Ukraine’s expectations are the cessation", 30) == "Ukraine’s expectations are the…"
    assert words.tail("Ukraine’s expectations are the cessation", 20) == "…are the cessation"


@given(st.text(), st.integers(min_value=4, max_value=50))
def test_an_excerpt_is_never_longer_than_asked_for(value: str, length: int) -> None:
    assert len(words.excerpt(value, length)) <= length + 1
    assert len(words.tail(value, length)) <= length + 1


def test_an_excerpt_of_five_megabytes_reads_only_their_beginning() -> None:
    assert words.excerpt("x" * 5_000_000, 10) == "x" * 10 + "…"
    assert words.excerpt(" " * 5_000_000 + "x", 10) == "…"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, "date unknown"),
        ("2022", None, "2022"),
        ("2022-03-03", "2022-03-03", "3 March 2022"),
        ("2022-03-03", "2022-03-05", "3 to 5 March 2022"),
        ("2022-02-28", "2022-03-03", "28 February to 3 March 2022"),
        ("2021-12-30", "2022-01-02", "30 December 2021 to 2 January 2022"),
        ("2022-02", "2022-03-03", "February 2022 to 3 March 2022"),
        ("2022-03?", "2022-04", "March 2022 (uncertain) to April 2022"),
    ],
)
def test_a_span_says_once_what_its_ends_share(first: str | None, last: str | None, said: str) -> None:
    assert ENGLISH.span(first, last) == said


def test_copies_are_counted_apart_from_articles() -> None:
    assert [ENGLISH.articles(1), ENGLISH.articles(3, 1), ENGLISH.articles(0, 2)] == [
        "1 article",
        "3 articles and 1 copy",
        "0 articles and 2 copies",
    ]
