"""The sparse products are those of the dense matrices."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sitegen.relate.rows import Rows, counted

cells = st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 9)), st.floats(0.1, 2), max_size=40)


def rows(found: dict[tuple[int, int], float]) -> tuple[Rows, "np.ndarray[tuple[int, int], np.dtype[np.float64]]"]:
    ends = np.array(sorted(found), np.int64).reshape(-1, 2)
    weights = np.array([found[row, column] for row, column in ends.tolist()], float)
    dense = np.zeros((7, 10))
    dense[ends[:, 0], ends[:, 1]] = weights
    return Rows(7, 10, ends[:, 0], ends[:, 1], weights), dense


@given(cells)
def test_dots_are_inner_products(found: dict[tuple[int, int], float]) -> None:
    sparse, dense = rows(found)
    one, other = (index.ravel() for index in np.indices((7, 7)))
    assert np.allclose(sparse.dots(one, other), (dense @ dense.T).ravel())


@given(cells)
def test_nearest_are_the_rows_with_the_greatest_products(found: dict[tuple[int, int], float]) -> None:
    sparse, dense = rows(found)
    products = dense @ dense.T
    np.fill_diagonal(products, 0)
    one, other = sparse.nearest(7, 2)
    for row in range(7):
        got = sorted((float(products[row, there]) for there in other[one == row]), reverse=True)
        assert np.allclose(got, sorted((value for value in products[row].tolist() if value > 0), reverse=True)[:2])


def test_columns_of_too_many_rows_propose_nobody() -> None:
    sparse, _ = rows({(row, 0): 1.0 for row in range(7)} | {(0, 1): 1.0, (1, 1): 1.0})
    one, other = sparse.nearest(3, 5)
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == [(0, 1), (1, 0)]


def test_the_heaviest_are_kept_and_ties_go_by_column() -> None:
    sparse, _ = rows({(0, 1): 1.0, (0, 2): 2.0, (0, 3): 1.0})
    assert sparse.heaviest(2).row(0)[0].tolist() == [1, 2]


def test_occurrences_are_counted() -> None:
    where, columns = np.array([0, 0, 1, 0]), np.array([2, 1, 2, 2])
    assert [part.tolist() for part in counted(where, columns, 5)] == [[0, 0, 1], [1, 2, 2], [1, 2, 1]]
