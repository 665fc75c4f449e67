"""Where quotations begin and end: pairs of marks, straight, curly and guillemets, also over paragraphs and where a mark is missing.

A paragraph whose opening mark is not closed goes on in the next one when that begins with an opening mark (the printers' rule). A mark
that stands twice the same way was forgotten once: the nearer one counts. Single marks are read only where words in them end with a
comma or stop, as speech does; all other single marks are apostrophes or set off a term.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen.model import Block

_MARK = re.compile(r"[\"“”„«»]")
_SINGLE = re.compile(r"(?<![\w'‘’])['‘](?=[A-Z])([^'‘’\n\"“”]{12,600}(?:(?<=\w)['’](?=\w)[^'‘’\n\"“”]{1,600}){0,8}[,.!?])['’](?![\w'’])")
_OPENING = "“„«"
_CLOSING = "”»"
_SAID_AFTER = re.compile(r"[.,!?]{1,2} (?=(?:he|she|they|the [a-z]+) (?:said|added|told|explained|stressed|noted)\b)")
_MOST_PARAGRAPHS = 30


class Quotation(Struct, frozen=True):
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
    """Return the quotations of these blocks in order, disjoint."""
    found: list[Quotation] = []
    open_at, open_block = -1, -1
    for number, block in enumerate(blocks):
        if open_at >= 0:
            first = plain[block.start : block.start + 1]
            if first not in '"“«' or number - open_block > _MOST_PARAGRAPHS:
                found.extend(_unclosed(plain, open_at, open_block, blocks))
                open_at = -1
        for match in _MARK.finditer(plain, block.start, block.end):
            at, mark = match.start(), match[0]
            opens = _opens(plain, at, mark, block, is_open=open_at >= 0)
            if opens and open_at >= 0 and open_block < number and at == block.start:
                continue  # the same quotation goes on in a new paragraph
            if opens:
                open_at, open_block = at, number
            elif open_at >= 0:
                found.append(Quotation(open_at, at + 1, number, open_block, closed=True))
                open_at = -1
    if open_at >= 0:
        found.extend(_unclosed(plain, open_at, open_block, blocks))
    return _with_single(plain, blocks, found)


def _opens(plain: str, at: int, mark: str, block: Block, *, is_open: bool) -> bool:
    before = plain[at - 1] if at > block.start else " "
    after = plain[at + 1] if at + 1 < block.end else " "
    left, right = before.isspace() or before in "([—–-/‘'", after.isspace() or after in ".,;:!?)]—–"
    if mark in _OPENING:
        return True
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


def _with_single(plain: str, blocks: Sequence[Block], found: list[Quotation]) -> list[Quotation]:
    merged: list[Quotation] = []
    at = 0
    for number, block in enumerate(blocks):
        if "'" not in plain[block.start : block.end] and "‘" not in plain[block.start : block.end]:
            continue
        for match in _SINGLE.finditer(plain, block.start, block.end):
            while at < len(found) and found[at].end <= match.start():
                at += 1
            if at == len(found) or found[at].start >= match.end():
                merged.append(Quotation(match.start(), match.end(), number, number, closed=True, single=True))
    return sorted([*found, *merged], key=lambda quotation: quotation.start)
