"""The words around a date that say whether it tells of something past, and the words by which two quotations are compared.

Both are read from lists beside this code. Doubt goes one way only: a date near any word that may make it part of a plan is not past.
"""

import re
from functools import lru_cache

from sitegen import data, english
from sitegen.model import Article, Block

ROOM = "sitegen.chronology"
_COMMON = data.words(ROOM, "common.txt")
_PAST = data.words(ROOM, "past.txt")
_NOT_PAST = data.words(ROOM, "not_past.txt")
_PRESENT = data.words(ROOM, "present.txt")
_SHORTEST = 3
_BEFORE, _AFTER = 110, 60
"""Characters around a date that may say when it is."""
_CLOSE = 40
"""Characters that hold the two words before a date."""
_NEAR = 70
"""Characters between a verb and the date that it puts into the past."""
_OPENS = re.compile(r"\s{0,3}(?:Back )?(?:[Ii]n|[Oo]n|Since|During)\s{1,3}(?:[A-Z][a-z]{2,8}day,? )?")
"""What may stand before a date that opens a sentence."""
_WORD = re.compile(r"[^\W\d_]+")
_INFINITIVE = re.compile(r"to\s{1,3}(?!(?:a|an|her|his|its|my|our|the|their|this)\b)[a-z]")
"""'agreed to leave in 2025' tells of no past; 'moved to the coast' and 'fled to Russia' do."""
_HAD = re.compile(r"\bhad\b")
_STOP = re.compile(r"[.!?;:][\s\"'”’]|[\n“”\"()\[\]|]")


def _either(name: str) -> str:
    """Return a pattern for one entry of a list, '*' at its end standing for any letters."""
    entries = sorted(data.lines(ROOM, name), key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry.removesuffix("*")) + ("" if entry.endswith("*") else r"(?![^\W_])") for entry in entries)


_AHEAD = re.compile(rf"(?<![^\W_])(?:{_either('ahead.txt')})")
_BACK = re.compile(rf"(?<![^\W_])(?:{_either('back.txt')})")
_LIMIT = re.compile(rf"(?<![^\W_])(?:{_either('limits.txt')})\s{{1,3}}(?:[^\W_]{{1,12}}\s{{1,3}})?\Z")


@lru_cache(maxsize=1 << 16)
def term(word: str) -> str:
    """Fold a word and take its plural away; empty for one that says nothing of which words these are."""
    low = word.lower()
    return "" if len(low) < _SHORTEST or low in _COMMON else english.singular(low)


def terms(text: str) -> frozenset[str]:
    """Return the terms of some words."""
    return frozenset(map(term, _WORD.findall(text))) - {""}


def looks_ahead(article: Article, block: Block, start: int, end: int) -> bool:
    """Whether a word near the date may make it one of a plan, a supposition or a limit. Only its own block is asked."""
    plain = article.raw.plain
    before = plain[max(block.start, start - _BEFORE) : start].lower()
    after = plain[end : min(block.end, end + _AFTER)].lower()
    return bool(_AHEAD.search(before) or _AHEAD.search(after) or _LIMIT.search(before[-_CLOSE:]))


def looks_back(text: str) -> bool:
    """Whether some words may be of an article that tells of a day from weeks or years later."""
    return _BACK.search(text.lower()) is not None


def before_that(article: Article, start: int, end: int) -> bool:
    """Whether the clause around a date says 'had', and so tells of something that lies before what the article is about."""
    plain = article.raw.plain
    before, after = plain[max(0, start - _NEAR) : start], plain[end : end + _NEAR]
    begin = max((stop.end() for stop in _STOP.finditer(before)), default=0)
    stop = _STOP.search(after)
    return bool(_HAD.search(before, begin) or _HAD.search(after[: stop.start() if stop else None]))


def past_span(article: Article, block: Block, start: int, end: int) -> tuple[int, int] | None:
    """Return the words that put a date from `start` to `end` into the past: from or to a verb of its clause; None when there is none.

    The verb stands before it ('began in 2022'), or after a date that opens the sentence ('In 2022, it began').
    """
    plain = article.raw.plain
    first = max(block.start, start - _NEAR)
    before = plain[first:start]
    begin = max((stop.end() for stop in _STOP.finditer(before)), default=0)
    verbs = _verbs(before, begin)
    if verbs:
        return first + verbs[-1].start(), end
    if not _OPENS.fullmatch(before, begin) or (begin == 0 and first > block.start):
        return None
    after = plain[end : min(block.end, end + _NEAR)]
    stop = _STOP.search(after)
    verbs = _verbs(after[: stop.start() if stop else None], 0, first=True)
    return (first + begin, end + verbs[0].end()) if verbs else None


def _verbs(text: str, begin: int, *, first: bool = False) -> list[re.Match[str]]:
    """Return the verbs of the past that count: after the last one of the present, or before the first one."""
    found: list[re.Match[str]] = []
    present = False
    for word in _WORD.finditer(text, begin):
        if not present and _past(word[0]):  # 'is extradited' is no past
            found.append(word)
        present = word[0].lower() in _PRESENT
        if present or _INFINITIVE.match(text, word.start()):
            if first:
                break
            found = []
    return found


def _past(word: str) -> bool:
    low = word.lower()
    return low in _PAST or (low.endswith("ed") and low not in _NOT_PAST and len(low) > _SHORTEST + 1)
