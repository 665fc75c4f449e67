"""Marks and notes as stretches of text, and the text cut where they begin or end.

Spans may be nested or cross one another: for each stretch between two cuts it is known which of them cover it, outermost first.
Cost: one sort and one sweep over all spans, and a binary search for each piece of text.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token
from msgspec import Struct


class Mark(Struct, frozen=True):
    """A mark as the page shows it. Offsets into the raw text."""

    start: int
    end: int
    kind: str
    id: str
    """Of its first element; empty for none."""
    claim: int = 0
    """Number of the claim that tells of it below the article; 0 for none."""
    href: str = ""
    """Relative link to what is marked, or empty."""
    look: str = ""
    """Class names behind 'mark-': of the kind, and what else tells it apart: 'person unsure'."""
    datetime: str = ""
    """A value that HTML's <time> takes, or empty."""
    speaker: str = ""
    """Whose words a quotation is, told beside the paragraph in which it begins; empty when unknown."""
    speaker_href: str = ""
    speaker_named: bool = True
    """False for sources that the text does not name."""


class Noted(Struct, frozen=True):
    """Words that an archivist's note is about."""

    start: int
    end: int
    number: int
    """From 1, within the article; its element is #note-NUMBER."""
    html: str = ""
    """The note itself, shown beside the block in which the words end."""


Span = Mark | Noted
Piece = tuple[str, tuple[int, ...]]
"""Text, and the spans that cover it, outermost first."""


class Placed(Struct, frozen=True):
    """The spans of an article and where each set of them holds: stacks[i] from cuts[i] to cuts[i + 1]."""

    spans: Sequence[Span]
    cuts: Sequence[int]
    stacks: Sequence[tuple[int, ...]]


def place(spans: Sequence[Span]) -> Placed:
    """Find where each set of spans holds."""
    order = sorted(range(len(spans)), key=lambda index: (spans[index].start, -spans[index].end, index))
    cuts = sorted({position for span in spans for position in (span.start, span.end)})
    stacks: list[tuple[int, ...]] = []
    active: list[int] = []
    following = 0
    for cut in cuts:
        active = [index for index in active if spans[index].end > cut]
        while following < len(order) and spans[order[following]].start == cut:
            if spans[order[following]].end > cut:
                active.append(order[following])
            following += 1
        stacks.append(tuple(active))
    return Placed(spans=spans, cuts=cuts, stacks=stacks)


def pieces(token: Token, placed: Placed) -> list[Piece]:
    """Cut a token's text where spans begin or end; text that stands otherwise in the file ('&amp;') stays whole."""
    start, end = token.meta.get("start"), token.meta.get("end")
    content = token.content
    if start is None or end is None or not content:
        return [(content, ())]
    index = bisect_right(placed.cuts, start)
    stack = placed.stacks[index - 1] if index else ()
    if end - start != len(content) or index == len(placed.cuts) or placed.cuts[index] >= end:
        return [(content, stack)]
    inside = placed.cuts[index : bisect_right(placed.cuts, end - 1)]
    edges = [0, *(cut - start for cut in inside), len(content)]
    stacks = [stack, *placed.stacks[index : index + len(inside)]]
    return [(content[a:b], covering) for (a, b), covering in zip(pairwise(edges), stacks, strict=True)]
