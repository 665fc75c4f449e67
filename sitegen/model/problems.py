"""What somebody should look at."""

from typing import Literal

from msgspec import Struct

Weight = Literal["error", "warning", "notice"]
"""error: something is lost, broken or leaks until it is mended; warning: should be mended; notice: worth a look, and may stay."""
WEIGHTS: tuple[Weight, ...] = ("error", "warning", "notice")
"""Heaviest first."""


class Problem(Struct, frozen=True, order=True):
    """Something an archivist should look at. It never stops the build of the rest."""

    where: str
    """File, file:line or file@offset, below the archive's folder."""
    what: str
    """One sentence that says what is wrong or unsure."""
    hint: str = ""
    """What to do about it."""
    weight: Weight = "warning"


class Doubt(Struct, frozen=True, order=True):
    """A question that the rules leave open rather than guess: a candidate, with the words that speak for it.

    Doubts make the review list. An answer of the archivist settles one for good.
    """

    where: str
    """Source of the article, or its file@offset; empty for a question about the whole archive."""
    what: str
    """One sentence that ends in what is open, citing the words."""
    curation: str = ""
    """The lines of curation.toml, or of the file beside the article, that would settle it; as many as there are answers, each said."""
