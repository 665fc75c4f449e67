"""Which line is the headline: the one that is most like one among those above the body, or the only one there that could be.

What is known for furniture is never asked, and a line that stands in many articles only when there is no other: a column's standing
title ('Market report') is a poor headline, but it is one.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from urllib.parse import unquote, urlsplit

from sitegen.clean import recurrence, words
from sitegen.clean.lines import Line
from sitegen.clean.phrases import before_colon
from sitegen.model import RawArticle

GOES_ON = (":", ",", ";")
"""Ends of a line that is no headline, because something follows."""
_FURTHEST = 400
"""Lines above the body in which a headline is looked for."""
_LEAST_WORDS, _MOST_WORDS = 2, 32
"""Words of a headline among others."""
_LEAST = 1.1
"""Score from which a line is a headline."""
_LETTERS = 3
"""Letters of a headline of one word."""
_DATELINE = re.compile(
    r"[A-Z][^a-z\n()]{2,40}(?:[A-Z][\w. ]{1,20})?(?:\([^()]{2,30}\) ?)?(?:--|(?<=[ )])[-–—]|—) ?[A-Z](?:[a-z'’ ]|\.[A-Z])"
    r"|\([A-Z][\w /]{1,20}\) ?[-–—]"
)
"""'WASHINGTON (AP) — The', '(Reuters) - A': so does an article begin, while 'UPDATE 1-China calls' is a headline."""
_ABBREVIATED = re.compile(r"(?:\.|(?:^|[^\w.])[A-Z](?:\.[A-Z]){1,3}|\b(?:Inc|Corp|Co|Ltd|Jr|Sr))\.$", re.IGNORECASE)
"""Ends of lines whose full stop ends no sentence: 'with the U.S.', 'goes on ...'."""


def headline(raw: RawArticle, lines: Sequence[Line], body: int, about: str, recurring: Mapping[str, int]) -> int | None:
    """Return the line of the headline; None when no line above `body` is one. `about` is how the article begins."""
    if raw.stated.title:
        wanted = words.key(raw.stated.title)
        found = next((index for index, line in enumerate(lines[:_FURTHEST]) if line.key and line.key == wanted), None)
        if found is not None:
            return found
    above = range(max(0, body - _FURTHEST), body)
    fresh = [index for index in above if not recurrence.reason(lines[index], recurring, outside=True)]
    standing = [index for index in above if not recurrence.everywhere(lines[index], recurring)] if len(fresh) < len(above) else []
    likeliest = (_likeliest(raw, lines, body, about, asked) for asked in (fresh, standing))
    alone = (_alone(lines, body, asked) for asked in (fresh, standing))
    return next((chosen for chosen in chain(likeliest, alone) if chosen is not None), None)


def similar(first: Line, second: Line) -> float:
    """Return the share of their words that two short lines have in common, from 0 to 1; the order counts for nothing."""
    one, other = Counter(first.tokens), Counter(second.tokens)
    union = (one | other).total()
    return (one & other).total() / union if union else 0.0


def _likeliest(raw: RawArticle, lines: Sequence[Line], body: int, about: str, asked: list[int]) -> int | None:
    """Return the line of `asked` that is most like a headline, if any is like one.

    A breadcrumb that ends in it settles the matter. Else it shares its words with the article and with its address, is said again
    elsewhere on the page, and a byline or a date line stands below it. The earlier of two that are alike wins.
    """
    candidates = [index for index in asked if _may_be_headline(lines[index])]
    if not candidates:
        return None
    named = {words.key(lines[index].segments[-1]) for index in asked if lines[index].breadcrumb} - words.SECTIONS
    for index in candidates:
        if lines[index].key in named:
            return index
    about_words = words.vocabulary(about)
    address = set(words.tokens(unquote(urlsplit(raw.stated.url).path))) if raw.stated.url else set()
    said = Counter(line.key for line in lines if not line.prose)
    scores = [
        (_score(lines[index], about_words, address, said) + _placed(lines, index, body) - 0.03 * min(rank, 20), -index)
        for rank, index in enumerate(candidates)
    ]
    best, place = max(scores)
    return _without_site(lines, asked, -place) if best >= _LEAST else None


def _without_site(lines: Sequence[Line], asked: list[int], chosen: int) -> int:
    """Return the line that says the chosen one without the site's name behind a bar, as the page's title has it; else the chosen one."""
    first = words.key(lines[chosen].segments[0]) if len(lines[chosen].segments) > 1 else ""
    return next((index for index in asked if lines[index].key == first), chosen) if first else chosen


def _alone(lines: Sequence[Line], body: int, asked: list[int]) -> int | None:
    """Return the first line of `asked` that is no furniture, when a date line, a byline or the body follows it and nothing else."""
    telling = [index for index in asked if not _furniture(lines[index])][:2]
    if not telling or lines[telling[0]].stamp or lines[telling[0]].byline:
        return None
    line, following = lines[telling[0]], telling[1] if len(telling) > 1 else body
    below = following == body < len(lines) or (following < body and (lines[following].stamp or lines[following].byline))
    if not below or line.part.role not in {"text", "heading"} or line.shown.endswith(GOES_ON) or _DATELINE.match(line.shown):
        return None
    sentence = line.ended and not line.shown.endswith(("?", "!", "…")) and not _ABBREVIATED.search(line.shown[-12:])
    return None if sentence or sum(map(str.isalpha, line.shown)) < _LETTERS else telling[0]


def _placed(lines: Sequence[Line], index: int, body: int) -> float:
    """Weigh where a line stands: at the very beginning, or with a byline or a date line close below."""
    if index == 0:
        return 0.8
    return 0.6 * any(line.byline or line.stamp for line in lines[index + 1 : min(index + 4, body)])


def _furniture(line: Line) -> bool:
    """Whether a line is known to be no headline and no other part of an article, wherever it stands."""
    if line.part.role == "meta" or not line.key or line.wordless or line.address or line.breadcrumb or line.credit:
        return True
    return line.key in words.SECTIONS or line.phrase is not None or _teaser(line)


def _teaser(line: Line) -> bool:
    found = before_colon(line.shown) if line.key else None
    return found is not None and not found.group.titles


def _may_be_headline(line: Line) -> bool:
    if line.part.role == "heading":
        return bool(line.key) and not _teaser(line)
    if line.part.role != "text" or not line.key or line.stamp or line.byline or line.credit or line.address or line.breadcrumb:
        return False
    if (
        (line.phrase and (line.phrase.whole or line.phrase.group.closes))
        or line.shown.endswith(GOES_ON)
        or _DATELINE.match(line.shown)
        or _teaser(line)
    ):
        return False
    letters = sum(map(str.isalpha, line.shown))
    return _LEAST_WORDS <= min(line.size, len(line.tokens)) <= _MOST_WORDS and letters * 2 > len(line.shown)


def _score(line: Line, about: frozenset[str], address: set[str], said: Counter[str]) -> float:
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
    score -= 0.8 * (line.shown.endswith(".") and not _ABBREVIATED.search(line.shown[-12:]))
    score -= 0.5 * (line.phrase is not None)
    return score
