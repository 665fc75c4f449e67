"""Whose words a quotation is: the subject of the nearest verb of speech beside it, or what follows 'according to'.

The subject is told by what stands directly at the verb: a name marked in the article, a pronoun, an office ('the Kremlin spokesman'),
an unnamed source. Nothing is concluded from far away: where the words beside a quotation do not say whose it is, it has no speaker.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from sitegen.annotate import lexicons, names
from sitegen.model import Mention, Speaker

_VERBS = lexicons.words("speech_verbs")
_PLAIN_VERBS = lexicons.words("plain_speech_verbs")
_OFFICES = lexicons.words("offices")
_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "who"})
_BETWEEN = lexicons.words("adverbs")
_DETERMINERS = lexicons.words("determiners")
_PREPOSITIONS = lexicons.words("prepositions")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ACCORDING = re.compile(r"\baccording to\s+", re.IGNORECASE)
_CLAUSE = re.compile(names.SENTENCE_END.pattern + r"|:(?=\s)|[\"“”«»]|\s[—–-]\s")
_TAIL = re.compile(r"\s(?:for the (?:first|second|last) time|before|after|while|when|and then)\b")
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_PHRASE_WORDS = 8
_SUBJECT_WORDS = 14
_FAR = 260
"""Characters beside a quotation that are read."""


class Source(Struct, frozen=True):
    """A speaker with the words that make him one."""

    speaker: Speaker
    why: str
    rule: str
    pronoun: bool = False


class Text:
    """The article's text with the marks in it that may be speakers."""

    def __init__(self, plain: str, marks: Sequence[Mention]) -> None:
        self.plain = plain
        self.marks = [mark for mark in marks if mark.kind in {"person", "organisation", "place"}]
        self._starts = [mark.start for mark in self.marks]

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the marks that lie in [start, end)."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [mark for mark in self.marks[first:last] if mark.end <= end]


def after(text: Text, start: int, end: int) -> Source | None:
    """Read the words that follow a quotation: '... X said', '... said X', '... according to X'."""
    clause_end = min(end, start + _FAR)
    cut = _CLAUSE.search(text.plain, start, clause_end)
    stop = cut.start() if cut else clause_end
    words = _words(text.plain, start, stop)
    if not words:
        return None
    if [word.lower() for word, _, _ in words[:2]] == ["according", "to"]:
        return _according(text, words[1][2], stop)
    if words[0][0].lower() in _VERBS:
        return _following(text, words[0], stop)
    for place, (word, at, _) in enumerate(words[:_SUBJECT_WORDS]):
        if word.lower() in _VERBS and place:
            source = _subject(text, start, at, word)
            if source:
                return source
            if word.lower() in _PLAIN_VERBS:
                return None
    found = _ACCORDING.search(text.plain, start, stop)
    return _according(text, found.end(), stop) if found else None


def before(text: Text, start: int, end: int, *, loose: bool) -> Source | None:
    """Read the words before a quotation in its sentence: 'X said: ...', 'according to X, ...'; `loose` for parts of sentences."""
    start = max(start, end - _FAR)
    cuts = [match.end() for match in _CLAUSE.finditer(text.plain, start, end) if text.plain[match.end() : end].strip()]
    start = cuts[-1] if cuts else start
    words = _words(text.plain, start, end)
    for place in range(len(words) - 1, 0, -1):
        word, at, _ = words[place]
        if word.lower() in _VERBS and (loose or place >= len(words) - 8 or text.plain[end - 2 : end].rstrip().endswith((",", ":"))):
            source = _subject(text, start, at, word) or (_main_subject(text, start, at, word) if word.lower().endswith("ing") else None)
            if source:
                return source
    found = _ACCORDING.search(text.plain, start, end)
    return _according(text, found.end(), end) if found else None


def _words(plain: str, start: int, end: int) -> list[tuple[str, int, int]]:
    return [(match[0], match.start(), match.end()) for match in _WORD.finditer(plain, start, end)]


def _subject(text: Text, start: int, verb_at: int, verb: str) -> Source | None:
    """Return the subject that stands directly before the verb, adverbs and an apposition allowed."""
    words = _words(text.plain, start, verb_at)
    while (words and words[-1][0].lower() in _BETWEEN | {"ly"}) or (words and words[-1][0].endswith("ly") and len(words) > 1):
        words.pop()
    if not words:
        return None
    last, at, end = words[-1]
    if text.plain[end : end + 2] in {"’s", "'s"}:
        return None
    if last.lower() in _PRONOUNS - {"who", "it"} and last.lower() != "i":
        return _pronoun(last, at, end, verb)
    marks = text.between(start, verb_at)
    if last.lower() == "who":
        return _named(marks[-1], verb) if marks and 0 <= at - marks[-1].end <= 2 else None
    for mark in reversed(marks):
        if mark.end >= end:
            return _of_mark(text, mark, start, verb)
    gap = text.plain[end:verb_at]
    if gap.startswith(","):
        return _apposition(text, start, end, marks, verb)
    return _nominal(text, start, end, verb)


def _of_mark(text: Text, mark: Mention, start: int, verb: str) -> Source | None:
    """Take the name before the verb, or the office that governs it ('a spokesman for Johnson said')."""
    lead = _words(text.plain, max(start, mark.start - 80), mark.start)
    if lead and lead[-1][0].lower() in {"for", "of", "to", "with", "at", "from", "in", "the"}:
        nominal = _nominal(text, start, mark.end, verb)
        if nominal and nominal.speaker.start < mark.start - 4:
            return nominal
        if lead[-1][0].lower() != "the":
            return None
    return _named(mark, verb)


def _apposition(text: Text, start: int, end: int, marks: Sequence[Mention], verb: str) -> Source | None:
    """Read 'Jane Roe, the minister of health, said' and 'Jane Roe, 43, said'."""
    for mark in marks:
        follows = text.plain[mark.end : mark.end + 1]
        lead = _words(text.plain, max(start, mark.start - 30), mark.start)
        if mark.kind == "person" and follows == "," and not (lead and lead[-1][0].lower() in _PREPOSITIONS):
            return _named(mark, verb)
    comma = text.plain.find(",", start, end)
    words = _words(text.plain, start, end)
    opening = words[0][0].lower() in _DETERMINERS if words else False
    return _nominal(text, start, comma, verb) if comma > start and opening else None


def _main_subject(text: Text, start: int, verb_at: int, verb: str) -> Source | None:
    """Return whoever the sentence begins with: 'Roe defended the plan, saying ...'."""
    words = _words(text.plain, start, verb_at)
    if words and words[0][0].lower() in {"he", "she", "they"}:
        return _pronoun(*words[0], verb)
    marks = text.between(start, verb_at)
    people = [mark for mark in marks if mark.kind == "person"]
    return _named(people[0], verb) if len({mark.value for mark in people}) == 1 and people[0].start - start < 60 else None


def _following(text: Text, verb: tuple[str, int, int], stop: int) -> Source | None:
    """Read the subject after the verb: 'said Jane Roe', 'said the Ukrainian president', 'said he'."""
    word, _, end = verb
    rest = text.plain[end:stop]
    words = _words(text.plain, end, stop)
    if not words or rest.lstrip()[:1] in {",", ":", ";", "("}:
        return None
    if words[0][0].lower() in {"he", "she", "they"}:
        return _pronoun(*words[0], word)
    comma = text.plain.find(",", end, stop)
    head = comma if comma > end else stop
    for mark in text.between(end, head):
        lead = [part.lower() for part, _, _ in _words(text.plain, end, mark.start)]
        if (
            mark.kind == "person"
            and len(lead) <= 8
            and not _PREPOSITIONS.intersection(lead[-1:])
            and text.plain[mark.end : mark.end + 2] not in {"’s", "'s"}
        ):
            return _named(mark, word)
        if mark.kind == "organisation" and set(lead) <= {"the"}:
            return _named(mark, word)
    phrase = _phrase(text, end, head, f"after '{word}'", "verb of speech")
    if phrase and comma == head:  # 'said the president, Jane Roe'
        beside = [mark for mark in text.between(comma, stop) if mark.kind == "person" and mark.start - comma <= 2]
        return _named(beside[0], word) if beside else phrase
    return phrase


def _according(text: Text, start: int, stop: int) -> Source | None:
    cut = text.plain.find(",", start, stop)
    head = cut if cut > start else stop
    words = _words(text.plain, start, head)
    if not words:
        return None
    marks = text.between(start, head)
    why = "after 'according to'"
    for mark in marks:
        lead = [word.lower() for word, _, _ in _words(text.plain, start, mark.start)]
        if not _PREPOSITIONS.intersection(lead) and text.plain[mark.end : mark.end + 2] not in {"’s", "'s"}:
            if mark.kind == "person" or (mark.kind == "organisation" and set(lead) <= {"the"} and not _noun_after(text, mark, head)):
                return Source(_speaker(mark), why, "according to")
    return _phrase(text, start, head, why, "according to")


def _noun_after(text: Text, mark: Mention, stop: int) -> bool:
    words = _words(text.plain, mark.end, stop)
    return bool(words) and words[0][0].islower() and words[0][0] not in _PREPOSITIONS


def _phrase(text: Text, start: int, stop: int, why: str, rule: str) -> Source | None:
    """Take a noun phrase that begins at `start` for the source, when it holds an office or a kind of source."""
    words = _words(text.plain, start, stop)[:_PHRASE_WORDS]
    if not words or (words[0][0].lower() not in _DETERMINERS and not _office(words[0][0])):
        return None
    offices = [after_word for word, _, after_word in words if _office(word)]
    if not offices and (words[0][0].lower() not in _ARTICLES or len(words) == 1):
        return None
    end = (
        offices[0]
        if offices
        else min(words[-1][2], *(at - 1 for word, at, _ in words[1:] if word.lower() in _PREPOSITIONS | {"who", "in"}), stop)
    )
    return Source(_unnamed(text, words[0][1], end), f"'{text.plain[words[0][1] : end]}' {why}", rule)


def _nominal(text: Text, start: int, end: int, verb: str) -> Source | None:
    """Take the noun phrase that ends at `end` for the source, back to its determiner."""
    end = _trimmed(text.plain, start, end)
    words = _words(text.plain, start, end)[-12:]
    if not words or not any(_office(word) for word, _, _ in words):
        return None
    for place in range(len(words) - 1, -1, -1):
        if "," in text.plain[words[place][1] : end]:
            return None
        lower = words[place][0].lower()
        before_it = words[place - 1][0].lower() if place else ""
        if lower in _DETERMINERS and before_it not in _PREPOSITIONS and any(_office(word) for word, _, _ in words[place:]):
            return Source(_unnamed(text, words[place][1], end), f"'{text.plain[words[place][1] : end]}' before '{verb}'", "verb of speech")
    if text.plain[words[0][1] : end].count(" ") < 4 and words[0][0][:1].isupper() and _office(words[-1][0]) and words[0][1] - start < 4:
        return Source(_unnamed(text, words[0][1], end), f"'{text.plain[words[0][1] : end]}' before '{verb}'", "verb of speech")
    return None


def _trimmed(plain: str, start: int, end: int) -> int:
    """Return the end of a noun phrase without what follows it: 'the head of state [for the first time]', 'the president [before]'."""
    offices = [after_word for word, _, after_word in _words(plain, start, end) if _office(word)]
    cut = _TAIL.search(plain, offices[-1], end) if offices else None
    return cut.start() if cut else end


def _office(word: str) -> bool:
    lower = word.lower()
    return (
        lower in _OFFICES
        or lower.removesuffix("s") in _OFFICES
        or lower.rpartition("-")[2] in _OFFICES
        or (lower.endswith("men") and f"{lower[:-2]}an" in _OFFICES)
    )


def _unnamed(text: Text, start: int, end: int) -> Speaker:
    return Speaker(name=" ".join(text.plain[start:end].split()), start=start, end=end, named=False)


def _speaker(mark: Mention) -> Speaker:
    return Speaker(name=mark.value, start=mark.start, end=mark.end, named=True)


def _named(mark: Mention, verb: str) -> Source:
    return Source(_speaker(mark), f"'{mark.text}' is the subject of '{verb}'", "verb of speech")


def _pronoun(word: str, start: int, end: int, verb: str) -> Source:
    return Source(
        Speaker(name=word, start=start, end=end, named=False), f"'{word}' is the subject of '{verb}'", "verb of speech", pronoun=True
    )
