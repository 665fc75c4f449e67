"""The rules: each looks at one line of a page and says what it is, or nothing.

They are tried in the order of the tuples below, the first that speaks decides. EVERYWHERE judge a line by what it says, ABOVE and BELOW by
where it stands. Sentences are taken out only by what they say, never by where they stand.
"""

import re
from collections.abc import Callable

from msgspec import Struct

from sitegen.clean import recurrence, words
from sitegen.clean.page import SAME, STANDFIRST, Page
from sitegen.clean.phrases import before_colon
from sitegen.clean.title import GOES_ON, similar

_COUNTER = re.compile(r"\d{1,3}(?:\s?(?:/|of)\s?\d{1,3})?")
_ITEM = re.compile(r"\d{1,2}[.)] |…|.*#\d|[A-Z][\w &’'-]{1,30}: ?\S")
"""How an item of a list, a table of facts or a sentence that goes on begins."""
_SLUG = re.compile(r"[A-Z0-9]{2,}(?:[-/][A-Z0-9]+)+(?:\s*\([A-Z]+\))?")
_BRACKETED = re.compile(r"\([A-Z][^():,?!]{2,40}\)")
_ALIKE = 12
"""Characters in which two lines are alike before more of them is compared."""
_TWICE = 3
"""Words of a line that says the same as the one above it by more than chance."""
_BEGINNING = 5
"""Words of a line that a neighbour begins with by more than chance."""
_TELLING = 4
"""Words from which a line is alike or repeated by more than chance."""
_LONG_FOR_MENU = 12
"""Words of a line above the headline from which it may be more than a link."""
_AMONG = 10
"""Words that stand around a repeated headline at most."""


class Verdict(Struct, frozen=True):
    """The role of a line, and why."""

    role: str
    rule: str = ""
    why: str = ""
    certainty: float = 1.0
    level: int = 0


Rule = Callable[[Page, int], Verdict | None]


def _headline(page: Page, index: int) -> Verdict | None:
    if index == page.place.headline:
        return Verdict("headline", "headline", "is the line above the article that says what it is about")
    return None


def _glued_section(page: Page, index: int) -> Verdict | None:
    if page.lines[index].start in page.glued:
        return Verdict("section", "glued section", "is the name of a section, glued to the headline")
    return None


def _format(page: Page, index: int) -> Verdict | None:
    """Say what the file's format says of a line; its text is judged by the rules below."""
    part = page.lines[index].part
    if part.role == "meta":
        return Verdict("meta", "markup", "is markup or stated data, and no text to be read")
    if part.role == "heading" and (repeated := _repeat(page, index)):
        return repeated
    return Verdict(part.role, level=part.level) if part.role != "text" else None


def _picture(page: Page, index: int) -> Verdict | None:
    return Verdict("body", "picture", "shows a picture") if page.lines[index].picture else None


def _no_words(page: Page, index: int) -> Verdict | None:
    return Verdict("furniture", "no words", "holds no words") if page.lines[index].wordless else None


def _counter(page: Page, index: int) -> Verdict | None:
    if _COUNTER.fullmatch(page.lines[index].shown):
        return Verdict("furniture", "counter", "is a number alone, as of a picture or of comments", 0.9 if page.outside(index) else 0.7)
    return None


def _address(page: Page, index: int) -> Verdict | None:
    if page.above(index) and page.lines[index].address:
        return Verdict("furniture", "address", "is a web address alone")
    return None


def _breadcrumb(page: Page, index: int) -> Verdict | None:
    if page.above(index) and page.lines[index].breadcrumb:
        return Verdict("breadcrumb", "breadcrumb", "shows the way from the home page to the article")
    return None


def _repeat(page: Page, index: int) -> Verdict | None:
    line, headline = page.lines[index], page.headline
    if not headline or not page.outside(index) or not line.key:
        return None
    if line.key == headline.key:
        return Verdict("repeat", "repeated headline", "says the headline again")
    if line.prose or min(len(line.tokens), len(headline.tokens)) < _TELLING:
        return None
    if page.above(index) and similar(line, headline) >= SAME:
        return Verdict("repeat", "repeated headline", "says the headline again in nearly the same words", 0.8)
    if headline.key in line.key and len(line.tokens) <= len(headline.tokens) + _AMONG:
        return Verdict("repeat", "repeated headline", "says the headline again among a few other words", 0.7)
    return None


def said_twice(page: Page, index: int) -> Verdict | None:
    """Return what a line is that says what a neighbour says too."""
    line, begin = page.lines[index], page.lines[index].shown[:_ALIKE]
    for other in (index - 1, index + 1):
        neighbour = page.lines[other].shown if 0 <= other < len(page.lines) else ""
        if not neighbour.startswith(begin) or line.size < _TWICE:
            continue
        if neighbour == line.shown and other < index:
            return Verdict("repeat", "said twice", "says what the line above it says", 0.9)
        if line.size >= _BEGINNING and len(line.shown) < len(neighbour) and neighbour.startswith(line.shown.rstrip(".…")):
            return Verdict("repeat", "said twice", "is how the line next to it begins", 0.8)
    return None


def _phrase(page: Page, index: int) -> Verdict | None:
    line = page.lines[index]
    found = line.phrase
    if found and found.group.headings and len(line.tokens) == 1 and _between_paragraphs(page, index):
        return Verdict("body", "word between paragraphs", f"{found.group.why}, or heads the text below it", 0.4)
    if found and (page.outside(index) or not found.group.edges):
        # '#' stands for a number, and only the line itself says which
        said = " ".join(line.shown.split()[: found.phrase.count(" ") + 1]) if "#" in found.phrase else found.phrase
        return Verdict(found.group.role, found.group.name, f"{found.group.why}: '{said}'", 0.98)
    return None


def _between_paragraphs(page: Page, index: int) -> bool:
    return not page.outside(index) and index > page.place.body and page.lines[index - 1].running and page.lines[index + 1].running


def _date_line(page: Page, index: int) -> Verdict | None:
    """Find date lines; in and below the text only those with nothing else in them, because lists of events have dates too."""
    line = page.lines[index]
    labelled = page.outside(index) or (line.stamp and line.tokens[0] in words.STAMPS)
    if line.stamp and (page.above(index) or (line.dated and labelled)):
        return Verdict("dateline", "date line", "holds a date and hardly anything else")
    return None


def _byline(page: Page, index: int) -> Verdict | None:
    return Verdict("byline", "byline", "names who wrote the article") if page.lines[index].byline else None


def _credit(page: Page, index: int) -> Verdict | None:
    return Verdict("caption", "credit", "credits a picture to somebody") if page.lines[index].credit else None


def _described(page: Page, index: int) -> Verdict | None:
    if page.lines[index].described and page.place.headline != index and index < page.late:
        return Verdict("caption", "describes a picture", "says where somebody stands in a picture or who took it", 0.85)
    return None


def _bracketed(page: Page, index: int) -> Verdict | None:
    line = page.lines[index]
    if _BRACKETED.fullmatch(line.shown) and line.size <= _TELLING and not line.shown.isupper() and not page.outside(index):
        return Verdict("caption", "in brackets", "is a name in brackets alone, as pictures are credited", 0.7)
    return None


def _about_author(page: Page, index: int) -> Verdict | None:
    if page.lines[index].biography and (index >= page.late or page.above(index)):
        return Verdict("furniture", "about the author", "tells who wrote the article and what else they do", 0.8)
    return None


def _teaser(page: Page, index: int) -> Verdict | None:
    line = page.lines[index]
    found = before_colon(line.shown) if line.key and not line.ended and not page.above(index) else None
    return Verdict("furniture", "teaser", f"{found.group.why}: '{found.phrase}'") if found else None


def _recurs(page: Page, index: int) -> Verdict | None:
    line = page.lines[index]
    why = recurrence.reason(line, page.recurring, outside=page.outside(index), origin=page.origin) if line.key else ""
    return Verdict("furniture", "recurs", why, 0.9) if why else None


def _recurring_sentence(page: Page, index: int) -> Verdict | None:
    if index < page.late:
        return None
    why, sure = recurrence.of_sentence(page.lines[index], page.recurring, page.origin)
    if sure:
        return Verdict("furniture", "recurring sentence", why, 0.8)
    return Verdict("body", "recurring sentence", f"{why}, but may be background", 0.4) if why else None


def _above_headline(page: Page, index: int) -> Verdict | None:
    line, headline = page.lines[index], page.place.headline
    if headline is None or index >= headline or line.key in words.SECTIONS or line.ended:
        return None
    if line.size >= _LONG_FOR_MENU:
        return Verdict("body", "above the headline", "is no sentence and stands above the headline, but is long for a menu", 0.3)
    return Verdict("furniture", "above the headline", "is a short line above the headline", 0.95)


def _slug(page: Page, index: int) -> Verdict | None:
    if _SLUG.fullmatch(page.lines[index].shown):
        return Verdict("slug", "slug", "is the catchword by which an agency files a story")
    return None


def _section(page: Page, index: int) -> Verdict | None:
    return Verdict("section", "section", "is the name of a section") if page.lines[index].key in words.SECTIONS else None


def _standfirst(page: Page, index: int) -> Verdict | None:
    if index == page.standfirst:
        return Verdict("standfirst", "second headline", "is a title of its own between headline and body", 0.8)
    return None


def _caption(page: Page, index: int) -> Verdict | None:
    line = page.lines[index]
    if line.ended:
        return None
    if page.headline is None:
        known = page.place.body < len(page.lines)
        return Verdict("body", "above the text", "is a short line above the text, on a page without a headline", 0.2) if known else None
    if len(line.tokens) >= STANDFIRST:
        return Verdict("body", "above the body", "is no sentence and stands between headline and body, but is long for a caption", 0.4)
    if line.shown.endswith(GOES_ON) or _ITEM.match(line.shown):
        return Verdict("body", "above the body", "stands between headline and body, but leads on or is of a list", 0.4)
    if line.size == 1 and index + 1 == page.place.body:
        return Verdict("body", "above the body", "is a word alone right above the text, and may be its heading", 0.4)
    return Verdict("caption", "above the body", "is a short line without a sentence's end between headline and body", 0.9)


EVERYWHERE: tuple[Rule, ...] = (
    _headline, _glued_section, _format, _picture, _no_words, _counter, _address, _breadcrumb, _repeat, said_twice, _phrase, _date_line,
    _byline, _credit, _described, _bracketed, _teaser, _recurs,
)  # fmt: skip
OF_SENTENCES: tuple[Rule, ...] = (_headline, _format, _repeat, said_twice, _phrase, _credit, _described, _about_author, _recurring_sentence)
"""The rules that may speak of running text."""
ABOVE: tuple[Rule, ...] = (_above_headline, _slug, _section, _standfirst, _caption)
