"""Where a text may tell a time: a cheap look at its words first, the forms only at the few that can be a part of one.

Trying every form at every word cost more than all the rest of this annotator. Here the distinct words of the text are met with a table
of head words (months, weekdays, units ...), the heads found are looked up in the text, and the words before a head that may open an
expression ('the last two') are walked back over. Costs one pass over the words and a few steps for each head.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from sitegen.annotate import lexicons
from sitegen.annotate.times.forms import HEADS, NUMBERS, form, forms
from sitegen.model import Block

_HEADS = {word.encode(): (word, letter) for word, letter in HEADS.items()}
_LETTERS = bytes(code if chr(code).isascii() and chr(code).isalpha() else ord(" ") for code in range(256))
"""Translates bytes to leave ASCII letters and spaces: three times as fast as a regular expression that finds the words."""
_DIGITS = bytes(ord("0") if chr(code) in "0123456789" else ord(" ") for code in range(256))
"""Translates bytes to leave a 0 for every digit, so that numbers are found by looking for one byte."""
_NUMBER = re.compile(
    r"[0-9]+(?:(?<=[0-9]{4})|(?<=[-–—/][0-9])|(?<=[-–—/][0-9]{2})|(?=[-–—:/'’]|\.[0-9]|st|[nr]d|th|s\b|[ap]\.?m|[AP]M"
    r"|[,.]?[0-9]*[\s-]{1,3}(?:[JFMASONDGUBECLAPhdwyscqfatl]|mi|mo|or |of |o['’]|[0-9]+ [JFMASOND])))"
)
_OPENERS = lexicons.words("time_openers") | {part for number in NUMBERS for part in re.findall("[a-z]+", number)}
_LONGEST = 14
"""Characters of the longest word that may open an expression."""
_MOST_OPENERS = 8
_MOST_GAP = 3
_GAPS = frozenset(" \n\t\r-\xa0'’")
_LAST_WORD = re.compile(r"(?<![\w.,])[A-Za-z]+\Z")
_NO_NUMBER_BEFORE = frozenset(".,/$€£:#+=_%")


class Found(NamedTuple):
    """Words that have the form of a time."""

    match: re.Match[str]
    """Of the form's own pattern, with its groups."""
    rule: str
    block: Block


def expressions(plain: str, tokens: AbstractSet[str], blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield the expressions of time in the blocks, which are in order and disjoint; expressions do not overlap.

    `tokens` is everything that stands between white space in `plain`.
    """
    heads = _heads(plain, tokens)
    place = 0
    for block in blocks:
        done = block.start
        while place < len(heads) and heads[place][0] < block.end:
            at, letter = heads[place]
            place += 1
            if at < done or (found := _found(plain, at, letter, block, done)) is None:
                continue
            done = found.match.end()
            yield found


def _heads(plain: str, tokens: AbstractSet[str]) -> list[tuple[int, str]]:
    heads = []
    words = set(" ".join(tokens).encode("utf-8", "surrogatepass").translate(_LETTERS).split())
    for code in _HEADS.keys() & words:
        word, letter = _HEADS[code]
        size = len(word)
        at = plain.find(word)
        while at >= 0:
            after = at + size
            if not plain[at - 1 : at].isalnum() and not plain[after : after + 1].isalpha():
                heads.append((at, letter))
            at = plain.find(word, after)
    heads.extend((at, "D") for at in _numbers(plain))
    heads.sort()
    return heads


def _numbers(plain: str) -> Iterator[int]:
    digits = plain.encode("ascii", "replace").translate(_DIGITS)
    at = digits.find(b"0")
    while at >= 0:
        match = _NUMBER.match(plain, at)
        if match:
            before = plain[at - 1 : at]
            if before not in _NO_NUMBER_BEFORE and not before.isalpha():
                yield at
        at = digits.find(b"0", match.end() if match else at + 1)


def _found(plain: str, at: int, letter: str, block: Block, done: int) -> Found | None:
    pattern = forms(letter)
    for start in _starts(plain, at, max(block.start, done)):
        match = pattern.match(plain, start, block.end)
        if match and match.end() > at:
            rule, own = form(str(match.lastgroup))
            groups = own.match(plain, start, block.end)
            return Found(groups, rule, block) if groups else None
    return None


def _starts(plain: str, at: int, low: int) -> list[int]:
    """Return where an expression with its head at `at` may begin, the furthest first; not before `low`."""
    starts = [at]
    end = at
    while len(starts) <= _MOST_OPENERS:
        stop = end
        while stop > low and end - stop < _MOST_GAP and plain[stop - 1] in _GAPS:
            stop -= 1
        if stop == end:
            break
        bottom = max(low, stop - _LONGEST)
        begin = plain.rfind(" ", bottom, stop) + 1 or bottom
        word = plain[begin:stop]
        if word not in _OPENERS:
            if not word or (word.islower() and word.isalpha()):
                break
            match = _LAST_WORD.search(word)
            if not match or match[0].lower() not in _OPENERS:
                break
            begin += match.start()
        starts.append(begin)
        end = begin
    starts.reverse()
    return starts
