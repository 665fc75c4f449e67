"""What only its neighbours tell of a line: captions above a credit, links below 'Related News', the foot of the page, crossheads.

Each pass takes what the rules found, index by index, and fills places where they found nothing. A line that looks like an article's own
stays, with a certainty that marks it as doubtful, because a lost sentence cannot be seen and a menu's line can.
"""

import re
from collections.abc import Callable

from sitegen.clean import captions, words
from sitegen.clean.lines import Line
from sitegen.clean.page import Page
from sitegen.clean.rules import Verdict
from sitegen.model import KEPT_ROLES

Found = list[Verdict | None]

_CROSSHEAD = 12
"""Words that a heading in the body has at most."""
_LINKS = 8
"""Lines in the body that a list of links has at most."""
_LEAST_LINK, _MOST_LINK = 4, 24
"""Words of a link to another article."""
_NAMED = 6
"""Words of a line that names the author."""
_LONE_CREDIT = 10
"""Words of a credit that stands on a line of its own."""
_BRIEFEST, _BRIEF, _SEVERAL = 5, 30, 2
"""Words of a sentence that can be a caption, and how many of them a page must show."""
_LEAST_RUN = 3
"""Short lines below the last sentence that can be a list of links."""
_LEAST_TAGS = 4
"""Names below the last sentence that can be the article's tags."""
_CLOSING = "\"'”’»)"
"""What may stand behind the stop of a sentence."""
_ITEM = re.compile(r"[^A-Z'\"‘“]|.*[:,]$")
"""How a line of a list or a table begins, or one that leads on to it ends: no link does."""
_CITATION = re.compile(r"[–—-] [^\n]{2,60}, (?:[0-9]{1,2} [A-Z][a-z]+|[A-Z][a-z]+ [0-9]{1,2},) [0-9]{4}\.?\Z", re.ASCII)
"""A source that an article cites: '“Storm hits coast” — The Courier, August 15, 2008'. A link to another article tells no publisher."""
_NO_OPENERS = frozenset({"no words", "counter", "said twice", "in brackets"})
"""Rules that say little about where a line stands."""


def _taken(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.role not in KEPT_ROLES


def with_captions(page: Page, found: Found) -> Found:
    """Take out the words above a credit that stands alone: a sentence only where the page shows several of its captions so."""
    made = found[:]
    above = [index for index in range(len(found) - 1) if found[index] is None and _lone_credit(page, found, index + 1)]
    brief = [index for index in above if page.lines[index].ended and _BRIEFEST <= page.lines[index].size <= _BRIEF]
    for index in above:
        line = page.lines[index]
        if not line.ended and 0 < len(line.tokens) <= captions.LONGEST and not _item(line):
            made[index] = Verdict("caption", "above a credit", "stands above the credit of a picture and is no sentence", 0.8)
    if len(brief) >= _SEVERAL and 2 * len(brief) > len(above):
        why = f"stands above the credit of a picture, as {len(brief)} sentences of the page do"
        for index in brief:
            made[index] = Verdict("caption", "sentence above a credit", why, 0.7)
    return made


def _lone_credit(page: Page, found: Found, index: int) -> bool:
    verdict, line = found[index], page.lines[index]
    if verdict is None or len(line.tokens) > _LONE_CREDIT:
        return False
    return line.key in words.CREDITS or captions.labelled(line.shown) or (verdict.role == "caption" and captions.alone(line.shown))


def with_names(page: Page, found: Found) -> Found:
    """Take out the name above what is told about the author."""
    made = found[:]
    for index in range(1, len(found)):
        verdict, line = found[index], page.lines[index - 1]
        about = verdict is not None and verdict.rule == "about the author"
        if about and found[index - 1] is None and not line.ended and 1 < len(line.tokens) <= _NAMED:
            made[index - 1] = Verdict("byline", "above the author", "stands above what is told about the author", 0.8)
    return made


def with_lists(page: Page, found: Found) -> Found:
    """Take out the links below a phrase that heads a list of them ('Related News'), but no more than a few in the body."""
    left, links = 0, 0
    made = found[:]
    for index, (line, verdict) in enumerate(zip(page.lines, found, strict=True)):
        link = left > 0 and verdict is None and _link(line)
        if left and verdict is None and not page.above(index) and (link or (links and _small(page, index))):
            links += link
            made[index] = Verdict("furniture", "list", "belongs to the list of links above it", 0.9)
            left -= 1
        elif _taken(verdict):
            if verdict and verdict.role == "furniture" and line.phrase and line.phrase.group.list and (line.phrase.whole or not line.ended):
                left, links = _LINKS, 0
        else:
            left = 0
    return made


def _link(line: Line) -> bool:
    """Whether a line looks like the headline of another article."""
    title = _LEAST_LINK <= len(line.tokens) <= _MOST_LINK and (not line.ended or (line.titled and line.shown.endswith("?")))
    return title and not line.shown.endswith((":", ",")) and " | " not in line.shown


def _small(page: Page, index: int) -> bool:
    """Whether a line among links is a name or a section that goes with one, and no crosshead above running text."""
    line = page.lines[index]
    last = index + 1 == len(page.lines) or page.lines[index + 1].prose
    return not last and 0 < len(line.tokens) < _LEAST_LINK and not line.ended


def with_foot(page: Page, found: Found) -> Found:
    """Take out what stands below the running text: everything below the first piece of furniture there, and runs of links above it."""
    made = found[:]
    end = page.place.end
    foot = next((index for index in range(end, len(found)) if _opens(page, found, index)), len(found))
    run: list[int] = []
    for index in range(end, len(found)):
        line = page.lines[index]
        if index > foot:
            if found[index] is None:
                made[index] = _at_foot(line, page.lines[foot])
        elif found[index] is None and not line.ended and not line.prose:
            run.append(index)
        elif found[index] is None:
            run = _judged(run, made, "")
        elif index == foot or _taken(found[index]):
            run = _judged(run, made, _links(page, run))
    _judged(run, made, _links(page, run))
    return made


def _opens(page: Page, found: Found, index: int) -> bool:
    verdict, phrase = found[index], page.lines[index].phrase
    if verdict is None or verdict.role in KEPT_ROLES or verdict.rule in _NO_OPENERS:
        return False
    if phrase is None:
        return verdict.role != "caption"
    group = phrase.group
    return (phrase.whole or (group.list and not page.lines[index].ended)) and (group.foot or group.list or group.closes)


def _at_foot(line: Line, opening: Line) -> Verdict:
    why = f"stands below '{opening.shown[:60]}', where the foot of the page begins"
    return Verdict("furniture", "sentence at the foot", why, 0.8) if line.prose else Verdict("furniture", "foot", why, 0.95)


def _links(page: Page, run: list[int]) -> str:
    """Return the rule that takes a run of short lines below the last sentence for links or for tags; empty when it may be a list."""
    lines = [page.lines[index] for index in run]
    if len(lines) < _LEAST_RUN or any(map(_item, lines)):
        return ""
    if 2 * sum(_link(line) for line in lines) >= len(lines):
        return "links below the text"
    names = len(lines) >= _LEAST_TAGS and 4 * sum(len(line.tokens) < _LEAST_LINK for line in lines) >= 3 * len(lines)
    ended = run[0] > 0 and page.lines[run[0] - 1].shown.endswith((".", "”", '"'))
    return "tags below the text" if names and ended else ""


def _item(line: Line) -> bool:
    """Whether a line is of a list or a table, or leads on to one, or cites a source.

    It begins with a number, a date or a small letter, or ends in a colon or in a publisher with a date.
    """
    begins = _ITEM.match(line.shown) is not None or (bool(line.tokens) and line.tokens[0] in words.DATES)
    return begins or _CITATION.search(line.shown) is not None


def _judged(run: list[int], made: Found, rule: str) -> list[int]:
    """Say what a run of short lines below the last sentence is; the run that comes next begins empty."""
    for index in run:
        if rule:
            made[index] = Verdict("furniture", rule, f"is one of {len(run)} short lines below the last sentence", 0.8)
        else:
            made[index] = Verdict("body", "below the text", "is no sentence and stands below the last one, but may be of a list", 0.4)
    return []


def with_headings(page: Page, found: Found) -> list[Verdict]:
    """Make headings of the short lines that stand in the body right above running text, and body of whatever is left."""
    made: list[Verdict] = []
    above_text = False
    for index in range(len(found) - 1, -1, -1):
        verdict = found[index]
        if verdict is not None:
            made.append(verdict)
            continue
        line = page.lines[index]
        if above_text and index > page.place.body and index >= page.place.top and _crosshead(line):
            made.append(Verdict("heading", "crosshead", "is a short line without a sentence's end above running text", 0.8, 2))
        else:
            made.append(BODY)
        above_text = line.prose
    return made[::-1]


def _crosshead(line: Line) -> bool:
    first = line.shown[0]
    begins = first.isupper() or not (first.isalpha() or first in "—–-")  # a dash stands before whom a quotation is by
    return (
        not line.prose and begins and len(line.tokens) <= _CROSSHEAD and not line.shown.rstrip(_CLOSING).endswith((".", ",", ";", ":", "…"))
    )


BODY = Verdict("body")
PASSES: tuple[Callable[[Page, Found], Found], ...] = (with_captions, with_names, with_lists, with_foot)
