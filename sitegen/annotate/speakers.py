"""Whose words a quotation is: the subject of the nearest verb of speech beside it, or what follows 'according to'.

The subject is told by what stands directly at the verb: a name marked in the article, a pronoun, an office ('the Kremlin spokesman'),
an unnamed source. Nothing is concluded from far away: where the words beside a quotation do not say whose it is, it has no speaker.
"""

import re
from collections.abc import Sequence

from sitegen.annotate import lexicons, names, sources
from sitegen.annotate.sources import PREPOSITIONS, Source, Text, Token
from sitegen.model import Mention

_VERBS = lexicons.words("speech_verbs")
_PLAIN_VERBS = lexicons.words("plain_speech_verbs")
_PRONOUNS = frozenset({"he", "she", "they", "we"})
_BETWEEN = lexicons.words("adverbs")
_ACCORDING = re.compile(r"\baccording\s+to\s+", re.IGNORECASE)
_CLAUSE = re.compile(names.SENTENCE_END.pattern + r"|:(?=\s)|[\"“”«»]|\s[—–-]\s")
_FAR = 260
"""Characters beside a quotation that are read."""
_SUBJECT_WORDS = 14
_LEAD_WORDS = 8
"""Words of title and office between a verb and the name after it."""
_MAIN_SUBJECT = 60
"""Characters before the subject of a sentence that a participle goes back to."""


def after(text: Text, start: int, end: int) -> Source | None:
    """Read the words that follow a quotation: '... X said', '... said X', '... according to X'."""
    cut = _CLAUSE.search(text.plain, start, min(end, start + _FAR))
    stop = cut.start() if cut else min(end, start + _FAR)
    words = text.words(start, stop)
    if words and words[0][0].lower() in _VERBS:
        return _following(text, words[0], stop)
    for place, (word, at, _) in enumerate(words[:_SUBJECT_WORDS]):
        if place and word.lower() in _VERBS:
            source = _subject(text, start, at, word)
            if source or word.lower() in _PLAIN_VERBS:
                return source
    return according(text, start, stop)


def before(text: Text, start: int, end: int) -> Source | None:
    """Read the words before a quotation in its sentence: 'X said: ...', 'X called it ...', 'according to X, ...'."""
    start = max(start, end - _FAR)
    cuts = [match.end() for match in _CLAUSE.finditer(text.plain, start, end) if text.plain[match.end() : end].strip()]
    start = cuts[-1] if cuts else start
    words = text.words(start, end)
    for place in range(len(words) - 1, 0, -1):
        word, at, _ = words[place]
        if word.lower() in _VERBS:
            source = _main_subject(text, start, at, word) if word.lower().endswith("ing") else None
            source = source or _subject(text, start, at, word)
            if source:
                return source
    if text.plain[start:end].rstrip().endswith(":"):
        return _sole(text, start, end)
    return according(text, start, end)


def according(text: Text, start: int, stop: int) -> Source | None:
    """Read 'according to X' in [start, stop)."""
    found = _ACCORDING.search(text.plain, start, stop)
    if not found:
        return None
    comma = text.plain.find(",", found.end(), stop)
    end = comma if comma >= 0 else stop
    for mark in text.between(found.end(), end):
        lead = [word.lower() for word, _, _ in text.words(found.end(), mark.start)]
        direct = PREPOSITIONS.isdisjoint(lead) and not text.owns(mark.end)
        if direct and (
            mark.kind == "person" or (mark.kind == "organisation" and set(lead) <= {"the"} and not _noun_after(text, mark, end))
        ):
            return sources.named(mark, "after 'according to'", "according to")
    return sources.phrase_after(text, found.end(), end, "after 'according to'", "according to")


def _subject(text: Text, start: int, verb_at: int, verb: str) -> Source | None:
    """Return the subject that stands directly before the verb, adverbs and an apposition allowed."""
    if text.plain[start:verb_at].rstrip().endswith(")"):  # 'Jane Roe (left) said'
        bracket = text.plain.rfind("(", start, verb_at)
        verb_at = bracket if bracket > start else verb_at
    words = text.words(start, verb_at)
    while words and (words[-1][0].lower() in _BETWEEN or (len(words) > 1 and words[-1][0].endswith("ly"))):
        words.pop()
    if not words or text.owns(words[-1][2]):
        return None
    last, at, end = words[-1]
    if last.lower() in _PRONOUNS:
        return sources.pronoun(words[-1], verb)
    marks = text.between(start, verb_at)
    nearest = marks[-1] if marks else None
    if last.lower() == "who":
        return _named(nearest, verb) if nearest and at - nearest.end <= len(", ") else None
    if nearest and nearest.end >= end:
        return _of_mark(text, nearest, start, verb)
    if text.plain[end:verb_at].startswith(","):
        return _apposition(text, start, end, marks, verb)
    return sources.phrase_before(text, start, end, verb)


def _of_mark(text: Text, mark: Mention, start: int, verb: str) -> Source | None:
    """Take the name before the verb, or the office that governs it ('a spokesman for Johnson said')."""
    lead = text.words(start, mark.start)[-1:]
    if not lead or lead[0][0].lower() not in PREPOSITIONS | {"the"}:
        return _named(mark, verb)
    office = sources.phrase_before(text, start, mark.end, verb)
    governed = office is not None and office.speaker.start < lead[0][1]
    if governed or lead[0][0].lower() != "the":
        return office if governed else None
    return _named(mark, verb)


def _apposition(text: Text, start: int, end: int, marks: Sequence[Mention], verb: str) -> Source | None:
    """Read 'Jane Roe, the minister of health, said' and 'Jane Roe, 43, said'."""
    for mark in marks:
        lead = text.words(start, mark.start)[-1:]
        if mark.kind == "person" and text.plain[mark.end : mark.end + 1] == "," and not (lead and lead[0][0].lower() in PREPOSITIONS):
            return _named(mark, verb)
    comma = text.plain.find(",", start, end)
    words = text.words(start, end)
    opening = bool(words) and words[0][0].lower() in sources.DETERMINERS
    return sources.phrase_before(text, start, comma, verb) if comma > start and opening else None


def _main_subject(text: Text, start: int, verb_at: int, verb: str) -> Source | None:
    """Return whoever the sentence begins with: 'Roe defended the plan, saying ...'."""
    words = text.words(start, verb_at)
    if words and words[0][0].lower() in _PRONOUNS:
        return sources.pronoun(words[0], verb)
    people = text.people(start, verb_at)
    lead = text.words(start, people[0].start)[-1:] if people else []
    if not people or people[0].start - start > _MAIN_SUBJECT or text.owns(people[0].end) or (lead and lead[0][0].lower() in PREPOSITIONS):
        return None
    return _named(people[0], verb)


def _sole(text: Text, start: int, end: int) -> Source | None:
    """Take the only person of a clause that ends with a colon: 'Roe released a statement: ...'."""
    people = text.people(start, end)
    alone = len({mark.value for mark in people}) == 1 and not text.owns(people[0].end)
    return sources.named(people[0], f"'{people[0].text}' is the only name before the colon", "colon") if alone else None


def _following(text: Text, verb: Token, stop: int) -> Source | None:
    """Read the subject after the verb: 'said Jane Roe', 'said the Ukrainian president', 'said he'."""
    word, _, end = verb
    words = text.words(end, stop)
    if not words or text.plain[end : words[0][1]].strip():
        return None
    if words[0][0].lower() in _PRONOUNS:
        return sources.pronoun(words[0], word)
    comma = text.plain.find(",", end, stop)
    head = comma if comma >= 0 else stop
    for mark in text.between(end, head):
        lead = [part.lower() for part, _, _ in text.words(end, mark.start)]
        person = mark.kind == "person" and len(lead) <= _LEAD_WORDS and PREPOSITIONS.isdisjoint(lead[-1:]) and not text.owns(mark.end)
        if person or (mark.kind == "organisation" and set(lead) <= {"the"}):
            return _named(mark, word)
    phrase = sources.phrase_after(text, end, head, f"after '{word}'", "verb of speech")
    beside = text.people(head, min(stop, head + _MAIN_SUBJECT)) if phrase and comma >= 0 else []
    if beside and beside[0].start - head <= len(", "):  # 'said the president, Jane Roe'
        return _named(beside[0], word)
    return phrase


def _noun_after(text: Text, mark: Mention, stop: int) -> bool:
    words = text.words(mark.end, stop)
    return bool(words) and words[0][0].islower() and words[0][0] not in PREPOSITIONS


def _named(mark: Mention, verb: str) -> Source:
    return sources.named(mark, f"'{mark.text}' is the subject of '{verb}'")
