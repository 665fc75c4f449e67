"""The words that can be somebody who speaks: a marked name, a pronoun, a noun phrase such as 'the Kremlin spokesman'.

A noun phrase counts when it holds an office, a trade or a kind of document, or when it is all that stands between a quotation and a plain
verb of speech. Who holds an office in the article is known to `offices`. Words inside quotation marks are overwritten
before anything is looked for, so that a sentence is read as its reporter wrote it, whatever the quoted person talked about.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from sitegen.annotate import lexicons
from sitegen.annotate.offices import Offices, is_office, sought
from sitegen.model import Mention, Speaker

Token = tuple[str, int, int]
"""A word with its start and end."""
DETERMINERS = lexicons.words("determiners")
PREPOSITIONS = lexicons.words("prepositions")
FILL = "\x02"
"""What stands for each character in quotation marks."""
_MASKED = frozenset({FILL, "."})
"""What may stand there, see `_masked`."""
_SPEAKERS = frozenset({"person", "organisation", "place"})
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_NO_NAMES = lexicons.words("function_words", "calendar")
_WORD = re.compile(r"([^\W_]++(?:['’.-][^\W_]++)*+)")
_NO_ENDS = lexicons.words("abbreviations", "dotted_words") | {"a.m", "p.m"}
_ENDING = ("? ", "! ", "\n")
_TAIL = re.compile(r"\s(?:for the (?:first|second|last) time|before|after|while|when|and then|on [A-Z][a-z]{2,5}day$)\b")
_SHORT_FORM = 10
"""Characters before a dot in which a short form is looked for."""
_PHRASE_WORDS = 8
_NOMINAL_WORDS = 12
_WHOLE_WORDS = 7
"""Words of a noun phrase without an office that stands between a quotation and its verb."""
_BARE_WORDS = 4
"""Words of a source without a determiner, at the beginning of its clause: 'Ukrainian military sources assure'."""
_NAME_WORDS = 4
"""Capitalised words at a verb that are taken for a name."""
_TITLED_WORDS = 6
"""The same with a title before the name: 'said Atlantic City Mayor Ada Wiborg'."""
_NAME_CHARACTERS = 80
_PHRASE_CHARACTERS = 100
_LEAD = 24
_NEAR_END = 8
"""Characters before an end in which the last word mostly begins."""
_WORD_REACH = 28
_BESIDE_WORDS = " ,;:.()[]—–-\"'“”‘’\n\t\x02"
_IN_LIST = re.compile(r"(?:[A-Z]\w{0,14}|\d), ?$|\b(?:of|in|at|for|from) $")
"""What stands before capitalised words that are no name of a speaker: 'Flint, Mich.', '22 percent of Democratic'."""
_NOT_INSIDE = lexicons.words("phrase_breaks")
_AIDE_CHARACTERS, _AIDE_WORDS = 60, 4
"""After a possessive, in which the office stands that somebody else holds: 'Roe's former press secretary'."""


class Source(Struct, frozen=True, gc=False):
    """A speaker with the words that make him one."""

    speaker: Speaker
    why: str
    rule: str
    pronoun: bool = False


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
        for place in range(bisect_left(self._starts, end) - 1, -1, -1):
            mark = self.marks[place]
            if mark.start < start or mark.end <= end:
                return mark if mark.start >= start else None
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
        if self.masked[at : at + 1] not in _MASKED:
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


def named(mark: Mention, why: str, rule: str = "verb of speech") -> Source:
    """Make a source of a marked name. 'Moscow' that says something is somebody in Moscow, so that a place stays an unnamed source."""
    return Source(Speaker(name=mark.value, start=mark.start, end=mark.end, named=mark.kind != "place"), why, rule)


def pronoun(token: Token, verb: str, rule: str = "verb of speech") -> Source:
    """Make a source of a pronoun, not yet resolved."""
    word, start, end = token
    return Source(Speaker(name=word, start=start, end=end, named=False), f"'{word}' is the subject of '{verb}'", rule, pronoun=True)


def capitalised_before(text: Text, start: int, end: int, verb: str) -> Source | None:
    """Take the capitalised words that end at `end` for a name that no list knows: 'Wiborg said'."""
    words = text.words(max(start, end - _NAME_CHARACTERS), end)[-_NAME_WORDS - 1 :]
    first = len(words)
    while first and _namelike(words[first - 1][0]) and (first == len(words) or _apart(text, words[first - 1], words[first]) == " "):
        first -= 1
    return _unlisted(text, words[first:], verb) if first or len(words) <= _NAME_WORDS else None


def capitalised_after(text: Text, start: int, end: int, verb: str) -> Source | None:
    """Take the capitalised words that begin at `start` for a name that no list knows: 'said Wiborg'."""
    words = text.words(start, min(end, start + _NAME_CHARACTERS))[: _TITLED_WORDS + 1]
    last = 0
    while last < len(words) and _namelike(words[last][0]) and (not last or _apart(text, words[last - 1], words[last]) == " "):
        last += 1
    return _unlisted(text, words[:last], verb) if last <= _TITLED_WORDS else None


def _namelike(word: str) -> bool:
    low = word.lower()
    return word[0].isupper() and word not in _NO_NAMES and low not in _NO_NAMES and low not in DETERMINERS


def _apart(text: Text, one: Token, two: Token) -> str:
    return text.plain[one[2] : two[1]].removeprefix(".")


def _unlisted(text: Text, words: Sequence[Token], verb: str) -> Source | None:
    if not words or text.owns(words[-1][2]) or words[-1][0].endswith(("'s", "’s")):
        return None
    start, end = words[0][1], words[-1][2]
    if _IN_LIST.search(text.masked, max(0, start - _LEAD), start):
        return None
    name = " ".join(text.plain[start:end].split())
    return Source(Speaker(name=name, start=start, end=end, named=False), f"'{name}' is the subject of '{verb}'", "capitalised words")


def phrase_after(text: Text, start: int, stop: int, why: str, rule: str) -> Source | None:
    """Take the noun phrase that begins at `start` for the source: 'said [a senior official] in Kyiv'."""
    words = text.words(start, min(stop, start + _PHRASE_CHARACTERS))[:_PHRASE_WORDS]
    if not words or not (words[0][0].lower() in DETERMINERS or is_office(words[0][0])):
        return None
    offices = [end for word, _, end in words if is_office(word)]
    if not offices and (words[0][0].lower() not in _ARTICLES or len(words) == 1):
        return None
    ends = [at - 1 for word, at, _ in words[1:] if word.lower() in PREPOSITIONS or word.lower() == "who"]
    return _unnamed(text, words[0][1], offices[0] if offices else min(*ends, words[-1][2], stop), why, rule)


def phrase_before(text: Text, start: int, end: int, verb: str) -> Source | None:
    """Take the noun phrase that ends at `end` for the source, back to its determiner: '[a senior official] said'."""
    near = max(start, end - _PHRASE_CHARACTERS)
    words = _trimmed(text, text.words(near, end), end)[-_NOMINAL_WORDS:]
    end = words[-1][2] if words else end
    if words and words[-1][0].lower() in _NO_NAMES:
        return None
    office = False
    for place in range(len(words) - 1, -1, -1):
        word, at, _ = words[place]
        if "," in text.plain[at:end]:
            return None
        low = word.lower()
        office = office or is_office(word)
        earlier = words[place - 1][0].lower() if place else ""
        if low in _NOT_INSIDE and low not in DETERMINERS:
            return None
        if office and low in DETERMINERS and low != "that" and earlier not in PREPOSITIONS and earlier not in DETERMINERS:
            return _unnamed(text, at, end, f"before '{verb}'", "verb of speech")
    bare = (
        bool(words)
        and len(words) <= _BARE_WORDS
        and near == start
        and is_office(words[-1][0])
        and not text.masked[start : words[0][1]].strip()
    )
    return _unnamed(text, words[0][1], end, f"before '{verb}'", "verb of speech") if bare else None


def whole_phrase(text: Text, start: int, end: int, verb: str) -> Source | None:
    """Take the few words from `start` to `end`, a determiner first, for the source: '[the bespectacled pensioner] said'."""
    words = text.words(start, end)
    if not 1 < len(words) <= _WHOLE_WORDS or words[0][0].lower() not in _ARTICLES or text.masked[start : words[0][1]].strip():
        return None
    if "," in text.plain[words[0][1] : end] and "-" not in text.plain[words[0][1] : end]:
        return None
    plain_words = all(word.lower() not in _NOT_INSIDE for word, _, _ in words[1:])
    return _unnamed(text, words[0][1], words[-1][2], f"before '{verb}'", "noun phrase") if plain_words else None


def _trimmed(text: Text, words: Sequence[Token], end: int) -> Sequence[Token]:
    """Return the words of a noun phrase without what follows it: 'the head of state [for the first time]', 'the president [before]'."""
    for place in range(len(words) - 1, -1, -1):
        if is_office(words[place][0]):
            cut = _TAIL.search(text.masked, words[place][2], end) if place < len(words) - 1 else None
            return [word for word in words if word[2] <= cut.start()] if cut else words
    return words


def _unnamed(text: Text, start: int, end: int, why: str, rule: str) -> Source:
    words = " ".join(text.plain[start:end].split())
    holder = text.holder(words)
    if holder:
        why = f"'{words}' {why}, and in this article that is only {holder}"
        return Source(Speaker(name=holder, start=start, end=end, named=True), why, "office")
    return Source(Speaker(name=words, start=start, end=end, named=False), f"'{words}' {why}", rule)
