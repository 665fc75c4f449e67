"""Where on the page the article lies: its headline, the line its body begins at and the line it ends before.

Nothing is taken out here. The three places are found first, because what a short line is depends on where it stands: above the body
it is a caption or a name, in the body it may be a crosshead, below it is a link.
"""

import re
from collections import Counter
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from sitegen.clean import words
from sitegen.clean.lines import Line
from sitegen.model import RawArticle

_NEAR = 4
"""Lines after a paragraph within which the next one stands, where the body has begun."""
_BELOW_START = 14
"""Lines below the first paragraph in which a byline shows that it was a standfirst."""
_FURTHEST = 400
"""Lines from the top in which a headline is looked for."""
_LEAST_BRIEF = 3
"""Words of a sentence that counts as running text where there is no longer one."""
_LEAST_WORDS, _MOST_WORDS = 2, 32
"""Words of a headline."""
_LEAST = 1.1
"""Score from which a line is a headline."""
_DATELINE = re.compile(r"[A-Z][^a-z\n()]{2,40}(?:[A-Z][\w. ]{1,20})?(?:\([^()]{2,30}\) ?)?[-–—] ?[A-Z]|\([A-Z][\w /]{1,20}\) ?[-–—]")
"""'WASHINGTON (AP) — The', '(Reuters) - A': so does an article begin."""


class Layout(Struct, frozen=True):
    """Indexes of lines."""

    headline: int | None
    body: int
    """The first line of the body; the number of lines when there is no running text, and so no telling what a short line is."""
    top: int
    """The line after the last that stands above the article proper; `body`, or later when a byline stands below a standfirst."""
    end: int
    """The line after the last running text."""


def layout(raw: RawArticle, lines: list[Line]) -> Layout:
    """Find the places of the article on its page."""
    running = [index for index, line in enumerate(lines) if _running(line)] or [index for index, line in enumerate(lines) if _brief(line)]
    if not running:
        headline = _headline(raw, lines, len(lines), "")
        return Layout(headline, len(lines), 0 if headline is None else headline + 1, len(lines))
    body = next((index for at, index in enumerate(running[:-1]) if running[at + 1] - index <= _NEAR), running[0])
    about = " ".join(lines[index].shown[:1500] for index in running[running.index(body) :][:6])
    headline = _headline(raw, lines, body, about)
    return Layout(headline, body, _top(lines, body), running[-1] + 1)


def similar(first: Line, second: Line) -> float:
    """Return the share of their words that two short lines have in common, from 0 to 1; the order counts for nothing."""
    one, other = Counter(first.tokens), Counter(second.tokens)
    union = (one | other).total()
    return (one & other).total() / union if union else 0.0


def _running(line: Line) -> bool:
    if line.part.role in {"heading", "meta", "code"}:
        return False
    return line.prose and not line.phrase and not line.credit and not line.stamp and not line.byline


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


def _headline(raw: RawArticle, lines: list[Line], body: int, about: str) -> int | None:
    """Return the line that is most like a headline among those above the body.

    A breadcrumb that ends in it settles the matter. Else it shares its words with the article and with its address, is said again
    elsewhere on the page, and a byline or a date line stands below it. The earlier of two that are alike wins.
    """
    if raw.stated.title:
        wanted = words.key(raw.stated.title)
        found = next((index for index, line in enumerate(lines[:_FURTHEST]) if line.key and line.key == wanted), None)
        if found is not None:
            return found
    start = max(0, body - _FURTHEST)
    candidates = [index for index in range(start, body) if _may_be_headline(lines[index])]
    if not candidates:
        return None
    named = {words.key(line.segments[-1]) for line in lines[start:body] if line.breadcrumb} - words.SECTIONS
    for index in candidates:
        if lines[index].key in named:
            return index
    about_words = set(words.tokens(about))
    address = set(words.tokens(unquote(urlsplit(raw.stated.url).path))) if raw.stated.url else set()
    said = Counter(line.key for line in lines if line.key)
    scores = [
        (_score(lines[index], about_words, address, said) + _placed(lines, index, body) - 0.03 * min(rank, 20), -index)
        for rank, index in enumerate(candidates)
    ]
    best, place = max(scores)
    return -place if best >= _LEAST else None


def _placed(lines: list[Line], index: int, body: int) -> float:
    """Weigh where a line stands: at the very beginning, or with a byline or a date line close below."""
    if index == 0:
        return 0.8
    return 0.4 * any(line.byline or line.stamp for line in lines[index + 1 : min(index + 4, body)])


def _may_be_headline(line: Line) -> bool:
    if line.part.role == "heading":
        return bool(line.key)
    if line.part.role != "text" or not line.key or line.stamp or line.byline or line.credit or line.address or line.breadcrumb:
        return False
    if (line.phrase and line.phrase.whole) or line.shown.endswith((":", ",", ";")) or _DATELINE.match(line.shown):
        return False
    letters = sum(map(str.isalpha, line.shown))
    return _LEAST_WORDS <= min(line.size, len(line.tokens)) <= _MOST_WORDS and letters * 2 > len(line.shown)


def _score(line: Line, about: set[str], address: set[str], said: Counter[str]) -> float:
    """Weigh what a line shows of itself. The weights were set by hand, on pages of many sites; about 1 stands for one good sign."""
    telling = [word for word in line.tokens if word not in words.SMALL and word != "#"]
    if not telling:
        return 0.0
    score = sum(word in about or word.removesuffix("s") in about for word in telling) / len(telling)
    if address:
        score += 2 * sum(word in address for word in telling) / max(len(telling), 4)
    score += min(len(line.tokens), 10) / 10
    score += 0.5 * (said[line.key] > 1)
    score += {1: 2.0, 2: 0.5}.get(line.part.level, 0.0) if line.part.role == "heading" else 0.0
    score -= 0.8 * (line.shown.endswith(".") and not line.shown.endswith(("..", "U.S.")))
    score -= 0.5 * (line.phrase is not None)
    return score
