"""Page furniture out of an article, with a ledger from which the raw text can be rebuilt to the byte.

lines and captions (what each says), recurrence (which stand in many articles), title, layout and page (where the article lies among
them), rules, neighbours and verdicts (what each line is), ledger (blocks), remembered (their short form).
Phrases and words are data beside the code. What it costs: a line that no rule knows stays in the body, so some furniture stays too.
"""

from collections.abc import Mapping

from sitegen.clean import ledger
from sitegen.clean.ledger import rejoin
from sitegen.clean.page import page
from sitegen.clean.recurrence import recurring
from sitegen.clean.remembered import Asked, Remembered, full, short
from sitegen.clean.sections import MOST_LINES
from sitegen.clean.verdicts import verdicts
from sitegen.model import Block, RawArticle

__all__ = ["Remembered", "blocks", "full", "recurring", "rejoin", "remembered"]


def blocks(raw: RawArticle, recurring: Mapping[str, int]) -> tuple[Block, ...]:
    """Divide an article into blocks, each with its role and the reason for it. `recurring` is what clean.recurring made of the archive."""
    judged = page(raw, recurring)
    return ledger.blocks(raw.text, [*ledger.pieces(judged.lines, verdicts(judged)), *ledger.rest(raw.parts[MOST_LINES:])])


def remembered(raw: RawArticle, recurring: Mapping[str, int]) -> Remembered:
    """Return the blocks of an article as they can be kept; `full` makes blocks of it again."""
    asked = Asked(recurring)
    return short(blocks(raw, asked), asked)
