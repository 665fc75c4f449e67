import random

import making
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reuse.fingerprints import RARE, WINDOW, K, pairs, runs
from sitegen.reuse.words import Bodies

WORDS = [f"w{number}" for number in range(5000)]


def bodies(*texts: str) -> Bodies:
    return Bodies([making.article(text, source=f"{number:04}.txt") for number, text in enumerate(texts)])


def chance(seed: int, size: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=size)


def test_a_run_has_the_same_hash_wherever_it_stands() -> None:
    one, other = bodies("a b c d e f g", "x y a b c d e f").of(0), bodies("x", "x y A B, c d é f".replace("é", "e")).of(1)
    assert runs(one)[0] == runs(other)[2]
    assert len(np.unique(runs(one))) == 2
    assert len(runs(one[: K - 1])) == 0


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 9))
def test_stretches_of_twice_the_guaranteed_length_are_always_found(before: int, other_before: int, seed: int) -> None:
    shared = chance(seed, 2 * (K + WINDOW - 1))
    one = " ".join([*chance(1, before), *shared, *chance(2, 30)])
    other = " ".join([*chance(3, other_before), *shared, *chance(4, 30)])
    assert pairs(bodies(one, other, " ".join(chance(5, 80)))) == [(0, 1)]


def test_what_is_left_out_makes_no_pair() -> None:
    text = " ".join(chance(1, 60))
    assert pairs(bodies(text, text, text), {2}) == [(0, 1)]


def test_what_many_have_pairs_each_with_the_first_alone_and_only_copies() -> None:
    shared = chance(1, 60)
    near = [" ".join([*shared, *chance(number + 2, 20)]) for number in range(3 * RARE)]
    assert pairs(bodies(*near)) == [(0, number) for number in range(1, 3 * RARE)]
    far = [" ".join([*shared, *chance(number + 2, 200)]) for number in range(3 * RARE)]
    assert pairs(bodies(*far)) == []


def test_short_and_empty_bodies_do_no_harm() -> None:
    assert pairs(bodies()) == []
    assert pairs(bodies("—", "a b", "—", "a b")) == []
