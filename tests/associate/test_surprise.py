import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.associate.surprise import expected, log_likelihood


def g2(together: int, one: int, other: int, every: int) -> float:
    return float(log_likelihood(np.array([together]), np.array([one]), np.array([other]), every)[0])


def test_the_expected_is_the_product_of_the_shares() -> None:
    assert expected(np.array([10]), np.array([4]), 80).tolist() == [0.5]


@given(st.tuples(*[st.integers(0, 500)] * 4))
def test_it_is_the_log_likelihood_ratio_of_the_table_of_two_by_two(cells: tuple[int, int, int, int]) -> None:
    both, first, second, neither = cells
    one, other, every = both + first, both + second, sum(cells)
    found = g2(both, one, other, every)
    assert found >= 0
    if both * every <= one * other:
        assert found == pytest.approx(0, abs=1e-6)
    elif 0 < one < every and 0 < other < every:
        chance = [row * column / every for row in (one, every - one) for column in (other, every - other)]
        observed = (both, first, second, neither)
        assert found == pytest.approx(2 * sum(o * math.log(o / e) for o, e in zip(observed, chance, strict=True) if o), rel=1e-6, abs=1e-6)


def test_what_is_rare_is_no_more_surprising_than_its_evidence_allows() -> None:
    assert g2(1, 1, 1, 1000) < g2(3, 6, 6, 1000) < g2(20, 40, 40, 1000)


def test_what_stands_everywhere_surprises_nobody() -> None:
    assert g2(7, 7, 100, 100) == 0
    assert math.isfinite(g2(100, 100, 100, 100))
