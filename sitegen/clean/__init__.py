"""Page furniture out of an article, with a ledger from which the raw text can be rebuilt to the byte.

lines and captions (what each says), recurrence (which stand in many articles), title, layout and page (where the article lies among
them), rules, neighbours and verdicts (what each line is), ledger (blocks).
Phrases and words are data beside the code. What it costs: a line that no rule knows stays in the body, so some furniture stays too.
"""

from collections.abc import Mapping

from sitegen.clean import ledger
from sitegen.clean.ledger import rejoin
from sitegen.clean.page import page
from sitegen.clean.recurrence import recurring
from sitegen.clean.sections import MOST_LINES
from sitegen.clean.verdicts import verdicts
from sitegen.model import Block, RawArticle

__all__ = ["blocks", "recurring", "rejoin"]


def blocks(raw: RawArticle, recurring: Mapping[str, int]) -> tuple[Block, ...]:
    """Divide an article into blocks, each with its role and the reason for it. `recurring` is what clean.recurring made of the archive."""
    judged = page(raw, recurring)
    return ledger.blocks(raw.text, [*ledger.pieces(judged.lines, verdicts(judged)), *ledger.rest(raw.parts[MOST_LINES:])])
