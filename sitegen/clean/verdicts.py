"""What each line of a page is: the rules on each line, then what only neighbours tell.

Losing a sentence of an article is far worse than leaving a line of a menu in it: a rule takes out what it knows, and whatever no rule
knows stays.
"""

from sitegen.clean.neighbours import PASSES, with_headings
from sitegen.clean.page import Page
from sitegen.clean.rules import ABOVE, EVERYWHERE, OF_SENTENCES, Verdict, said_twice


def verdicts(page: Page) -> list[Verdict]:
    """Return what each line is."""
    found = [_alone(page, index) for index in range(len(page.lines))]
    for look in PASSES:
        found = look(page, found)
    return with_headings(page, found)


def _alone(page: Page, index: int) -> Verdict | None:
    """Return what the rules say of a line."""
    line = page.lines[index]
    if line.running and page.place.top <= index < page.late and line.part.role == "text":
        return said_twice(page, index)  # nearly every line: no other rule speaks of it
    prose = line.prose
    for rule in OF_SENTENCES if prose else EVERYWHERE:
        if found := rule(page, index):
            return found
    if not prose and page.above(index):
        for rule in ABOVE:
            if found := rule(page, index):
                return found
    return None
