"""How well a subject stands for an article: one scale for entities and phrases.

The scale is the logarithm of the odds that a reader names the subject as a keyword. Its terms and their weights are a logistic
regression on keywords that readers and newspapers gave to news articles, rounded, with the terms on which two halves of the articles
agreed best: how often and how far up it stands, how rare it is in the archive, how long its word is, and whether it is a name. Phrases are
set otherwise: annotators like single words, but a reader who goes from article to article is led by 'humanitarian corridors', not by
'military' or 'president'. Of the figures (tests/quality) that costs a hundredth. Costs a few sums for each subject of each article,
and one look at each subject's words.
"""

import math

import numpy as np
from numpy.typing import NDArray

from sitegen.tag import words
from sitegen.tag.phrases import HEADLINE, OPENING
from sitegen.tag.table import Ints, Table, each

Floats = NDArray[np.float64]

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


def points(uses: Table, articles_with: Ints, articles: int) -> Floats:
    """Return the logarithm of the odds that each use makes its subject a keyword; `articles_with` of all articles have each subject.

    The terms are added in this order: in another one, sums would differ in the last digit.
    """
    early = uses.place <= OPENING
    subjects, forms = uses.names.subjects.every, uses.names.forms.every
    named = each(uses.subject, lambda number: subjects[number].kind != "")
    letters_named = each(uses.shown, lambda number: words.length(forms[number]))
    letters = each(uses.subject, lambda number: words.length(subjects[number].id))
    leading = each(uses.subject, lambda number: 0 if subjects[number].kind else _phrase(subjects[number].id, leading=True))
    other = each(uses.subject, lambda number: 0 if subjects[number].kind else _phrase(subjects[number].id, leading=False))
    name = each(uses.subject, lambda number: _NAMES.get(subjects[number].kind, _OTHER_NAME))
    long = each(uses.shown, lambda number: _LONG_NAME if " " in forms[number] else 0)
    made: Floats = (
        _BIAS
        + _OFTEN * each(uses.count, math.log)
        + np.where(uses.place == HEADLINE, _IN_HEADLINE, np.where(uses.place == OPENING, _IN_OPENING, 0))
        + np.where(uses.quoted, _QUOTED, 0)
        + _RARE * each(articles_with[uses.subject], lambda count: math.log(articles / count))
        + _LETTER * np.where(named > 0, letters_named, letters)
        + np.where((uses.count == 1) & ~early & ~uses.quoted, _TOUCHED, 0)
        + np.where(named > 0, name + long, np.where(early, leading, other))
        + each(uses.shown, lambda number: _ACRONYM if forms[number].isupper() else 0)
    )
    return made


def _phrase(key: str, *, leading: bool) -> float:
    """Return what the words of a phrase tell; `leading` says that it stands in the headline or the opening."""
    *before, last = key.split(" ")
    office = _OFFICE if words.office(last) else 0
    if not before:
        return office + (_BROAD if words.broad(last) else 0)
    if all(words.weak(word) or words.broad(word) for word in (*before, last)):
        return _EMPTY
    return _LONG_PHRASE + office + (_LEADING if leading else 0) + (_VAGUE if words.weak(last) else 0)


def likelihood(points_: float) -> float:
    """Return the same as a probability, below what is left for the archivist's word."""
    return _SURE / (1 + math.exp(-points_))
