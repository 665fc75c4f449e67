"""The archivist's vocabulary of tags, checked: each name means one term, no term is above itself, and all of them stand somewhere.

Tagging obeys the vocabulary as it is, the first term of a name and every step upwards once; here the archivist is told what in it cannot
be meant. Words are compared without case and plural. That a term stands somewhere is looked for in the text of the articles until all
have been found, which is soon in most archives, and takes one pass over all words where one is nowhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from sitegen import english, text
from sitegen.model import Article, Problem, Term

_WORD = re.compile(r"\w+")
_singular = lru_cache(maxsize=1 << 16)(english.singular)


def problems(terms: Sequence[Term], articles: Iterable[Article]) -> list[Problem]:
    """Tell names that two terms have, broader tags that are not wanted, circles, and terms that occur nowhere, in this order."""
    if not terms:
        return []
    by_key = _by_key(terms)
    return [*_doubles(terms), *_unwanted(terms, by_key), *_circles(terms, by_key), *_stale(terms, by_key, articles)]


def _by_key(terms: Iterable[Term]) -> dict[str, Term]:
    made: dict[str, Term] = {}
    for term in terms:
        made.setdefault(_key(term.name), term)
    return made


def _doubles(terms: Iterable[Term]) -> Iterator[Problem]:
    owners: dict[str, Term] = {}
    for term in terms:
        other = owners.setdefault(_key(term.name), term)
        if other is not term:
            yield Problem(term.where, f"the tag “{term.name}” is the tag “{other.name}” of {other.where} again", "Make one of the two.")
    for term in terms:
        for synonym in term.synonyms:
            other = owners.setdefault(_key(synonym), term)
            if other is not term:
                what = f"“{synonym}” would mean two tags: “{term.name}” here, and “{other.name}” of {other.where}, which it stays"
                yield Problem(term.where, what, "Take it out of one of the two.")


def _unwanted(terms: Iterable[Term], by_key: Mapping[str, Term]) -> Iterator[Problem]:
    for term in terms:
        for above in term.broader:
            other = by_key.get(_key(above))
            if other is not None and not other.wanted:
                what = f"the tag “{term.name}” has a broader tag “{above}” that is not wanted as of {other.where}"
                yield Problem(term.where, what, "Take it out of one of the two places.")


def _circles(terms: Iterable[Term], by_key: Mapping[str, Term]) -> Iterator[Problem]:
    """Tell each circle once, at its first term in the file."""
    told: set[str] = set()
    for term in terms:
        start = _key(term.name)
        way = [] if start in told else _way_back(start, by_key)
        if way:
            told |= {start, *way}
            names = " → ".join(by_key[key].name for key in (start, *way))
            what = f"the tag “{term.name}” is above itself: {names}"
            yield Problem(term.where, what, "Take one of these broader tags out; what is broader than itself says nothing.")


def _way_back(start: str, by_key: Mapping[str, Term]) -> list[str]:
    """Return the keys of the shortest way up from `start` to itself, which is their last; empty where there is none."""
    before: dict[str, str] = {}
    level = [start]
    while level:
        above: list[str] = []
        for key in level:
            for name in by_key[key].broader if key in by_key else ():
                over = _key(name)
                if over not in before:
                    before[over] = key
                    above.append(over)
                if over == start:
                    way = [start]
                    while before[way[-1]] != start:
                        way.append(before[way[-1]])
                    return way[::-1]
        level = above
    return []


def _stale(terms: Sequence[Term], by_key: Mapping[str, Term], articles: Iterable[Article]) -> Iterator[Problem]:
    meant = {_key(term.name): _key(term.name) for term in terms}
    for term in terms:
        for synonym in term.synonyms:
            meant.setdefault(_key(synonym), _key(term.name))
    standing = _standing(meant, articles)
    level = list(standing)
    while level:
        level = [_key(name) for key in level for name in (by_key[key].broader if key in by_key else ())]
        level = [key for key in dict.fromkeys(level) if key not in standing]
        standing |= dict.fromkeys(level)
    for term in terms:
        if _key(term.name) not in standing:
            who = f"the tag “{term.name}”" if not term.synonyms else f"the tag “{term.name}”, with its synonyms,"
            yield Problem(term.where, f"{who} stands in no article", "Take it out, or add the words of the articles to its synonyms.")


def _standing(meant: Mapping[str, str], articles: Iterable[Article]) -> dict[str, None]:
    """Return the terms, by key, one of whose forms stands in an article or is stated for one; `meant` tells the term of each form."""
    missing = dict.fromkeys(meant)
    found: dict[str, None] = {}
    for article in articles:
        if not missing:
            break
        stated = {_key(name) for name in article.raw.stated.tags}
        words = f" {_key(article.raw.plain)} "
        for form in [form for form in missing if form in stated or f" {form} " in words]:
            del missing[form]
            found[meant[form]] = None
    return found


def _key(words: str) -> str:
    """Return what two forms of a term share; those without letters and digits stand for themselves."""
    return " ".join(_singular(word) for word in _WORD.findall(words)) or text.squeezed(words)
