"""What quotations are compared by: stems, weights, formulas, and the stretches that several have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reuse import wordings
from sitegen.reuse.wordings import Weights


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("achieved", "achieve"), ("organisation", "organize"), ("stopped", "stopping"), ("parties", "party"), ("Élysée", "elysees"),
        ("harbour’s", "harbours"), ("quickly", "quick"), ("negotiators", "negotiations"),
    ],
)  # fmt: skip
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert wordings.stem(one) == wordings.stem(other)


@pytest.mark.parametrize(("one", "other"), [("harbour", "harvest"), ("acceptable", "unacceptable"), ("killed", "killer whales")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert wordings.stem(one) != wordings.stem(other)


@pytest.mark.parametrize("denial", ["not", "Never", "can't", "didn’t", "cannot", "without"])
def test_denials_are_known(denial: str) -> None:
    assert wordings.word(denial).negative


@pytest.mark.parametrize(
    ("token", "number"), [("twelve", "12"), ("12", "12"), ("30,000", "30000"), ("second", "2nd"), ("2nd", "2nd"), ("one", "")]
)
def test_numbers_are_figures(token: str, number: str) -> None:
    assert wordings.word(token).number == number


def test_function_words_tell_nothing_and_words_of_every_day_half() -> None:
    assert [wordings.word(token).weight for token in ("the", "people", "trawler")] == [0.0, 0.5, 1.0]


def test_a_word_that_all_quote_weighs_less() -> None:
    weights = Weights(["trawler", "copper"], [1.0, 1.0], [5_000, 3], 10_000)
    assert 0 < weights.of("trawler") < weights.of("copper") == 1.0
    assert weights.of("nobody") == 0.0
    assert weights.sum(["copper", "copper"]) == 1.0


def test_formulas_tell_nothing() -> None:
    item = wordings.read("Our thoughts and prayers go to the trawler")
    assert [item.words[index].stem for index in wordings.without_formulas(item).telling] == [wordings.stem("trawler")]


@given(st.text(max_size=80))
def test_each_word_has_its_place(text: str) -> None:
    words, spans = wordings.read(text).words, wordings.spans(text)
    assert len(words) == len(spans)
    for word, (start, end) in zip(words[:-1], spans[:-1], strict=True):
        assert wordings.word(text[start:end]) == word


def test_common_stretches_end_with_telling_words_and_keep_a_denial() -> None:
    first, other = "We do not sell ferries to the island of Naxos", "And not sell ferries ever. To the island of Naxos!"
    told = [first[start:end] for start, end in found(first, other)]
    assert told == ["not sell ferries", "island of Naxos"]


def found(first: str, *others: str) -> list[tuple[int, int]]:
    spans = wordings.spans(first)
    runs = wordings.phrases(wordings.read(first), [wordings.read(other) for other in others], [])
    return [(spans[start][0], spans[start + length - 1][1]) for start, length in runs]


LINES = st.lists(st.sampled_from(["ferry", "ferries", "not", "the", "copper", "mine", ".", "12", "Naxos"]), max_size=12).map(" ".join)


@given(LINES, st.lists(LINES, max_size=3))
def test_a_common_stretch_stands_in_all(first: str, others: list[str]) -> None:
    for start, end in found(first, *others):
        stems = [word.stem for word in wordings.read(first[start:end]).words[:-1]]
        for other in others:
            there = [word.stem for word in wordings.read(other).words]
            assert any(there[at : at + len(stems)] == stems for at in range(len(there)))
