"""Two quotations side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reuse import wordings
from sitegen.reuse.quotations_aligned import Alignment, aligned, contradict
from sitegen.reuse.wordings import Weights

FERRIES = "The ferries to Naxos will sail again on Monday"


def side_by_side(one: str, other: str) -> Alignment:
    first, second = wordings.read(one), wordings.read(other)
    names = sorted({item.stem for words in (first, second) for item in words.words if item.weight})
    return aligned(first, second, Weights(names, [1.0] * len(names), [1] * len(names), 2))


def against(one: str, other: str) -> bool:
    return contradict(wordings.read(one), wordings.read(other), side_by_side(one, other).pairs)


def test_words_in_the_same_order_are_aligned() -> None:
    one = "ferries carry copper and olives"
    made = side_by_side(one, "Copper, olives: the ferry carries them")
    words = wordings.read(one).words
    assert [words[index].stem for index, _ in made.pairs] in (["ferry", "carry"], ["copper", "oliv"])


def test_the_longest_run_goes_on_over_the_end_of_a_sentence() -> None:
    assert side_by_side("olives, copper. The ferries sail", "now olives copper the ferries sank").run == 4


@pytest.mark.parametrize(
    "other",
    [
        "The ferries to Naxos will not sail again on Monday",
        "The ferries to Naxos won't sail again on Monday",
        "No ferries to Naxos will sail again on Monday",
        "The ferries to Paros will sail again on Monday",
    ],
)
def test_a_denial_or_another_name_contradicts(other: str) -> None:
    assert against(FERRIES, other)
    assert against(other, FERRIES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FERRIES, "ferries to Naxos will sail"),
        (FERRIES, "Ferries, at last, will sail to Naxos again on Monday"),
        ("The mine is closed. It is not safe. Copper is dear", "The mine is closed, copper is dear"),
        ("They had not found copper yet", "They have not yet found copper"),
        ("one ferry sailed", "a ferry sailed"),
    ],
)
def test_what_is_left_out_or_moved_does_not(one: str, other: str) -> None:
    assert not against(one, other)
    assert not against(other, one)


def test_opposites_contradict() -> None:
    assert against("copper prices will rise before winter", "copper prices will fall before winter")
    assert against("copper is dearer before winter", "copper is dearer after winter")


@given(*[st.lists(st.sampled_from(["ferry", "copper", "not", "the", "12", "Naxos", "olive", "."]), max_size=14).map(" ".join)] * 2)
def test_pairs_ascend_in_both_and_are_the_same_words(one: str, other: str) -> None:
    made = side_by_side(one, other)
    first, second = wordings.read(one), wordings.read(other)
    assert all(here[0] < there[0] and here[1] < there[1] for here, there in zip(made.pairs, made.pairs[1:], strict=False))
    assert all(first.words[here].stem == second.words[there].stem for here, there in made.pairs)
    assert made.run <= len(first.words)
