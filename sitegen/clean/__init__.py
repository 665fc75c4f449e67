"""Page furniture out of an article, with a ledger from which the raw text can be rebuilt to the byte.

blocks -> lines (what each says), layout (where the article lies among them), verdicts (what each line is), ledger (blocks). Phrases and
words are data beside the code. What it costs: a line that no rule knows stays in the body, so some furniture stays too.
"""

from collections.abc import Mapping

from sitegen.clean import ledger, sections
from sitegen.clean.ledger import rejoin
from sitegen.clean.lines import Line
from sitegen.clean.recurrence import recurring
from sitegen.clean.verdicts import verdicts
from sitegen.model import Block, RawArticle

__all__ = ["blocks", "recurring", "rejoin"]


def blocks(raw: RawArticle, recurring: Mapping[str, int]) -> tuple[Block, ...]:
    """Divide an article into blocks, each with its role and the reason for it. `recurring` is what clean.recurring made of the archive."""
    parts, names = sections.unglued(raw)
    lines = [Line(part, raw) for part in parts]
    return ledger.blocks(raw.text, list(ledger.pieces(lines, verdicts(raw, lines, names, recurring))))
