"""What a word can be in a noun phrase, decided once for each word and remembered: lists for the closed classes, endings for the rest."""

import re
from functools import lru_cache

from sitegen import data, english

TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
SHORTEST = 3
_LONG = 10
"""Letters; a longer word says no more by its length."""
_VOWELS = "aeiou"


def _words(name: str) -> frozenset[str]:
    return data.words("sitegen.tag", name)


def _forms(verb: str) -> tuple[str, ...]:
    """Return the regular forms of a verb, and some that do not exist, which does no harm."""
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing", f"{verb}{verb[-1]}ing", f"{verb}{verb[-1]}ed"


_WEAK = _words("weak.txt")
_BROAD = _words("broad.txt")
_OFFICES = _words("offices.txt")
_BEFORE_VERBS = _words("before_verbs.txt")
_KNOWN = (
    dict.fromkeys(_words("adjectives.txt"), "a")
    | dict.fromkeys((form for verb in _words("verbs.txt") for form in _forms(verb)), "s")
    | dict.fromkeys(_words("breaks.txt"), "s")
    | dict.fromkeys(_words("nouns.txt"), "n")
    | dict.fromkeys(_words("prepositions.txt"), "p")
    | dict.fromkeys(_words("determiners.txt"), "d")
)
_ENDINGS = (
    (("'s", "s'"), "d"),
    (("ly", "ed", "n't"), "s"),
    (("ous", "able", "ible", "ful", "less"), "a"),
    (("ing",), "g"),
)  # fmt: skip - the first that fits decides


@lru_cache(maxsize=1 << 17)
def word_class(token: str) -> str:
    """Return one letter for a token: d after which a phrase begins, p preposition, n noun or unknown, a adjective, g a form in -ing.

    Also s for any other word and x for what divides: punctuation, numbers. n, a and g are upper-case where the token is.
    """
    found = _class(token.lower().replace("’", "'"))
    if found == "s" and len(token) < SHORTEST and token.isalpha() and token.isupper() and token.lower() not in _KNOWN and len(token) > 1:
        return "N"  # 'AI', 'UN'
    return found.upper() if found in "nag" and token[0].isupper() else found


def _class(word: str) -> str:
    if not word[0].isalpha() or any(char.isdigit() for char in word):
        return "x"
    if word in _KNOWN:
        return _KNOWN[word]
    for endings, letter in _ENDINGS:
        if word.endswith(endings):
            return letter
    return "s" if len(word) < SHORTEST or "'" in word else "n"


def before_verb(token: str) -> bool:
    """Whether what follows a token is a verb much rather than a noun: 'to', 'will', 'they'."""
    return token.lower().replace("’", "'") in _BEFORE_VERBS


def weak(key: str) -> bool:
    """Whether a word, as `singular` makes it, says nothing alone."""
    return key in _WEAK


def length(key: str) -> int:
    """Return the letters of the last word of a phrase, as far as they tell: long words are seldom and say much."""
    return min(_LONG, len(key) - key.rfind(" ") - 1)


singular = lru_cache(maxsize=1 << 17)(english.singular)
"""The same, remembered: an archive has far fewer words than places for them."""


def broad(key: str) -> bool:
    """Whether a word, as `singular` makes it, says little alone."""
    return key in _BROAD


def office(key: str) -> bool:
    """Whether a word, as `singular` makes it, is what somebody is, no matter who."""
    return key in _OFFICES


@lru_cache(maxsize=1 << 17)
def key(phrase: str) -> str:
    """Return what two forms of one phrase share."""
    return " ".join(singular(token) for token in TOKEN.findall(phrase) if token[0].isalnum())
