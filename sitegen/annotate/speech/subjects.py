"""Who does what a verb of speech says: the subject directly before it or after it.

A name, a pronoun, an office or an unlisted capitalised word at the verb; over an apposition ('Jane Roe, the minister, said') and back to
the beginning of the sentence for 'saying', 'went on to say' and 'came and said'. A passive verb has no speaker but the one after 'by'.
"""

from collections.abc import Sequence

from sitegen.annotate import lexicons
from sitegen.annotate.speech import sources
from sitegen.annotate.speech.reading import Text, Token
from sitegen.annotate.speech.sources import PREPOSITIONS, Source
from sitegen.model import Mention, Speaker

_PLAIN_VERBS = lexicons.words("plain_speech_verbs")
_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "it"})
_LEADING = frozenset({"he", "she", "they"})
_RELATIVES = frozenset({"who", "which"})
_BE = frozenset({"was", "were", "been", "be", "being", "is", "are"})
_JOINING = frozenset({"and", "but", "or", "by", "for", "after", "while", "before"})
_BETWEEN = lexicons.words("adverbs") - _JOINING
_INFINITIVES = frozenset({"say", "tell", "add", "write", "note", "argue", "explain"})
_NOUNS_TOO = frozenset({"claims", "notes", "reckons", "concluded", "stated", "states", "reports", "comments", "answers", "tweets"})
"""Verbs that are nouns or adjectives after an unlisted word: 'Democratic claims', 'the first four states'."""
_CONJUNCTIONS = frozenset({"but", "and", "so", "yet", "still", "then", "meanwhile"})
_SAYING = frozenset({"saying", "telling", "writing", "adding", "stating"})
_LEAD_WORDS = 8
"""Words of title and office between a verb and the name after it."""
_DIRECT = 64
"""Characters before a verb in which its subject ends."""
_MAIN_SUBJECT = 60
"""Characters before the subject of a sentence that a participle goes back to."""
_WITH_WORDS = 6
"""Words before a name among which a 'with' makes it the subject of a participle."""


def subject(text: Text, start: int, verb_at: int, verb: str, *, whole: bool = False, stop: int = 0) -> Source | None:
    """Return the subject of the verb at `verb_at` in the clause from `start` on.

    `whole` lets any noun phrase speak that is all there is before the verb; before `stop` a passive verb's 'by' is looked for.
    """
    nearest = text.ending(verb_at - 1)
    if nearest and nearest.start >= start and not verb.endswith("ing"):
        return _of_mark(text, nearest, start, verb)
    at = text.masked.rfind(" ", start, max(start, verb_at - 1)) + 1
    if at > start and text.masked[at : verb_at - 1].lower() in _LEADING:
        return sources.pronoun((text.masked[at : verb_at - 1], at, verb_at - 1), verb) if not verb.endswith("ing") else None
    if text.masked[start:verb_at].rstrip().endswith(")"):  # 'Jane Roe (left) said'
        bracket = text.masked.rfind("(", start, verb_at)
        verb_at = bracket if bracket > start else verb_at
    near = max(start, verb_at - _DIRECT)
    last = text.last_token(near, verb_at)
    passive = False
    if last and (last[0].lower() in _BETWEEN or last[0].endswith("ly")):
        last, passive = _before_adverbs(text.words(near, verb_at))
    if last is None:
        return None
    low = verb.lower()
    if low.endswith("ing"):
        return _of_participle(text, start, verb_at, verb, last)
    if passive and (low.endswith("ed") or low in {"told", "said", "quoted"}):
        return _agent(text, verb_at + len(verb), stop)
    return None if text.owns(last[2]) else _by_last_word(text, start, verb_at, verb, last, whole=whole)


def _before_adverbs(words: Sequence[Token]) -> tuple[Token | None, bool]:
    """Return the last word that is neither an adverb nor a form of 'be' or 'have', and whether one of 'be' stands after it."""
    passive = False
    for place in range(len(words) - 1, -1, -1):
        low = words[place][0].lower()
        if low not in _BETWEEN and not (place and words[place][0].endswith("ly")):
            return words[place], passive
        passive = passive or low in _BE
    return None, passive


def _by_last_word(text: Text, start: int, verb_at: int, verb: str, token: Token, *, whole: bool) -> Source | None:
    """Tell the subject by the last word before the verb and its adverbs."""
    end = token[2]
    last, low = token[0].lower(), verb.lower()
    if last in _LEADING or (last in _PRONOUNS and low in _PLAIN_VERBS):
        return sources.pronoun(token, verb)
    if last in _JOINING or (last == "to" and low in _INFINITIVES):
        return _main_subject(text, start, verb_at, verb)
    nearest = text.nearest(start, verb_at)
    source: Source | None = None
    if last in _RELATIVES:
        source = _relative(text, start, token, nearest, verb)
    elif text.masked[end:verb_at].startswith((",", ".,")):
        source = _apposition(text, start, end, text.between(start, verb_at), verb)
        if source is None and nearest and nearest.end >= end:
            source = _of_mark(text, nearest, start, verb)
    elif nearest and nearest.end >= end:
        source = _of_mark(text, nearest, start, verb)
    else:
        source = sources.phrase_before(text, start, end, verb) or (_unlisted(text, start, token, verb) if whole else None)
    return source


def following(text: Text, verb: Token, stop: int) -> Source | None:
    """Read the subject after the verb: 'said Jane Roe', 'said the Ukrainian president', 'said he'."""
    word, _, end = verb
    words = text.words(end, stop)
    if not words or text.masked[end : words[0][1]].strip():
        return None
    if words[0][0].lower() in _PRONOUNS:
        return sources.pronoun(words[0], word)
    if words[0][0].lower() == "that":
        return None
    comma = text.masked.find(",", end, stop)
    head = comma if comma >= 0 else stop
    for mark in text.between(end, head):
        lead = [part.lower() for part, _, _ in text.words(end, mark.start)]
        person = mark.kind == "person" and len(lead) <= _LEAD_WORDS and PREPOSITIONS.isdisjoint(lead[-1:]) and not text.owns(mark.end)
        if person or (mark.kind == "organisation" and set(lead) <= {"the"} and not text.owns(mark.end)):
            return _named(mark, word)
    phrase = sources.phrase_after(text, end, head, f"after '{word}'", "verb of speech")
    beside = text.people(head, min(stop, head + _MAIN_SUBJECT)) if phrase and comma >= 0 else []
    if beside and beside[0].start - head <= len(", "):  # 'said the president, Jane Roe'
        return _named(beside[0], word)
    return phrase or (sources.capitalised_after(text, end, head, word) if word.lower() in _PLAIN_VERBS else None)


def sole(text: Text, start: int, end: int) -> Source | None:
    """Take the only person, else the only organisation, of a clause that ends with a colon: 'Roe released a statement: ...'."""
    for kind in ("person", "organisation"):
        marks = [mark for mark in text.between(start, end) if mark.kind == kind and (kind == "person" or _free(text, start, mark))]
        if marks:
            alone = len({mark.value for mark in marks}) == 1 and not text.owns(marks[0].end)
            why = f"'{marks[0].text}' is the only name before the colon"
            return sources.named(marks[0], why, "colon") if alone else None
    return None


def _of_participle(text: Text, start: int, verb_at: int, verb: str, token: Token) -> Source | None:
    """Read 'Roe defended the plan, saying ...', 'with Roe saying ...' and 'quoted Roe as saying ...'."""
    last, at, end = token
    marks = text.between(start, verb_at)
    nearest = marks[-1] if marks else None
    if last == "as" and nearest and text.masked[nearest.end : at] == " " and verb.lower() in _SAYING:
        return _named(nearest, verb)
    if nearest and text.masked[nearest.end : verb_at] == " ":
        lead = [word.lower() for word, _, _ in text.words(start, nearest.start)[-_WITH_WORDS:]]
        if "with" in lead:
            return _named(nearest, verb)
    if last.lower() in {"is", "are", "was", "were", "been"}:
        return None
    return _main_subject(text, start, verb_at, verb) or (_of_mark(text, nearest, start, verb) if nearest and nearest.end >= end else None)


def _agent(text: Text, start: int, stop: int) -> Source | None:
    """Return who did what is said in the passive: 'was described by Roe as ...'."""
    words = text.words(start, min(stop, start + _MAIN_SUBJECT))
    if not words or words[0][0].lower() != "by":
        return None
    marks = text.between(words[0][2], stop)
    if marks and len(text.words(words[0][2], marks[0].start)) <= _LEAD_WORDS // 2 and not text.owns(marks[0].end):
        return _named(marks[0], "by")
    return sources.phrase_after(text, words[0][2], stop, "after 'by'", "verb of speech")


def _relative(text: Text, start: int, token: Token, nearest: Mention | None, verb: str) -> Source | None:
    """Read 'Jane Roe, who said ...': the mark is 'who', the name that of the person before it."""
    word, at, end = token
    why = f"'{word}' is the subject of '{verb}'"
    if nearest and at - nearest.end <= len(", "):
        who = Speaker(name=nearest.value, start=at, end=end, named=nearest.kind != "place")
        return Source(who, f"{why} and stands for '{nearest.text}'", "relative")
    phrase = sources.phrase_before(text, start, at, verb) if word.lower() == "who" else None
    return Source(phrase.speaker, phrase.why, "relative") if phrase else None


def _of_mark(text: Text, mark: Mention, start: int, verb: str) -> Source | None:
    """Take the name before the verb, or the office that governs it ('a spokesman for Johnson said')."""
    if text.owns(mark.end):
        return None
    lead = text.last_word(start, mark.start)
    if lead not in PREPOSITIONS and lead != "the":
        return _named(mark, verb)
    office = sources.phrase_before(text, start, mark.end, verb)
    governed = office is not None and office.speaker.start < mark.start - len(lead) - 1
    if governed or lead != "the":
        return office if governed else None
    return _named(mark, verb)


def _apposition(text: Text, start: int, end: int, marks: Sequence[Mention], verb: str) -> Source | None:
    """Read 'Jane Roe, the minister of health, said' and 'Jane Roe, 43, said'."""
    for mark in marks:
        apart = text.masked[mark.end : mark.end + 1] == "," or text.masked[mark.end : mark.end + 2] == " ("
        if mark.kind == "person" and apart and text.last_word(start, mark.start) not in PREPOSITIONS:
            return _named(mark, verb)
    comma = text.masked.find(",", start, end)
    words = text.words(start, end)
    if comma <= start or not words:
        return None
    if words[0][0].lower() in sources.DETERMINERS:
        return sources.phrase_before(text, start, comma, verb)
    whole = verb.lower() in _PLAIN_VERBS and words[0][0][0].isupper()
    found = sources.capitalised_before(text, start, comma, verb) if whole else None
    return found if found and not text.masked[start : found.speaker.start].strip() else None


def _main_subject(text: Text, start: int, verb_at: int, verb: str) -> Source | None:
    """Return whoever the sentence begins with: 'Roe defended the plan, saying ...'."""
    words = text.words(start, verb_at)
    opened = words[:1] and words[0][0].lower() in sources.DETERMINERS and not text.masked[start : words[0][1]].strip()
    phrase = sources.phrase_after(text, start, verb_at, f"before '{verb}'", "verb of speech") if opened else None
    first = next((token for token in words[:_LEAD_WORDS] if token[0].lower() in _LEADING), None)
    for mark in text.between(start, verb_at):
        if mark.kind == "place" or (mark.kind == "organisation" and not _free(text, start, mark)):
            continue
        if (first and first[1] < mark.start) or (phrase and phrase.speaker.end + len(", ") < mark.start):
            break
        lead = text.last_word(start, mark.start)
        opening = mark.start - start <= _MAIN_SUBJECT or text.masked[mark.start - 2 : mark.start] == ", "
        if opening and not text.owns(mark.end) and lead not in PREPOSITIONS:
            return _named(mark, verb)
        if mark.kind == "person" and opening and not lead:
            break
    if first and not (phrase and phrase.speaker.end < first[1]):
        return sources.pronoun(first, verb)
    if words and not opened:
        skipped = len(words) > 1 and words[0][0].lower() in _CONJUNCTIONS
        return sources.capitalised_after(text, words[int(skipped)][1], verb_at, verb)
    return phrase


def _free(text: Text, start: int, mark: Mention) -> bool:
    """Whether an organisation stands by itself, governed by no preposition and no part of another name: not 'to the Fox newsroom'."""
    lead = [word.lower() for word, _, _ in text.words(start, mark.start)[-2:]]
    if lead[-1:] == ["the"]:
        lead.pop()
    if text.masked[mark.start - 1 : mark.start] == "(" or text.masked[mark.end : mark.end + 2][-1:].isupper():
        return False
    return not lead or (lead[-1] not in PREPOSITIONS and lead[-1] not in {"a", "an", "before", "alongside"})


def _unlisted(text: Text, start: int, last: Token, verb: str) -> Source | None:
    """Take capitalised words that no list knows, or a short noun phrase that is all there is before a plain verb."""
    if verb.lower() in _NOUNS_TOO:
        return None
    word, _, end = last
    if word[0].isupper():
        return sources.capitalised_before(text, start, end, verb)
    return sources.whole_phrase(text, start, end, verb)


def _named(mark: Mention, verb: str) -> Source:
    return sources.named(mark, f"'{mark.text}' is the subject of '{verb}'")
