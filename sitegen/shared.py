"""Numbers as the objects that others hold too, as sys.intern does it for text.

Python makes a new object of some thirty bytes for each number that it reads, and the marks and blocks of an archive have millions.
"""

from functools import lru_cache

_OFFSETS = tuple(range(1 << 14))
"""Few articles are longer."""


def offset(number: int) -> int:
    """Return an offset."""
    return _OFFSETS[number] if 0 <= number < len(_OFFSETS) else number


@lru_cache(maxsize=1 << 10)
def certainty(number: float) -> float:
    """Return a certainty: rules give some twenty, a model any."""
    return number
