"""What each line of a page is, from its place on the page and from what it says: the rules, in the order in which they are tried.

Losing a sentence of an article is far worse than leaving a line of a menu in it: a rule takes out what it knows, and whatever no rule
knows stays. Sentences are taken out only by what they say, never by where they stand.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from sitegen.clean import words
from sitegen.clean.layout import Layout, layout, similar
from sitegen.clean.lines import Line
from sitegen.clean.phrases import before_colon
from sitegen.clean.recurrence import reason
from sitegen.model import RawArticle

_SLUG = re.compile(r"[A-Z0-9]{2,}(?:[-/][A-Z0-9]+)+(?:\s*\([A-Z]+\))?")
_COUNTER = re.compile(r"\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?")
_SAME = 0.7
"""Share of words from which two lines are two wordings of one headline."""
_CROSSHEAD = 12
"""Words that a heading in the body has at most."""
_STANDFIRST = 9
"""Words from which a line between headline and body is a second headline rather than a caption."""


_LINKS = 6
"""Lines in the body that a list of links has at most."""
_LEAST_LINK, _MOST_LINK = 4, 24
"""Words of a link to another article."""


class Verdict(Struct, frozen=True):
    """The role of a line, and why."""

    role: str
    rule: str = ""
    why: str = ""
    certainty: float = 1.0
    level: int = 0


_BODY = Verdict("body")


def verdicts(raw: RawArticle, lines: list[Line], names: frozenset[int], recurring: Mapping[str, int]) -> list[Verdict]:
    """Return what each line is. `names` are the places of section names that were cut from a headline."""
    place = layout(raw, lines)
    headline = lines[place.headline] if place.headline is not None else None
    found: list[Verdict] = []
    listing = 0
    foot = _foot(lines, place)
    standfirst = _standfirst(lines, place)
    for index, line in enumerate(lines):
        verdict = _format(line) if line.part.role != "text" and index != place.headline else None
        if index == place.headline:
            verdict = Verdict("headline", "headline", "the line above the article that says what it is about")
        elif line.start in names:
            verdict = Verdict("section", "glued section", "is the name of a section, glued to the headline")
        elif verdict is None:
            verdict = _said(line, headline, recurring, index, place)
        if verdict is None and index < place.top:
            verdict = _above(line, headline, index, place, standfirst)
        if verdict is None and index > foot and (_opens_foot(lines[foot]) or not line.ended):
            verdict = Verdict("furniture", "foot", f"stands below '{lines[foot].shown}', where the foot of the page begins", 0.8)
        if listing and verdict is None and index >= place.top and _link(line):
            verdict = Verdict("furniture", "list", "belongs to the list of links above it")
            listing -= 1
        elif not (verdict and verdict.role == "furniture"):
            listing = 0
        if verdict and line.phrase and line.phrase.group.list and line.phrase.whole:
            listing = _LINKS
        found.append(verdict or _BODY)
    return _with_headings(lines, found, place)


def _link(line: Line) -> bool:
    """Whether a line looks like the headline of another article."""
    return _LEAST_LINK <= len(line.tokens) <= _MOST_LINK and not line.ended and not line.shown.endswith((":", ",")) and " | " not in line.shown


def _format(line: Line) -> Verdict | None:
    """Return what the file's format says of a line."""
    role = line.part.role
    if role == "meta":
        return Verdict("meta", "markup", "is markup or stated data, and no text to be read")
    return Verdict(role, level=line.part.level)


def _said(line: Line, headline: Line | None, recurring: Mapping[str, int], index: int, place: Layout) -> Verdict | None:
    """Judge a line by what it says, wherever it stands."""
    if line.wordless:
        return Verdict("furniture", "no words", "holds no words")
    if _COUNTER.fullmatch(line.shown):
        return Verdict("furniture", "counter", "is a number alone, as of a picture or of comments")
    if not line.key:
        return None
    outside = index < place.top or index >= place.end
    if line.address and outside:
        return Verdict("furniture", "address", "is a web address alone")
    if headline and (repeat := _repeat(line, headline, index < place.top, outside)):
        return repeat
    if line.phrase and (outside or not line.phrase.group.edges):
        return Verdict("furniture", line.phrase.group.name, f"{line.phrase.group.why}: '{line.phrase.phrase}'")
    if line.stamp and (index < place.top or (line.dated if outside else line.dated and line.tokens[0] in words.STAMPS)):
        return Verdict("dateline", "date line", "holds a date and nothing else")
    if line.byline:
        return Verdict("byline", "byline", "names who wrote the article")
    if line.credit:
        return Verdict("caption", "credit", "credits a picture")
    if not line.ended and index >= place.top and (found := before_colon(line.shown)):
        return Verdict("furniture", "teaser", f"{found.group.why}: '{found.phrase}'")
    why = reason(line, recurring, outside)
    return Verdict("furniture", "recurs", why, 0.9) if why else None


def _repeat(line: Line, headline: Line, above: bool, outside: bool) -> Verdict | None:
    if line.key == headline.key and outside:
        return Verdict("repeat", "repeated headline", "says the headline again")
    if above and line.breadcrumb:
        return Verdict("breadcrumb", "breadcrumb", "shows the way from the home page to the article")
    if above and not line.prose and len(line.tokens) > 3 and similar(line, headline) >= _SAME:  # noqa: PLR2004 - shorter lines are alike by chance
        return Verdict("repeat", "repeated headline", "says the headline again in nearly the same words")
    if outside and len(headline.tokens) > 3 and headline.key in line.key and len(line.tokens) <= len(headline.tokens) + 10 and not line.prose:  # noqa: PLR2004
        return Verdict("repeat", "repeated headline", "says the headline again among a few other words")
    return None


def _standfirst(lines: list[Line], place: Layout) -> int | None:
    """Return the first line between headline and body that is long enough for a second headline."""
    if place.headline is None:
        return None
    for index in range(place.headline + 1, place.body):
        line = lines[index]
        if len(line.tokens) >= _STANDFIRST and not line.ended and not line.credit and not line.stamp and not line.byline and not line.phrase:
            if similar(line, lines[place.headline]) < _SAME:
                return index
    return None


def _above(line: Line, headline: Line | None, index: int, place: Layout, standfirst: int | None) -> Verdict | None:
    """Judge a short line that stands above the body."""
    if line.prose or (line.ended and place.body <= index):
        return None
    if place.headline is not None and index < place.headline:
        if line.key in words.SECTIONS:
            return Verdict("section", "section", "is the name of a section, above the headline")
        return None if line.ended else Verdict("furniture", "above the headline", "is a short line above the headline")
    if _SLUG.fullmatch(line.shown):
        return Verdict("slug", "slug", "is the catchword by which an agency files a story")
    if line.key in words.SECTIONS:
        return Verdict("section", "section", "is the name of a section")
    if index == standfirst:
        return Verdict("standfirst", "second headline", "is a title of its own between headline and body")
    if line.ended or headline is None:
        return None
    if len(line.tokens) >= _STANDFIRST:
        return Verdict("body", "above the body", "is no sentence and stands between headline and body, but is long for a caption", 0.4)
    return Verdict("caption", "above the body", "is a short line without a sentence's end between headline and body", 0.8)


def _foot(lines: list[Line], place: Layout) -> int:
    """Return the line that opens the foot of the page: the first stock phrase with no running text below."""
    for index in range(place.end, len(lines)):
        found = lines[index].phrase
        if found and found.whole:
            return index
    return len(lines)


def _opens_foot(line: Line) -> bool:
    """Whether nothing of an article follows a line, not even short sentences."""
    return line.phrase is not None and (line.phrase.group.foot or line.phrase.group.list)


def _with_headings(lines: list[Line], found: list[Verdict], place: Layout) -> list[Verdict]:
    """Make headings of the short lines that stand in the body with running text below them."""
    below = False
    made = found[:]
    for index in range(len(lines) - 1, place.top - 1, -1):
        line, verdict = lines[index], found[index]
        if verdict is not _BODY:
            continue
        if line.prose:
            below = True
        elif below and index > place.body and _crosshead(line):
            made[index] = Verdict("heading", "crosshead", "is a short line without a sentence's end above running text", 0.8, 2)
            below = False
        else:
            below = False
    return made


def _crosshead(line: Line) -> bool:
    first = line.shown[0]
    return len(line.tokens) <= _CROSSHEAD and not line.shown.endswith((".", ",", ";", ":", "…")) and (first.isupper() or first.isdigit() or not first.isalpha())
