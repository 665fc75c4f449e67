import random

import making
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reuse import fingerprints
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


def mixtures(count: int) -> Bodies:
    """Return articles of which each has a sentence of its own with each of the others."""
    sentences = {(one, other): " ".join(chance(one * count + other, 20)) for other in range(count) for one in range(other)}
    return bodies(
        *(" ".join(sentences[min(pair), max(pair)] for at in range(count) if at != one and (pair := (one, at))) for one in range(count))
    )


def test_where_each_shares_with_each_the_pairs_grow_with_the_articles_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "MOST_OF_ONE", 3)
    assert len(pairs(mixtures(12))) == 12 * 11 // 2
    monkeypatch.setattr(fingerprints, "MOST_IN_ALL", 0)
    for count in (12, 24):
        assert count < len(pairs(mixtures(count))) <= 3 * count


def test_in_a_crowd_the_others_with_which_an_article_shares_most_stay_and_so_do_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "MOST_OF_ONE", 1)
    monkeypatch.setattr(fingerprints, "MOST_IN_ALL", 0)
    long, short, text = chance(1, 60), chance(2, 25), chance(3, 200)
    first = " ".join([*long, *short, *text])
    others = (
        " ".join([*long, *chance(4, 400)]),
        " ".join([*short, *chance(5, 400), *chance(6, 60)]),
        " ".join([*chance(5, 400), *chance(7, 50)]),
    )
    assert pairs(bodies(first, *others, " ".join(text))) == [(0, 1), (0, 4), (2, 3)]


def test_short_and_empty_bodies_do_no_harm() -> None:
    assert pairs(bodies()) == []
    assert pairs(bodies("—", "a b", "—", "a b")) == []
