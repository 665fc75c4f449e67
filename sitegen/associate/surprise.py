"""How surprising it is that two things happen together so often.

The log-likelihood ratio, G2, of a table of two by two (Dunning 1993, 'Accurate methods for the statistics of surprise and
coincidence'): unlike pointwise mutual information it does not overrate what is rare, unlike chi-square it needs no large counts.
"""

import numpy as np

from sitegen.associate.passages import Ints

Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


def expected(one: Ints, other: Ints, every: int) -> Floats:
    """Return how often both would happen if the one said nothing about the other: one * other / every."""
    return one * (other / max(every, 1))


def log_likelihood(together: Ints, one: Ints, other: Ints, every: int) -> Floats:
    """Return G2 where things happen together more often than expected, else 0.

    Of `every` occasions `one` saw the first, `other` the second and `together` both. With one degree of freedom 10.83 is passed by
    chance once in 1,000 times.
    """
    cells = (
        (together, one, other),
        (one - together, one, every - other),
        (other - together, every - one, other),
        (every - one - other + together, every - one, every - other),
    )
    total = np.zeros(len(together))
    for seen, row, column in cells:
        some = seen > 0
        by_chance = np.where(some, row * (column / max(every, 1)), 1.0)
        total += 2.0 * seen * np.log(np.where(some, seen, 1) / by_chance)
    return np.where(together > expected(one, other, every), np.maximum(total, 0.0), 0.0)
