"""What each line of a page is: the rules on each line, then what only neighbours tell: lists of links, and headings in the body.

Losing a sentence of an article is far worse than leaving a line of a menu in it: a rule takes out what it knows, and whatever no rule
knows stays.
"""

from sitegen.clean.lines import Line
from sitegen.clean.page import Page
from sitegen.clean.rules import ABOVE, EVERYWHERE, Verdict, below

_BODY = Verdict("body")
_CROSSHEAD = 12
"""Words that a heading in the body has at most."""
_LINKS = 6
"""Lines in the body that a list of links has at most."""
_LEAST_LINK, _MOST_LINK = 4, 24
"""Words of a link to another article."""


def verdicts(page: Page) -> list[Verdict]:
    """Return what each line is."""
    found = [_alone(page, index) for index in range(len(page.lines))]
    return _with_headings(page, _with_lists(page, found))


def _alone(page: Page, index: int) -> Verdict | None:
    """Return what the rules say of a line."""
    for rule in EVERYWHERE:
        if found := rule(page, index):
            return found
    if page.above(index) and not page.lines[index].prose:
        for rule in ABOVE:
            if found := rule(page, index):
                return found
    return below(page, index)


def _with_lists(page: Page, found: list[Verdict | None]) -> list[Verdict]:
    """Take out the links below a phrase that heads a list of them ('Related News'), but no more than a few in the body."""
    left = 0
    made = []
    for index, (line, verdict) in enumerate(zip(page.lines, found, strict=True)):
        if left and verdict is None and not page.above(index) and _link(line):
            made.append(Verdict("furniture", "list", "belongs to the list of links above it", 0.8))
            left -= 1
            continue
        taken = verdict is not None and verdict.role == "furniture"
        if taken and line.phrase and line.phrase.whole and line.phrase.group.list:
            left = _LINKS
        elif not taken:
            left = 0
        made.append(verdict or _BODY)
    return made


def _link(line: Line) -> bool:
    """Whether a line looks like the headline of another article."""
    title = _LEAST_LINK <= len(line.tokens) <= _MOST_LINK and not line.ended
    return title and not line.shown.endswith((":", ",")) and " | " not in line.shown


def _with_headings(page: Page, found: list[Verdict]) -> list[Verdict]:
    """Make headings of the short lines that stand in the body right above running text."""
    made = found[:]
    above_text = False
    for index in range(len(found) - 1, page.place.top - 1, -1):
        if found[index] is not _BODY:
            continue
        line = page.lines[index]
        if above_text and index > page.place.body and _crosshead(line):
            made[index] = Verdict("heading", "crosshead", "is a short line without a sentence's end above running text", 0.8, 2)
        above_text = line.prose
    return made


def _crosshead(line: Line) -> bool:
    first = line.shown[0]
    begins = first.isupper() or not first.isalpha()
    return not line.prose and begins and len(line.tokens) <= _CROSSHEAD and not line.shown.endswith((".", ",", ";", ":", "…"))
