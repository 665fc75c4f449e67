"""Where quotations begin and end: pairs of marks, straight, curly and guillemets, also over paragraphs and where a mark is missing.

A paragraph whose opening mark is not closed goes on in the next one when that begins with the same opening mark (the printers' rule). A
mark that stands twice the same way was forgotten once: the nearer one counts. What a mark does is told by the space beside it before
its shape, since German closes with the mark that English opens with, and writers close with an opening mark by mistake. Single marks
are read only where words in them end with a comma or stop, as speech does; all other single marks are apostrophes or set off a term.
In an article that has no other marks, single ones that stand on both sides of several words count too.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen.model import Block

_MARKS = '"“”„«»'
_INNER = r"[^'‘’\n]{12,600}(?:(?<=\w)['’](?=\w)[^'‘’\n]{1,600}){0,8}"
_OPENED = r"['‘](?<![\w'‘’].)"
"""Begins with the marks, so that the engine skips from one to the next."""
_SINGLE = re.compile(rf"{_OPENED}(?=[A-Z])({_INNER}[,.!?])['’](?![\w'’])")
_SINGLE_PART = re.compile(rf"{_OPENED}(?=\w)({_INNER})['’](?![\w'’])")
_OPENING = "“„«"
_CLOSING = "”»"
_SAID_AFTER = re.compile(r"[.,!?]{1,2} (?=(?:he|she|they|the [a-z]+) (?:said|added|told|explained|stressed|noted)\b)")
_MOST, _MOST_MARKS = 3_000, 20_000
"""Quotations of one article and marks in it; more are a table with quoted cells, not speech."""
_MOST_UNMARKED = 3
"""Paragraphs that a quotation may go on without a mark before the one that closes it."""
_MOST_PARAGRAPHS = 30
"""Paragraphs of one quotation, each with its opening mark."""


class Quotation(Struct, frozen=True, gc=False):
    """A stretch of text between marks."""

    start: int
    """Of the opening mark."""
    end: int
    """After the closing mark, or after the last word where that is missing."""
    block: int
    """Index of the block in which it ends."""
    first_block: int
    closed: bool
    single: bool = False


def quotations(plain: str, blocks: Sequence[Block]) -> list[Quotation]:
    """Return the quotations of these blocks in order, disjoint; none at all of a text that has absurdly many."""
    used = [mark for mark in _MARKS if mark in plain]
    if sum(map(plain.count, used)) > _MOST_MARKS:
        return []
    marks = sorted(at for mark in used for at in _places(plain, mark)) if blocks else []
    found = _paired(plain, blocks, marks) if marks else []
    return [] if len(found) > _MOST else _with_single(plain, blocks, found, alone=not marks)


def _places(plain: str, mark: str) -> Iterator[int]:
    at = plain.find(mark)
    while at >= 0:
        yield at
        at = plain.find(mark, at + 1)


def _paired(plain: str, blocks: Sequence[Block], marks: Sequence[int]) -> list[Quotation]:
    found: list[Quotation] = []
    open_at, open_block = -1, -1
    for number, block, start in _placed(marks, blocks):
        across = open_at >= 0 and open_block < number
        if across and not _carried(plain, blocks, open_at, open_block, number) and not _closes(plain, start, block, number - open_block):
            found.extend(_unclosed(plain, open_at, open_block, blocks))
            open_at = -1
        if _opens(plain, start, block, is_open=open_at >= 0):
            if open_at < 0 or open_block == number or start != block.start:  # else the same quotation goes on in a new paragraph
                open_at, open_block = start, number
        elif open_at >= 0:
            if start > open_at + 1:
                found.append(Quotation(open_at, start + 1, number, open_block, closed=True))
            open_at = -1
    if open_at >= 0:
        found.extend(_unclosed(plain, open_at, open_block, blocks))
    return found


def _placed(marks: Sequence[int], blocks: Sequence[Block]) -> Iterator[tuple[int, Block, int]]:
    """Return the marks that stand in blocks, each with its block and that one's number."""
    number = 0
    for start in marks:
        while number < len(blocks) and blocks[number].end <= start:
            number += 1
        if number == len(blocks):
            return
        if blocks[number].start <= start:
            yield number, blocks[number], start


def _closes(plain: str, start: int, block: Block, paragraphs: int) -> bool:
    """Whether the first mark after an open one, some paragraphs on, can only close: 'One.¶Two,” he said' has lost no mark."""
    before, after = plain[start - 1 : start], plain[start + 1 : start + 2]
    alone = before.strip() and before not in "([—–-/‘'" and (not after.strip() or after in ".,;:!?)]")
    return paragraphs <= _MOST_UNMARKED and start > block.start and bool(alone)


def _carried(plain: str, blocks: Sequence[Block], open_at: int, open_block: int, number: int) -> bool:
    """Whether a quotation goes on to block `number`: each paragraph on the way begins with its opening mark."""
    mark = "“" if plain[open_at] == "„" else plain[open_at]
    near = number - open_block <= _MOST_PARAGRAPHS
    return near and all(plain[block.start : block.start + 1] == mark for block in blocks[open_block + 1 : number + 1])


def _opens(plain: str, start: int, block: Block, *, is_open: bool) -> bool:
    before = plain[start - 1] if start > block.start else " "
    after = plain[start + 1] if start + 1 < block.end else " "
    mark = plain[start]
    left, right = before.isspace() or before in "([—–-/‘'", after.isspace() or after in ".,;:!?)]—–"
    if mark in _OPENING:
        return not (is_open and right and not left)
    if mark in _CLOSING:
        return not is_open and left and not right
    if left == right:
        return not is_open
    return left


def _unclosed(plain: str, start: int, number: int, blocks: Sequence[Block]) -> Iterator[Quotation]:
    """Close a quotation that lacks its closing mark before ', he said' in the paragraph where it began."""
    match = _SAID_AFTER.search(plain, start, blocks[number].end)
    if match:
        yield Quotation(start, match.end() - 1, number, number, closed=False)


def _with_single(plain: str, blocks: Sequence[Block], found: list[Quotation], *, alone: bool) -> list[Quotation]:
    """Add what stands in single marks; `alone` says that the article has no other ones."""
    if "‘" not in plain and " '" not in plain and "\n'" not in plain and plain[:1] != "'":
        return found
    pattern = _SINGLE_PART if alone else _SINGLE
    merged: list[Quotation] = []
    inside: set[int] = set()
    at = number = 0
    for match in pattern.finditer(plain):
        start, end = match.span()
        while number < len(blocks) and blocks[number].end < end:
            number += 1
        if number == len(blocks):
            break
        while at < len(found) and found[at].end <= start:
            at += 1
        after = at
        while after < len(found) and start < found[after].start and found[after].end < end:
            after += 1
        if blocks[number].start <= start and (after == len(found) or found[after].start >= end):
            merged.append(Quotation(start, end, number, number, closed=True, single=True))
            inside.update(range(at, after))
    if not merged:
        return found
    outer = [quotation for place, quotation in enumerate(found) if place not in inside]
    return sorted([*outer, *merged], key=lambda quotation: quotation.start)
