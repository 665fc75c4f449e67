"""Groups are made of pairs that are likely on the whole, and keep apart what is kept apart."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sitegen.relate import events

Pairs = dict[tuple[int, int], float]


def groups(pairs: Pairs, together: tuple[tuple[int, int], ...] = (), apart: tuple[tuple[int, int], ...] = ()) -> list[list[int]]:
    ends = np.array(list(pairs), np.int64).reshape(-1, 2)
    return events.groups((ends[:, 0], ends[:, 1], np.array(list(pairs.values()), float)), 0.5, together, apart)


def test_likely_pairs_are_groups() -> None:
    assert groups({(0, 1): 0.9, (1, 2): 0.1, (2, 3): 0.8}) == [[0, 1], [2, 3]]


def test_a_chain_of_likely_pairs_is_no_group() -> None:
    assert groups({(0, 1): 0.9, (1, 2): 0.7, (2, 3): 0.9}) == [[0, 1], [2, 3]]


def test_an_article_belongs_where_it_is_likely_on_average() -> None:
    assert groups({(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.3}) == [[0, 1, 2]]


def test_what_is_bound_together_begins_as_one_and_draws_others() -> None:
    assert groups({(0, 2): 1.0, (1, 2): 0.2}, together=((0, 1),)) == [[0, 1, 2]]


def test_what_is_apart_is_never_in_one_group() -> None:
    assert groups({(0, 1): 1.0, (1, 2): 0.9, (0, 2): 0.9}, apart=((0, 2),)) == [[0, 1]]
    assert groups({}, together=((0, 1), (1, 2)), apart=((0, 2),)) == [[0, 1]]


numbers = st.integers(0, 7)
pair = st.tuples(numbers, numbers).filter(lambda ends: ends[0] < ends[1])


@given(st.dictionaries(pair, st.floats(0, 1)), st.lists(pair, max_size=3), st.lists(pair, max_size=3))
def test_groups_are_disjoint_and_respect_what_is_apart(pairs: Pairs, together: list[tuple[int, int]], apart: list[tuple[int, int]]) -> None:
    found = groups(pairs, tuple(together), tuple(apart))
    members = [member for group in found for member in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 and group == sorted(group) for group in found)
    assert not any({one, other} <= set(group) for group in found for one, other in apart)
