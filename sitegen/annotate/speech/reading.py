"""How the text around quotations is read: its words, its sentences, and the names in it, with what is quoted overwritten.

Words inside quotation marks are overwritten before anything is looked for, so that a sentence is read as its reporter wrote it, whatever
the quoted person talked about. Nothing is split beforehand: rules read a few words beside a quotation or a verb, and most of a text stands
beside neither.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sitegen.annotate import lexicons
from sitegen.annotate.speech.offices import Offices, is_office, sought
from sitegen.model import Mention

Token = tuple[str, int, int]
"""A word with its start and end."""
FILL = "\x02"
"""What stands for each character in quotation marks."""
_IN_QUOTATION = frozenset({FILL, "."})
"""What may stand there, see `_masked`."""
_SPEAKERS = frozenset({"person", "organisation", "place"})
_WORD = re.compile(r"([^\W_]++(?:['’.-][^\W_]++)*+)")
_NO_ENDS = lexicons.words("abbreviations", "dotted_words") | {"a.m", "p.m"}
_ENDING = ("? ", "! ", "\n")
_SHORT_FORM = 10
"""Characters before a dot in which a short form is looked for."""
_NEAR_END = 8
"""Characters before an end in which the last word mostly begins."""
_WORD_REACH = 28
"""Characters before a place in which the last word is looked for."""
_BESIDE_WORDS = f" ,;:.()[]—–-\"'“”‘’\n\t{FILL}"
_AIDE_CHARACTERS, _AIDE_WORDS = 60, 4
"""After a possessive, in which the office stands that somebody else holds: 'Roe's former press secretary'."""


class Text:
    """The article's text with the marks in it that may be speakers."""

    def __init__(self, plain: str, marks: Sequence[Mention], quoted: Sequence[tuple[int, int]] = ()) -> None:
        """Take the text, the settled marks by start, and the stretches in quotation marks by start, disjoint."""
        self.plain = plain
        self.masked = _masked(plain, quoted) if quoted else plain
        self._quoted = [end for _, end in quoted]
        self._quoted_from = [start for start, _ in quoted]
        masked = self.masked
        self.marks = [mark for mark in marks if mark.kind in _SPEAKERS and masked[mark.start] != FILL]
        self._starts = [mark.start for mark in self.marks]
        self._by_end = {mark.end: mark for mark in self.marks}
        self._offices: Offices | None = None

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the marks that lie in [start, end), outside quotation marks."""
        inside = self.marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [mark for mark in inside if mark.end <= end]

    def nearest(self, start: int, end: int) -> Mention | None:
        """Return the last of the marks that lie in [start, end), outside quotation marks."""
        for place in range(bisect_left(self._starts, end) - 1, bisect_left(self._starts, start) - 1, -1):
            if self.marks[place].end <= end:
                return self.marks[place]
        return None

    def ending(self, end: int) -> Mention | None:
        """Return the mark that ends here, if any."""
        return self._by_end.get(end)

    def last_word(self, start: int, at: int) -> str:
        """Return the word before `at`, in small letters, not before `start`; '' when there is none near."""
        before = self.masked[max(start, at - _WORD_REACH) : at].rstrip(_BESIDE_WORDS)
        return before.rpartition(" ")[2].strip(_BESIDE_WORDS).lower()

    def people(self, start: int, end: int) -> list[Mention]:
        """Return the people whom the reporter names in [start, end)."""
        return [mark for mark in self.between(start, end) if mark.kind == "person"]

    def aides(self, start: int, end: int) -> list[tuple[str, str]]:
        """Return, in order, the owner of each office of another's in [start, end), and its holder: ('Roe', '') for 'Roe's spokesman'."""
        found = []
        people = self.people(start, end)
        for place, mark in enumerate(people):
            if not self.owns(mark.end):
                continue
            words = self.words(mark.end + len("'s"), min(end, mark.end + _AIDE_CHARACTERS))[:_AIDE_WORDS]
            offices = [after for word, _, after in words if is_office(word)]
            if offices:
                following = people[place + 1] if place + 1 < len(people) else None
                held = following is not None and following.start - offices[-1] <= len(", ")
                found.append((mark.value, following.value if following and held else ""))
        return found

    def in_quotation(self, at: int) -> bool:
        """Whether the character at `at` stands in quotation marks."""
        if self.masked[at : at + 1] not in _IN_QUOTATION:
            return False
        place = bisect_right(self._quoted_from, at) - 1
        return place >= 0 and at < self._quoted[place]

    def words(self, start: int, end: int) -> list[Token]:
        """Return the words in [start, end) with their places, without those in quotation marks."""
        pieces = iter(_WORD.split(self.masked[start:end]))
        found: list[Token] = []
        for gap, word in zip(pieces, pieces, strict=False):  # the gap after the last word stays over
            at = start + len(gap)
            start = at + len(word)
            found.append((word, at, start))
        return found

    def first_word(self, start: int, end: int) -> str:
        """Return the first word in [start, end), or ''."""
        match = _WORD.search(self.masked, start, end)
        return match[0] if match else ""

    def last_token(self, start: int, end: int) -> Token | None:
        """Return the last of the words in [start, end), if any."""
        near = self.masked.rfind(" ", start, max(start, end - _NEAR_END))
        found = (self.words(near, end) if near >= 0 else None) or self.words(start, end)
        return found[-1] if found else None

    def owns(self, end: int) -> bool:
        """Whether the word that ends here has a possessive ending."""
        return self.plain[end : end + 2] in {"’s", "'s"} or self.plain[end - 1 : end + 1] in {"s’", "s'"}

    def sentence_start(self, start: int, at: int) -> int:
        """Return where the sentence begins that holds the words before `at`, not before `start`; what stands right before `at` counts."""
        masked = self.masked
        edge = at
        while edge > start and masked[edge - 1].isspace():
            edge -= 1
        edge -= 1
        if edge < start:
            return start
        dot = masked.rfind(". ", start, edge)
        while dot >= 0 and not self._ends(dot):
            dot = masked.rfind(". ", start, dot)
        found = dot + 1 or start
        for mark in _ENDING:
            found = masked.rfind(mark, found, edge) + 1 or found
        return found

    def sentence_end(self, start: int, end: int) -> int:
        """Return where the sentence that goes on at `start` ends, its stop excluded, or `end`."""
        masked = self.masked
        dot = masked.find(". ", start, end + 1)
        while dot >= 0 and not self._ends(dot):
            dot = masked.find(". ", dot + 1, end + 1)
        end = dot if dot >= 0 else end
        for mark in _ENDING:
            found = masked.find(mark, start, end)
            end = found if found >= 0 else end
        return end

    def ends(self, start: int, end: int) -> bool:
        """Whether a sentence ends in [start, end)."""
        return self.sentence_end(start, end) < end

    def _ends(self, dot: int) -> bool:
        """Whether the dot ends a sentence: not that of 'Mr.', of an initial or of 'U.S.'."""
        word = self.masked[max(0, dot - _SHORT_FORM) : dot].rpartition(" ")[2]
        word = word.lstrip("(“\"‘'")
        return word not in _NO_ENDS and not (len(word) <= 1 and word.isupper()) and not (word[-2:-1] == "." and word[-1:].isupper())

    def holder(self, phrase: str) -> str:
        """Return the one person whom the article calls so ('the president'), or '' for none or several."""
        if not sought(phrase):
            return ""
        if self._offices is None:
            self._offices = Offices(self.plain, self.marks)
        return self._offices.holder(phrase)


def _masked(plain: str, quoted: Sequence[tuple[int, int]]) -> str:
    """Overwrite what is in quotation marks; a stop in them that ends the sentence around them stays."""
    parts: list[str] = []
    at = 0
    for start, end in quoted:
        last, following = plain[end - 2 : end - 1], plain[end : end + 3]
        stops = last in {".", "…"} and following[:1].isspace() and following.strip()[:1].isupper()
        parts += (plain[at:start], FILL * (end - start - 1), "." if stops else FILL)
        at = end
    return "".join((*parts, plain[at:]))
