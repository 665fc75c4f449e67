"""The words that can be somebody who speaks: a marked name, a pronoun, a noun phrase such as 'the Kremlin spokesman'.

A noun phrase counts only when it holds an office, a trade or a kind of document. An office that the article gives to one person only
('President Novak' ... 'the president said') stands for that person.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from sitegen.annotate import lexicons
from sitegen.model import Mention, Speaker

Token = tuple[str, int, int]
"""A word with its start and end."""
_OFFICES = lexicons.words("offices")
DETERMINERS = lexicons.words("determiners")
PREPOSITIONS = lexicons.words("prepositions")
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_TAIL = re.compile(r"\s(?:for the (?:first|second|last) time|before|after|while|when|and then)\b")
_PHRASE_WORDS = 8
_NOMINAL_WORDS = 12
_BARE_WORDS = 4
"""Words of a source without a determiner, at the beginning of its clause: 'Ukrainian military sources assure'."""
_AIDE_CHARACTERS, _AIDE_WORDS = 60, 4
"""After a possessive, in which the office stands that somebody else holds: 'Roe's former press secretary'."""
_TITLE_CHARACTERS = 40
"""Before a name, in which its title is looked for."""


class Source(Struct, frozen=True):
    """A speaker with the words that make him one."""

    speaker: Speaker
    why: str
    rule: str
    pronoun: bool = False


class Text:
    """The article's text with the marks in it that may be speakers."""

    def __init__(self, plain: str, marks: Sequence[Mention], quoted: Sequence[tuple[int, int]] = ()) -> None:
        """Take the text, the settled marks by start, and the stretches in quotation marks by start."""
        self.plain = plain
        self._quoted = [end for _, end in quoted]
        self._quoted_from = [start for start, _ in quoted]
        self.marks = [mark for mark in marks if mark.kind in {"person", "organisation", "place"}]
        self._starts = [mark.start for mark in self.marks]
        self._holders: dict[str, set[str]] | None = None

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the marks that lie in [start, end)."""
        inside = self.marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [mark for mark in inside if mark.end <= end]

    def people(self, start: int, end: int) -> list[Mention]:
        """Return the people marked in [start, end)."""
        return [mark for mark in self.between(start, end) if mark.kind == "person"]

    def told(self, start: int, end: int) -> set[str]:
        """Return the people whom the reporter names in [start, end): not those inside somebody's quoted words."""
        return {mark.value for mark in self.people(start, end) if not self._in_quotation(mark.start)}

    def aides(self, start: int, end: int) -> list[tuple[str, str]]:
        """Return, in order, the owner of each office of another's in [start, end), and its holder: ('Roe', '') for 'Roe's spokesman'."""
        found = []
        people = self.people(start, end)
        for place, mark in enumerate(people):
            if not self.owns(mark.end) or self._in_quotation(mark.start):
                continue
            words = self.words(mark.end + len("'s"), min(end, mark.end + _AIDE_CHARACTERS))[:_AIDE_WORDS]
            offices = [after for word, _, after in words if is_office(word)]
            if offices:
                following = people[place + 1] if place + 1 < len(people) else None
                held = following is not None and following.start - offices[-1] <= len(", ")
                found.append((mark.value, following.value if following and held else ""))
        return found

    def _in_quotation(self, at: int) -> bool:
        place = bisect_left(self._quoted_from, at + 1) - 1
        return place >= 0 and at < self._quoted[place]

    def words(self, start: int, end: int) -> list[Token]:
        """Return the words in [start, end) with their places."""
        return [(match[0], match.start(), match.end()) for match in _WORD.finditer(self.plain, start, end)]

    def owns(self, end: int) -> bool:
        """Whether the word that ends here has a possessive ending."""
        return self.plain[end : end + 2] in {"’s", "'s"}

    def holder(self, office: str) -> str:
        """Return the one person whom the article calls by this office ('President Novak'), or '' for none or several."""
        if self._holders is None:
            self._holders = {}
            for mark in self.marks:
                if mark.kind == "person":
                    for word in self._title(mark):
                        self._holders.setdefault(word, set()).add(mark.value)
        people = self._holders.get(office, set())
        return min(people) if len(people) == 1 else ""

    def _title(self, mark: Mention) -> list[str]:
        before = self.plain[max(0, mark.start - _TITLE_CHARACTERS) : mark.start]
        title = before.rsplit(",", 1)[-1].lower().split()
        return title[-1:] if title and title[-1] in _OFFICES and before[-1:].isspace() else []


def named(mark: Mention, why: str, rule: str = "verb of speech") -> Source:
    """Make a source of a marked name. 'Moscow' that says something is somebody in Moscow, so that a place stays an unnamed source."""
    return Source(Speaker(name=mark.value, start=mark.start, end=mark.end, named=mark.kind != "place"), why, rule)


def pronoun(token: Token, verb: str) -> Source:
    """Make a source of a pronoun, not yet resolved."""
    word, start, end = token
    return Source(
        Speaker(name=word, start=start, end=end, named=False), f"'{word}' is the subject of '{verb}'", "verb of speech", pronoun=True
    )


def phrase_after(text: Text, start: int, stop: int, why: str, rule: str) -> Source | None:
    """Take the noun phrase that begins at `start` for the source: 'said [a senior official] in Kyiv'."""
    words = text.words(start, stop)[:_PHRASE_WORDS]
    if not words or not (words[0][0].lower() in DETERMINERS or is_office(words[0][0])):
        return None
    offices = [end for word, _, end in words if is_office(word)]
    if not offices and (words[0][0].lower() not in _ARTICLES or len(words) == 1):
        return None
    ends = [at - 1 for word, at, _ in words[1:] if word.lower() in PREPOSITIONS or word.lower() == "who"]
    return _unnamed(text, words[0][1], offices[0] if offices else min(*ends, words[-1][2], stop), why, rule)


def phrase_before(text: Text, start: int, end: int, verb: str) -> Source | None:
    """Take the noun phrase that ends at `end` for the source, back to its determiner: '[a senior official] said'."""
    end = _trimmed(text, start, end)
    words = text.words(start, end)[-_NOMINAL_WORDS:]
    for place in range(len(words) - 1, -1, -1):
        word, at, _ = words[place]
        if "," in text.plain[at:end]:
            return None
        earlier = words[place - 1][0].lower() if place else ""
        if (
            word.lower() in DETERMINERS
            and earlier not in PREPOSITIONS | DETERMINERS
            and any(is_office(other) for other, _, _ in words[place:])
        ):
            return _unnamed(text, at, end, f"before '{verb}'", "verb of speech")
    bare = bool(words) and len(words) <= _BARE_WORDS and is_office(words[-1][0]) and not text.plain[start : words[0][1]].strip()
    return _unnamed(text, words[0][1], end, f"before '{verb}'", "verb of speech") if bare else None


def is_office(word: str) -> bool:
    """Whether the word is an office, a trade or a kind of document, in the singular or plural."""
    low = word.lower()
    forms = (low, low.removesuffix("s"), low.rpartition("-")[2], f"{low[:-2]}an" if low.endswith("men") else low)
    return not _OFFICES.isdisjoint(forms)


def _trimmed(text: Text, start: int, end: int) -> int:
    """Return the end of a noun phrase without what follows it: 'the head of state [for the first time]', 'the president [before]'."""
    offices = [after for word, _, after in text.words(start, end) if is_office(word)]
    cut = _TAIL.search(text.plain, offices[-1], end) if offices else None
    return cut.start() if cut else end


def _unnamed(text: Text, start: int, end: int, why: str, rule: str) -> Source:
    words = " ".join(text.plain[start:end].split())
    article, _, office = words.partition(" ")
    holder = text.holder(office.lower()) if article.lower() == "the" else ""
    if holder:
        why = f"'{words}' {why}, and '{office}' is only {holder} in this article"
        return Source(Speaker(name=holder, start=start, end=end, named=True), why, "office")
    return Source(Speaker(name=words, start=start, end=end, named=False), f"'{words}' {why}", rule)
