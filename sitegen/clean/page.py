"""A page of lines with the places that its rules ask about. Made once per article; the rules only look at it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen.clean import sections
from sitegen.clean.layout import Layout, layout
from sitegen.clean.lines import Line
from sitegen.clean.title import similar
from sitegen.model import RawArticle

SAME = 0.7
"""Share of words from which two lines are two wordings of one headline."""
STANDFIRST = 9
"""Words from which a line between headline and body is a second headline rather than a caption."""


class Page(Struct, frozen=True):
    """Lines and where they stand; all numbers are indexes of lines."""

    lines: Sequence[Line]
    place: Layout
    glued: frozenset[int]
    """Offsets of the section names that were cut from a headline."""
    recurring: Mapping[str, int]
    """As clean.recurring made it."""
    standfirst: int | None
    """The second headline."""
    foot: int
    """The first stock phrase below the running text; the number of lines when there is none."""

    @property
    def headline(self) -> Line | None:
        """The headline's line."""
        return self.lines[self.place.headline] if self.place.headline is not None else None

    def above(self, index: int) -> bool:
        """Whether a line stands above the article proper."""
        return index < self.place.top

    def outside(self, index: int) -> bool:
        """Whether a line stands above or below the running text."""
        return index < self.place.top or index >= self.place.end


def page(raw: RawArticle, recurring: Mapping[str, int]) -> Page:
    """Divide an article into lines and find the places among them."""
    parts, glued = sections.unglued(raw)
    lines = [Line(part, raw) for part in parts]
    place = layout(raw, lines, recurring)
    return Page(lines, place, glued, recurring, _standfirst(lines, place), _foot(lines, place))


def _standfirst(lines: Sequence[Line], place: Layout) -> int | None:
    """Return the first line between headline and body that is long enough for a second headline."""
    if place.headline is None:
        return None
    for index in range(place.headline + 1, min(place.body, place.top)):
        line = lines[index]
        title = len(line.tokens) >= STANDFIRST and not line.ended and line.part.role == "text"
        known = line.credit or line.stamp or line.byline or line.phrase or line.breadcrumb
        if title and not known and similar(line, lines[place.headline]) < SAME:
            return index
    return None


def _foot(lines: Sequence[Line], place: Layout) -> int:
    for index in range(place.end, len(lines)):
        found = lines[index].phrase
        if found and found.whole:
            return index
    return len(lines)
