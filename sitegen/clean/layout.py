"""Where on the page the article lies: its headline, the line its body begins at and the line it ends before.

Nothing is taken out here. The three places are found first, because what a short line is depends on where it stands: above the body
it is a caption or a name, in the body it may be a crosshead, below it is a link.
"""

from collections.abc import Mapping
from itertools import pairwise

from msgspec import Struct

from sitegen.clean import title
from sitegen.clean.lines import Line
from sitegen.model import RawArticle

_NEAR = 4
"""Lines after a paragraph within which the next one stands, where the body has begun."""
_BELOW_START = 14
"""Lines below the first paragraph in which a byline shows that it was a standfirst."""
_LEAST_BRIEF = 3
"""Words of a sentence that counts as running text where there is no longer one."""
_AFTERWORD = 0.15
"""Share of the running text that may stand below the end of the article."""
_LEAST_BETWEEN = 2
"""Lines between two paragraphs that can close an article."""
_LEAST_LEADING = 20
"""Words of a paragraph that ends in a colon, and is no caption."""


class Layout(Struct, frozen=True):
    """Indexes of lines."""

    headline: int | None
    body: int
    """The first line of the body; the number of lines when there is no running text, and so no telling what a short line is."""
    top: int
    """The line after the last that stands above the article proper; `body`, or later when a byline stands below a standfirst."""
    end: int
    """The line after the last running text."""


def layout(raw: RawArticle, lines: list[Line], recurring: Mapping[str, int]) -> Layout:
    """Find the places of the article on its page. `recurring` is as clean.recurring made it."""
    running = _paragraphs(lines)
    if not running:
        headline = title.headline(raw, lines, len(lines), "", recurring)
        return Layout(headline, len(lines), 0 if headline is None else headline + 1, len(lines))
    body = next((index for at, index in enumerate(running[:-1]) if running[at + 1] - index <= _NEAR), running[0])
    about = " ".join(lines[index].shown[:400] for index in running[running.index(body) :][:5])
    headline = title.headline(raw, lines, body, about, recurring)
    return Layout(headline, body, _top(lines, body), _end(lines, running))


def _end(lines: list[Line], running: list[int]) -> int:
    """Return the line after the last paragraph above which nothing says that the article is over.

    A share bar, a comment box or the author's name close an article when hardly any running text is left below.
    """
    end, left = running[-1] + 1, 0
    most = _AFTERWORD * sum(lines[index].size for index in running)
    for above, below in reversed(list(pairwise(running))):
        left += lines[below].size
        if left > most:
            break
        between = lines[above + 1 : below]
        if len(between) >= _LEAST_BETWEEN and any(_closes(line) for line in between):
            end = above + 1
    return end


def _closes(line: Line) -> bool:
    found = line.phrase
    return found is not None and found.group.closes and (found.whole or not (line.ended or found.group.edges))


def _paragraphs(lines: list[Line]) -> list[int]:
    """Return the lines of running text; of a page that has no longer ones, its short sentences. What can only be a headline is none."""
    running = [index for index, line in enumerate(lines) if line.running]
    if running:
        if len(running) > 1 and _endless(lines, running[0]):
            return running[1:]
        leading = [index for index in range(max(0, running[0] - _NEAR), running[0]) if _leads_on(lines[index])]
        return leading + running
    running = [index for index, line in enumerate(lines) if _brief(line)]
    asked = len(running) > 1 and lines[running[0]].shown.endswith(("?", "!"))
    return running[1:] if asked else running


def _leads_on(line: Line) -> bool:
    """Whether a line above the running text is a paragraph all the same, which a table or a list follows."""
    return line.size >= _LEAST_LEADING and line.shown.endswith((":", "--")) and line.part.role == "text" and not line.phrase


def _endless(lines: list[Line], index: int) -> bool:
    """Whether a line as long as a paragraph is a headline all the same: without an end, and right above a date line or a byline."""
    line = lines[index]
    if line.ended or not line.key or line.part.role != "text" or line.shown.endswith(title.GOES_ON):
        return False
    return index + 1 < len(lines) and (lines[index + 1].stamp or lines[index + 1].byline)


def _brief(line: Line) -> bool:
    """Whether a line is a short sentence: running text of a page that has no longer ones."""
    return line.part.role == "text" and line.ended and len(line.tokens) >= _LEAST_BRIEF and not line.titled and not line.phrase


def _top(lines: list[Line], body: int) -> int:
    """Return the line after the last byline or date line that stands close below the first paragraph."""
    top, paragraphs = body, 0
    for index in range(body, min(body + _BELOW_START, len(lines))):
        line = lines[index]
        paragraphs += line.prose
        if paragraphs > 1:  # a standfirst; below more text, dates are the text's own
            break
        if (line.byline or line.stamp) and line.part.role == "text":
            top = index + 1
    return top
