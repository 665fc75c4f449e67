import numpy as np

from sitegen.relate.rows import Rows
from sitegen.relate.shared import Cited, columns_of


def test_what_both_rows_have_is_found_with_its_product_whatever_the_blocks() -> None:
    rng = np.random.default_rng(1)
    dense = np.where(rng.random((30, 50)) < 0.3, rng.random((30, 50)), 0.0)
    rows, columns = np.nonzero(dense)
    one, other = np.triu_indices(30, 1)
    which, shared, products = Rows(30, 50, rows, columns, dense[rows, columns]).both(one, other)
    expected = dense[one] * dense[other]
    assert np.array_equal(np.stack((which, shared)), np.stack(np.nonzero(expected)))
    assert np.array_equal(products, expected[np.nonzero(expected)])


def test_no_pair_has_nothing() -> None:
    nothing = np.zeros(0, np.int64)
    assert [len(part) for part in Rows(2, 2, nothing, nothing, np.zeros(0)).both(nothing, nothing)] == [0, 0, 0]


def test_the_first_columns_of_each_pair_are_cited_in_their_order() -> None:
    cited = Cited(3, np.array([0, 0, 0, 2]), np.array([7, 3, 5, 1]), 2)
    assert [cited.of(pair) for pair in range(3)] == [[7, 3], [], [1]]


def test_the_columns_of_those_in_both_are_told_by_pair() -> None:
    pairs, columns = columns_of([[4], [], [4, 5]], {4: (1, 2), 5: (0,)})
    assert pairs.tolist() == [0, 0, 2, 2, 2]
    assert columns.tolist() == [1, 2, 1, 2, 0]
