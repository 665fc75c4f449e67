"""Numbers and sorted words -> text that is small once a server has compressed it, and that stands in a JSON string as it is.

A number is one letter if it is small, else a few: letters of the second sort first, one of the first sort to end it. The letters are
the printable ones of ASCII without the two that JSON escapes. Servers compress with Huffman codes over single letters, so a letter
costs the bits that its frequency deserves: on the postings of 10,000 articles this takes 10 bits each, where decimal digits take 15.
browser/search-packing.js reads both forms.
"""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.integer]

_LETTERS = np.array([letter for letter in range(0x20, 0x7F) if chr(letter) not in '"\\'], np.uint8)
LAST = 78
"""Of the 93 letters, how many end a number; measured: 61 to 78 differ by 2 %."""
_MORE = len(_LETTERS) - LAST
_LONGEST = 8
"""Letters of a number; enough for 2 * 10**9."""
_SHARED = "0123456789"


def numbers(values: Numbers) -> tuple[NDArray[np.uint8], Numbers]:
    """Return the letters of all values, one value after another, and how many each took. Values are from 0 to 2**31 - 1."""
    letters = np.zeros((len(values), _LONGEST), np.uint8)
    used = np.zeros((len(values), _LONGEST), bool)
    rest, rows = values, np.arange(len(values))
    for place in range(_LONGEST):
        used[rows, place] = True
        ends = rest < LAST
        letters[rows[ends], place] = rest[ends]
        rows, rest = rows[~ends], rest[~ends] - LAST
        if not len(rows):
            break
        letters[rows, place] = LAST + rest % _MORE
        rest = rest // _MORE
    return _LETTERS[letters[used]], used.sum(axis=1)


def packed(values: Iterable[int]) -> str:
    """Return the letters of a few values."""
    return numbers(np.fromiter(values, np.int64))[0].tobytes().decode("ascii")


def shared(one: str, other: str) -> int:
    """Return with how many equal letters two words begin: 9 at most, so that one digit tells it, and none that JavaScript counts as two."""
    limit = min(len(one), len(other), len(_SHARED) - 1)
    return next((at for at in range(limit) if one[at] != other[at] or one[at] > "\uffff"), limit)


def words(ordered: Iterable[str]) -> str:
    """Return words with what each shares with the one before: 'talk', 'talks', 'tall' -> '0talk4s3l', a word a digit and its letters.

    Digits of the words themselves stand behind a '|'.
    """
    made, before = [], ""
    for word in ordered:
        known = shared(before, word)
        made.append(_SHARED[known] + _guarded(word[known:]))
        before = word
    return "".join(made)


def _guarded(letters: str) -> str:
    if letters.isalpha():
        return letters
    return "".join(f"|{letter}" if letter in _SHARED or letter == "|" else letter for letter in letters)


def separators(runs: Iterable[tuple[str, str]]) -> list[str]:
    """Return for each run of sorted words, given as its first and last, the shortest beginning that tells it from the run before."""
    listed = list(runs)
    later = [first[: _differing(last, first) + 1] for (_, last), (first, _) in pairwise(listed)]
    return ["", *later] if listed else []


def _differing(one: str, other: str) -> int:
    return next((at for at, letter in enumerate(other) if at >= len(one) or one[at] != letter), len(other))
