"""The words that can be somebody who speaks: a marked name, a pronoun, a noun phrase such as 'the Kremlin spokesman'.

A noun phrase counts when it holds an office, a trade or a kind of document, or when it is all that stands between a quotation and a plain
verb of speech. Who holds an office in the article is known to `offices`.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from sitegen.annotate import lexicons
from sitegen.annotate.speech.offices import is_office
from sitegen.annotate.speech.reading import Text, Token
from sitegen.model import Mention, Speaker

DETERMINERS = lexicons.words("determiners")
PREPOSITIONS = lexicons.words("prepositions")
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_NO_NAMES = lexicons.words("function_words", "calendar")
_TAIL = re.compile(r"\s(?:for the (?:first|second|last) time|before|after|while|when|and then|on [A-Z][a-z]{2,5}day$)\b")
_PHRASE_WORDS, _NOMINAL_WORDS = 8, 12
"""Words of a noun phrase after a verb, and before one."""
_WHOLE_WORDS = 7
"""Words of a noun phrase without an office that stands between a quotation and its verb."""
_BARE_WORDS = 4
"""Words of a source without a determiner, at the beginning of its clause: 'Ukrainian military sources assure'."""
_NAME_WORDS = 4
"""Capitalised words at a verb that are taken for a name."""
_TITLED_WORDS = 6
"""The same with a title before the name: 'said Atlantic City Mayor Ada Wiborg'."""
_NAME_CHARACTERS, _PHRASE_CHARACTERS = 80, 100
"""Characters beside a verb in which such a name and a noun phrase stand."""
_LEAD = 24
"""Characters before capitalised words that may make them part of a list."""
_IN_LIST = re.compile(r"(?:[A-Z]\w{0,14}|\d), ?$|\b(?:of|in|at|for|from) $")
"""What stands before capitalised words that are no name of a speaker: 'Flint, Mich.', '22 percent of Democratic'."""
_NOT_INSIDE = lexicons.words("phrase_breaks")


class Source(Struct, frozen=True, gc=False):
    """A speaker with the words that make him one."""

    speaker: Speaker
    why: str
    rule: str
    pronoun: bool = False


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
