"""Whose words a quotation is: the subject of the nearest verb of speech beside it, or what follows 'according to'.

The subject is told by what stands directly at the verb: a name marked in the article, a pronoun, an office ('the Kremlin spokesman'),
an unnamed source. A participle, an infinitive and the second of two verbs go back to whoever the sentence begins with. Nothing is
concluded from far away: where the words of its own sentence do not say whose a quotation is, it has no speaker.
"""

import re

from sitegen.annotate import lexicons
from sitegen.annotate.speech import sources, subjects
from sitegen.annotate.speech.reading import FILL, Text, Token
from sitegen.annotate.speech.sources import Source

_VERBS = lexicons.words("speech_verbs")
_GOVERNING = _VERBS | lexicons.words("attributing_verbs")
_GOVERNING_OR_PUT = _GOVERNING | {"put"}
_PLAIN_VERBS = lexicons.words("plain_speech_verbs")
_NAMING = _PLAIN_VERBS | lexicons.words("telling_verbs")
_NOUNS = lexicons.words("speech_nouns")
_OWNERS = frozenset({"his", "her", "their"})
_ACCORDING = "ccording to "
_CLAUSE = re.compile(rf"[:;](?=\s)|[{FILL}\"“”«»]|\s[—–-]\s")
_LEAD = re.compile(r"[\s,—–-]{0,4}")
_FAR = 400
"""Characters before a quotation that are read."""
_AFTER, _NEAR = 180, 110
"""Characters after a quotation that are read, and in which the verb of speech stands."""
_SUBJECT_WORDS = 14
"""Words after a quotation of which one is that verb."""
_TAIL, _TAIL_WORDS = 100, 4
"""Characters and words after a comma in which a plain verb of speech says that a speaker is named there."""
_OWNER = 30
"""Characters before the words at a noun of speech in which its owner's name begins."""
_OWNED_WORDS = 3
"""Words between an owner and the noun of speech: 'Roe's first public comments'."""


def after(text: Text, start: int, end: int) -> Source | None:
    """Read the words that follow a quotation: '... X said', '... said X', '... according to X'."""
    lead = _LEAD.match(text.masked, start, end)
    first = lead.end() if lead else start
    stop = text.sentence_end(first, min(end, start + _AFTER))
    cut = _CLAUSE.search(text.masked, first, stop)
    stop = cut.start() if cut else stop
    words = text.words(first, min(stop, first + _NEAR))
    if not words:
        return None
    if words[0][0].lower() in _VERBS:
        return None if words[0][0].endswith("ing") else subjects.following(text, words[0], stop)
    for place, (word, at, _) in enumerate(words[:_SUBJECT_WORDS]):
        low = word.lower()
        if place and low in _VERBS:
            source = subjects.subject(text, start, at, word, whole=low in _NAMING)
            if source or low in _PLAIN_VERBS:
                return source
    return according(text, start, stop)


def inverted(text: Text, start: int, end: int) -> Source | None:
    """Read a verb of speech that stands right after a quotation and before its subject: '..., said X'. Nothing else can be its object."""
    lead = _LEAD.match(text.masked, start, end)
    first = lead.end() if lead else start
    words = text.words(first, min(end, first + _NEAR))[:1]
    if not words or words[0][0].lower() not in _VERBS or words[0][0].endswith("ing"):
        return None
    return subjects.following(text, words[0], text.sentence_end(first, min(end, start + _AFTER)))


def tail(text: Text, start: int, stop: int) -> Source | None:
    """Read the end of the sentence that a quotation is part of, up to its stop: 'It was “good” for all of them, X said'."""
    if _PLAIN_VERBS.isdisjoint(text.masked[start:stop].replace(".", "").replace(",", "").split()):
        return None
    comma = text.masked.find(", ", start, stop)
    while comma >= 0:
        words = text.words(comma, min(stop, comma + _TAIL))[:_TAIL_WORDS]
        if any(word.lower() in _PLAIN_VERBS for word, _, _ in words):
            found = after(text, comma, stop)
            if found:
                return found
        comma = text.masked.find(", ", comma + 1, stop)
    return None


def before(text: Text, start: int, end: int) -> Source | None:
    """Read the words before a quotation in its sentence: 'X said: ...', 'X called it ...', 'according to X, ...'.

    The nearest verb counts, but a plain verb of speech before it governs what others are said to believe, want or do.
    """
    words = text.words(max(start, end - _FAR), end)
    start = max(start, words[0][1]) if words else start
    weak: Source | None = None
    verbs = [place for place, (word, _, _) in enumerate(words) if word.lower() in _GOVERNING_OR_PUT]
    for place in reversed(verbs):
        word, at, _ = words[place]
        low = word.lower()
        plain = low in _PLAIN_VERBS
        put = low == "put" and text.masked.startswith(" it", at + len(low))
        if not put and (low not in _GOVERNING or (weak and not plain)):
            continue
        source = subjects.subject(text, start, at, word, whole=low in _NAMING, stop=end) if place else None
        if source is None and plain and (not place or low != word):
            source = subjects.following(text, words[place], end)
        if source and (plain or source.rule == "relative"):
            return source
        weak = weak or source
    if weak:
        return weak
    if text.masked[start:end].rstrip().endswith(":"):
        return subjects.sole(text, start, end)
    return according(text, start, end)


def owner(text: Text, start: int, end: int) -> Source | None:
    """Read '[Roe]'s promise to be ...' and '[her] claim that it was ...' before a quotation in its sentence."""
    if _NOUNS.isdisjoint(text.masked[start:end].split()):
        return None
    words = text.words(max(start, end - _FAR), end)
    for place in range(len(words) - 1, 0, -1):
        if words[place][0].lower() in _NOUNS:
            source = _owner(text, words[max(0, place - _OWNED_WORDS) : place + 1])
            if source:
                return source
    return None


def according(text: Text, start: int, stop: int) -> Source | None:
    """Read 'according to X' in [start, stop)."""
    found = text.masked.find(_ACCORDING, start, stop)
    if found < 0:
        return None
    begin = found + len(_ACCORDING)
    comma = text.masked.find(",", begin, stop)
    end = comma if comma >= 0 else stop
    for mark in text.between(begin, end):
        lead = [word.lower() for word, _, _ in text.words(begin, mark.start)]
        direct = sources.PREPOSITIONS.isdisjoint(lead) and not text.owns(mark.end)
        if direct and (
            mark.kind == "person" or (mark.kind == "organisation" and set(lead) <= {"the"} and not _noun_after(text, mark.end, end))
        ):
            return sources.named(mark, "after 'according to'", "according to")
    return sources.phrase_after(text, begin, end, "after 'according to'", "according to")


def _owner(text: Text, words: list[Token]) -> Source | None:
    """Return whose claim, promise or comment it is: '[Roe]'s promise', '[her] claim'."""
    noun = words[-1]
    for word, at, _ in words[-2::-1]:
        if word.lower() in _OWNERS:
            source = sources.pronoun((word, at, at + len(word)), noun[0], "owner")
            return Source(source.speaker, f"'{word}' owns the '{noun[0]}'", "owner", pronoun=True)
    marks = text.between(words[0][1] - _OWNER, noun[1])
    if marks and text.owns(marks[-1].end) and marks[-1].end >= words[0][1] and marks[-1].kind != "place":
        return sources.named(marks[-1], f"'{marks[-1].text}' owns the '{noun[0]}'", "owner")
    return None


def _noun_after(text: Text, start: int, stop: int) -> bool:
    words = text.words(start, stop)
    return bool(words) and words[0][0].islower() and words[0][0] not in sources.PREPOSITIONS
