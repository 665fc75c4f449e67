"""A page of lines with the places that its rules ask about. Made once per article; the rules only look at it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen.clean import sections
from sitegen.clean.layout import Layout, layout
from sitegen.clean.lines import Line
from sitegen.clean.recurrence import source
from sitegen.clean.title import GOES_ON, similar
from sitegen.model import RawArticle

SAME = 0.7
"""Share of words from which two lines are two wordings of one headline."""
STANDFIRST = 9
"""Words from which a line between headline and body is a second headline rather than a caption."""
_LONGEST_TITLE = 24
"""Words of a second headline; what is longer is a sentence without its full stop."""
_CLOSE = 2
"""Lines below the headline in which a second one stands."""
_LAST = 3
"""Paragraphs at the end of a page among which the author is told about."""


class Page(Struct, frozen=True):
    """Lines and where they stand; all numbers are indexes of lines."""

    lines: Sequence[Line]
    place: Layout
    glued: frozenset[int]
    """Offsets of the section names that were cut from a headline."""
    recurring: Mapping[str, int]
    """As clean.recurring made it."""
    origin: str
    """The article's source, as clean.recurrence calls it."""
    standfirst: int | None
    """The second headline."""
    late: int
    """The last but two of the lines of running text: from there on, the page may tell about the author."""

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
    return Page(lines, place, glued, recurring, source(raw), _standfirst(lines, place), _late(lines, place))


def _standfirst(lines: Sequence[Line], place: Layout) -> int | None:
    """Return the first line between headline and body that is long enough for a second headline.

    It stands close below the headline or right above a byline or a date line; what stands elsewhere may be anything.
    """
    if place.headline is None:
        return None
    last = min(place.body, place.top)
    for index in range(place.headline + 1, last):
        close = index <= place.headline + _CLOSE or (index + 1 < last and (lines[index + 1].stamp or lines[index + 1].byline))
        if close and _second_headline(lines[index], lines[place.headline]):
            return index
    return None


def _second_headline(line: Line, headline: Line) -> bool:
    if line.part.role != "text" or line.ended or not STANDFIRST <= len(line.tokens) <= _LONGEST_TITLE or line.shown.endswith(GOES_ON):
        return False
    known = line.credit or line.stamp or line.byline or line.phrase or line.breadcrumb
    return not known and similar(line, headline) < SAME


def _late(lines: Sequence[Line], place: Layout) -> int:
    late = [index for index in range(place.body, len(lines)) if lines[index].prose][-_LAST:]
    return late[0] if late else len(lines)
