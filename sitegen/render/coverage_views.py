"""What about.html sees of what the archive covers."""

from msgspec import Struct

from sitegen.render.figure_views import Grid


class Gap(Struct, frozen=True):
    """Months that follow one another and have no article."""

    span: str
    months: int


class SourceRow(Struct, frozen=True):
    """A newspaper or agency."""

    name: str
    count: int
    span: str
    """From when to when its articles are; empty where none has a date."""


class Coverage(Struct, frozen=True):
    """What there is, and what there is not."""

    count: int
    """Of articles, older versions not among them."""
    undated: int
    """Articles without a place in the order of time."""
    unsure: int
    """Articles with a date that carries a doubt."""
    grid: Grid | None
    gaps: tuple[Gap, ...]
    """The longest first."""
    more_gaps: int
    sources: tuple[SourceRow, ...]
    more_sources: int
    unnamed: int
    """Articles of which nobody knows who published them."""
    languages: tuple[tuple[str, int], ...]
    """BCP 47 and how many articles."""
