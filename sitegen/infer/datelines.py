"""Datelines: 'KYIV, March 3, 2022 (Reuters) - ...', a date between a place and an agency or a dash at the start of a paragraph."""

import re
from collections.abc import Iterator, Sequence

from sitegen.infer import words
from sitegen.infer.calendar import Day, Half, days, halves
from sitegen.infer.stamps import BELOW_HEADLINE, Stamp
from sitegen.model import Block

_LONGEST = 120
"""Characters in which a dateline ends."""
_PARAGRAPHS = 3
"""Paragraphs of text that are asked: a sentence of the page may come first."""
_BEGUN = re.compile(r"[^a-z0-9][^0-9\n]{0,80}[0-9]")
"""A capital, and a digit soon: how few paragraphs begin."""
_PLACE = re.compile(r"[^\W\d_a-z][\w.'’]*")
_JOINING = frozenset({"and", "al", "de", "del", "du", "el", "la", "of", "on", "upon"})
_APART = re.compile(r"[\s,:()/–—-]+")
_MOST_PLACE_WORDS = 6
_BEHIND = re.compile(r"\s{0,2}[):,]?\s{0,2}(?:[(/][^()/\n]{2,40}[)/]\s{0,2})?(?:--|[-–—:])")
_AGENCY = re.compile(r"\s{0,2}\((?P<name>[^()\n]{2,40})\)|[.,]?\s{0,2}/(?P<slashed>[^/\n]{2,40})/")


def datelines(blocks: Sequence[Block]) -> Iterator[Stamp]:
    """Yield the date of each dateline, with its year or without."""
    asked = 0
    for block in blocks:
        if block.role != "body":
            continue
        asked += 1
        head = block.text[:_LONGEST]
        if _BEGUN.match(head):
            found: list[Day | Half] = [*days(head)[:1]] or [*halves(head)[:1]]
            for said in found:
                if _is_one(head, said.start, said.end):
                    yield Stamp(BELOW_HEADLINE, block, said, said.start, said.end)
        if asked == _PARAGRAPHS:
            return


def _is_one(head: str, start: int, end: int) -> bool:
    before = head[:start]
    agency = _AGENCY.match(head, end)
    if agency and (agency["name"] or agency["slashed"]).strip().casefold() in words.AGENCIES:
        return not before.strip(" ,:(") or _place(before)
    return _place(before) and _BEHIND.match(head, end) is not None


def _place(before: str) -> bool:
    """Whether what stands before a date is a place: a few words with capitals, as in 'KYIV, Ukraine, ', and no 'On '."""
    names = [name for name in _APART.split(before) if name]
    if not 0 < len(names) <= _MOST_PLACE_WORDS or names[0].lower() in words.BEFORE_DATES or names[-1] in _JOINING:
        return False
    return all(name in _JOINING or _PLACE.fullmatch(name) for name in names)
