"""Lines and verdicts -> blocks that give the raw text back: what is kept and what is taken out, with nothing lost between."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sitegen.clean.lines import Line
from sitegen.clean.rules import Verdict
from sitegen.model import Block, Part

Piece = tuple[int, int, Verdict]
_BLANK = Verdict("blank", "white space", "is the white space at the beginning of the file")


def blocks(text: str, pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Return a block for each piece, (start, end, verdict) in order and disjoint, each with the white space that follows it.

    White space before the first piece becomes the gap of an empty block.
    """
    first = pieces[0][0] if pieces else len(text)
    whole = [(0, 0, _BLANK), *pieces] if first or not pieces else list(pieces)
    return tuple(
        Block(
            start=start,
            end=end,
            text=text[start:end],
            gap=text[end:after],
            role=verdict.role,
            level=verdict.level,
            rule=verdict.rule,
            why=verdict.why,
            certainty=verdict.certainty,
        )
        for (start, end, verdict), (after, _, _) in pairwise([*whole, (len(text), len(text), _BLANK)])
    )


def pieces(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> Iterable[Piece]:
    """Join lines and verdicts."""
    return ((line.start, line.end, verdict) for line, verdict in zip(lines, verdicts, strict=True))


def rest(parts: Sequence[Part]) -> Iterable[Piece]:
    """Make one piece of the lines that are too many to be judged, if there are any."""
    if parts:
        yield (parts[0].start, parts[-1].end, Verdict("body", "too many lines", "stands below more lines than any article has", 0.4))


def rejoin(made: Iterable[Block]) -> str:
    """Return the raw text that the blocks were made of."""
    return "".join(block.text + block.gap for block in made)
