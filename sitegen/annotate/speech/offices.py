"""Who holds which office in an article, so that 'the Kremlin spokesman' can be called by his name.

An office is learnt from what stands before a name ('Kremlin spokesman Peter Roe') or behind it between commas ('Peter Roe, the Kremlin
spokesman,'). It is one person's only when the article gives it to nobody else; a former holder holds it no longer. Collective nouns (the
ministry, the report) are nobody's. Read once an article, and only when a quotation's source is a noun phrase.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from sitegen.annotate import lexicons
from sitegen.model import Mention

_OFFICES = lexicons.words("offices")
_SPEAKING = _OFFICES | lexicons.words("speaking_nouns")
_COLLECTIVES = lexicons.words("collectives")
_COMMON = lexicons.words("common_callings")
_FORMER = lexicons.words("former_words")
_LETTERS = re.compile(r"[^\W\d_]+")
_APPOSED = re.compile(r",\s(?:the|an?|his|her|their|its|who is|who was)\s([\w’'. -]{3,60}?)(?:,|\.\s|\sand\s|\sin\s|\sat\s|\swho\s)")
_AFTER_HEAD = frozenset({"of", "for", "in", "at", "on", "from", "to", "with", "who"})
_BEFORE, _BEFORE_WORDS = 60, 5
"""Characters and words before a name in which its title is looked for."""
_BREAK = re.compile(r"[.,;:!?\"“”()\n\x02]|\b(?:the|a|an|that|by|to|with|from|and|as|his|her|their|its|of)\s")


class _Held(Struct, frozen=True):
    words: frozenset[str]
    person: str
    former: bool


class Offices:
    """The offices of an article with their holders."""

    def __init__(self, plain: str, marks: Sequence[Mention]) -> None:
        """Read the text around the people among `marks`."""
        self._held: dict[str, list[_Held]] = {}
        for mark in marks:
            if mark.kind == "person":
                self._learn(_title(plain, mark.start), mark.value)
                apposed = _APPOSED.match(plain, mark.end, mark.end + _BEFORE + 4) if plain[mark.end : mark.end + 1] == "," else None
                if apposed:
                    self._learn(_head(apposed[1]), mark.value)

    def _learn(self, title: Sequence[str], person: str) -> None:
        if title and title[-1] in _OFFICES:
            held = _Held(frozenset(title[:-1]), person, not _FORMER.isdisjoint(title))
            self._held.setdefault(title[-1], []).append(held)

    def holder(self, phrase: str) -> str:
        """Return the one person whom the article calls so, or '' for none or several; `phrase` begins with its determiner."""
        words = sought(phrase)
        if not words:
            return ""
        office, marks = words[-1], frozenset(words[:-1])
        former = not _FORMER.isdisjoint(marks)
        held = [one for one in self._held.get(office, ()) if one.former == former]
        people = {one.person for one in held}
        if marks and len(people) > 1:
            held = [one for one in held if marks <= one.words]
            people = {one.person for one in held}
        elif marks and any(one.words and one.words.isdisjoint(marks) for one in held) and not any(marks <= one.words for one in held):
            return ""
        return min(people) if len(people) == 1 else ""


def sought(phrase: str) -> list[str]:
    """Return the words of a phrase that may lead to one holder, its office last; [] where none does: 'a spokesman', 'the ministry'."""
    article, _, rest = phrase.partition(" ")
    words = _head(rest) if article.lower() == "the" else []
    if not words or words[-1] in _COLLECTIVES or words[-1] not in _OFFICES or (len(words) == 1 and words[0] in _COMMON):
        return []
    return words


def _title(plain: str, at: int) -> list[str]:
    """Return the words of a title before the name at `at`, lower case; [] where the last of them is no office."""
    if not plain[at - 1 : at].isspace():
        return []
    words = plain[max(0, at - _BEFORE) : at]
    last = words[:-1].rpartition(" ")[2]
    if last.isalpha() and last.lower() not in _OFFICES:
        return []
    return [word.lower() for word in _LETTERS.findall(_BREAK.split(words)[-1])][-_BEFORE_WORDS:]


def _head(words: str) -> list[str]:
    """Return the words of a noun phrase, lower case, up to its head: without 'of ...' and 'for ...' behind it."""
    found: list[str] = []
    for word in _LETTERS.findall(words):
        if word in _AFTER_HEAD:
            break
        found.append(word.lower())
    return found


@lru_cache(maxsize=1 << 12)
def is_office(word: str) -> bool:
    """Whether the word is an office, a trade or a kind of document, in the singular or plural."""
    low = word.lower()
    if low in _SPEAKING:
        return True
    if low.endswith("s"):
        return low[:-1] in _SPEAKING
    return (low.endswith("men") and f"{low[:-2]}an" in _SPEAKING) or ("-" in low and low.rpartition("-")[2] in _SPEAKING)
