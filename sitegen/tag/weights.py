"""How well a subject stands for an article: one scale for entities and phrases.

The scale is the logarithm of the odds that a reader names the subject as a keyword. Its terms and their weights are a logistic
regression on keywords that readers and newspapers gave to news articles, rounded, with the terms on which two halves of the articles
agreed best: how often and how far up it stands, how rare it is in the archive, how long its word is, and whether it is a name. Phrases are
set otherwise: annotators like single words, but a reader who goes from article to article is led by 'humanitarian corridors', not by
'military' or 'president'. Of the figures (tests/quality) that costs a hundredth. Costs one logarithm for each subject of each article.
"""

import math

from sitegen.tag import words
from sitegen.tag.phrases import HEADLINE, OPENING
from sitegen.tag.subjects import Subject, Use

_BIAS = -3.2
_OFTEN = 0.8
_IN_HEADLINE, _IN_OPENING = 0.4, 0.3
_QUOTED = 0.2
_RARE = 0.2
_LETTER = 0.17
_NAMES = {"person": 1.2, "place": 1.3, "organisation": 1.1}
_OTHER_NAME = 1.2
_LONG_NAME = -1.0
"""Of several words: readers name people and offices by less than their full names."""
_LONG_PHRASE, _LEADING = 0.8, 0.5
"""Of several words, and what one in the headline or the opening has before others."""
_EMPTY, _VAGUE, _BROAD, _OFFICE = -1.0, -0.5, -0.5, -1.8
"""All words say little ('state news agency'); the last one nothing alone, or little; the last one is what somebody is, no matter who."""
_TOUCHED = -1.0
_ACRONYM = 0.7
_SURE = 0.95


def points(subject: Subject, use: Use, articles_with: int, articles: int) -> float:
    """Return the logarithm of the odds that `use` makes `subject` a keyword, in an archive that has it in so many of its articles."""
    return (
        _BIAS
        + _OFTEN * math.log(use.count)
        + (_IN_HEADLINE if use.place == HEADLINE else _IN_OPENING if use.place == OPENING else 0)
        + (_QUOTED if use.quoted else 0)
        + _RARE * math.log(articles / articles_with)
        + _LETTER * words.length(use.shown if subject.kind else subject.id)
        + (_TOUCHED if use.touched else 0)
        + (_name(subject.kind, use) if subject.kind else _phrase(subject.id, use))
        + (_ACRONYM if use.shown.isupper() else 0)
    )


def _name(kind: str, use: Use) -> float:
    return _NAMES.get(kind, _OTHER_NAME) + (_LONG_NAME if " " in use.shown else 0)


def _phrase(key: str, use: Use) -> float:
    *before, last = key.split(" ")
    office = _OFFICE if words.office(last) else 0
    if not before:
        return office + (_BROAD if words.broad(last) else 0)
    if all(words.weak(word) or words.broad(word) for word in (*before, last)):
        return _EMPTY
    return _LONG_PHRASE + office + (_LEADING if use.place <= OPENING else 0) + (_VAGUE if words.weak(last) else 0)


def likelihood(points_: float) -> float:
    """Return the same as a probability, below what is left for the archivist's word."""
    return _SURE / (1 + math.exp(-points_))
