"""The Porter stemmer as lunr.js 2.3.9 has it.

The index is made in Python and asked in the browser, so both must cut the same ends off. lunr.py's stemmer follows Porter's paper,
lunr.js a variant: 'y' becomes 'i' only after a consonant that is not the first letter ('say' stays, 'try' is 'tri'), a 'y' in front is a
consonant whatever follows, and the parts of a word are told apart by regular expressions over UTF-16 units. This module says the same
in Python; the tests hold the two together over thousands of words.
"""

import re
from functools import lru_cache

from lunr.pipeline import Pipeline  # type: ignore[import-untyped]
from lunr.token import Token  # type: ignore[import-untyped]

NAME = "stemmer"
"""What lunr.js calls its stemmer in a serialised index."""

_CONSONANTS = "[^aeiou][^aeiouy]*"
_VOWELS = "[aeiouy][aeiou]*"
_SYLLABLE = re.compile(f"(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}")
_ONE_SYLLABLE = re.compile(f"(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}(?:{_VOWELS})?")
_TWO_SYLLABLES = re.compile(f"(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}{_VOWELS}{_CONSONANTS}")
_HAS_VOWEL = re.compile(f"(?:{_CONSONANTS})?[aeiouy]")
_SHORT = re.compile(f"{_CONSONANTS}[aeiouy][^aeiouwxy]")
_DOUBLE = re.compile(r"([^aeiouylsz])\1\Z")

_TO_SHORTER = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al", "entli": "ent",
    "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful",
    "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_TO_NONE = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_DROPPED = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
)  # fmt: skip
_SHORTEST = 3


def _split(word: str, suffixes: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the stem, which is not empty, and the longest of the suffixes, which are sorted so; None when there is none."""
    if not word.endswith(suffixes):
        return None
    return next(((word[: -len(end)], end) for end in suffixes if len(word) > len(end) and word.endswith(end)), None)


def _longest_first(suffixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(suffixes, key=lambda suffix: (-len(suffix), suffix)))


_SHORTER_ENDS = _longest_first(tuple(_TO_SHORTER))
_NONE_ENDS = _longest_first(tuple(_TO_NONE))
_DROPPED_ENDS = _longest_first(_DROPPED)


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Return the stem of a lower-case word. Words of any script pass; those of one or two UTF-16 units stay as they are."""
    if word.isascii():
        return _stem(word)
    return joined(_stem(halved(word)))


def halved(word: str) -> str:
    """Return a word as JavaScript has it: in UTF-16 units, so that letters beyond U+FFFF are two characters."""
    units = word.encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[at] | units[at + 1] << 8) for at in range(0, len(units), 2))


def joined(word: str) -> str:
    """Undo `halved`."""
    return word.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _stem(word: str) -> str:
    if len(word) < _SHORTEST:
        return word
    starts_with_y = word.startswith("y")
    if starts_with_y:
        word = f"Y{word[1:]}"
    word = _past(_plural(word))
    if len(word) > 2 and word.endswith("y") and word[-2] not in "aeiou":  # noqa: PLR2004 - the consonant is not the first letter
        word = f"{word[:-1]}i"
    for table, ends in ((_TO_SHORTER, _SHORTER_ENDS), (_TO_NONE, _NONE_ENDS)):
        split = _split(word, ends)
        if split and _SYLLABLE.match(split[0]):
            word = split[0] + table[split[1]]
    word = _final_e(_without_ending(word))
    return f"y{word[1:]}" if starts_with_y else word


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")) and len(word) > (4 if word.endswith("sses") else 3):
        return word[:-2]
    if word.endswith("s") and len(word) >= _SHORTEST and word[-2] != "s":
        return word[:-1]
    return word


def _past(word: str) -> str:
    if word.endswith("eed") and len(word) > len("eed"):
        return word[:-1] if _SYLLABLE.match(word[:-3]) else word
    split = _split(word, ("ing", "ed"))
    if not split or not _HAS_VOWEL.match(split[0]):
        return word
    word = split[0]
    if word.endswith(("at", "bl", "iz")):
        return f"{word}e"
    if _DOUBLE.search(word):
        return word[:-1]
    return f"{word}e" if _SHORT.fullmatch(word) else word


def _without_ending(word: str) -> str:
    split = _split(word, _DROPPED_ENDS)
    if split:
        return split[0] if _TWO_SYLLABLES.match(split[0]) else word
    if word.endswith(("sion", "tion")) and len(word) > len("sion") and _TWO_SYLLABLES.match(word[:-3]):
        return word[:-3]
    return word


def _final_e(word: str) -> str:
    if word.endswith("e") and len(word) > 1:
        start = word[:-1]
        if _TWO_SYLLABLES.match(start) or (_ONE_SYLLABLE.fullmatch(start) and not _SHORT.fullmatch(start)):
            word = start
    return word[:-1] if word.endswith("ll") and _TWO_SYLLABLES.match(word) else word


def function(token: Token, _index: object = None, _tokens: object = None) -> Token:
    """Stem a token of lunr.py: what a pipeline calls."""
    return token.update(lambda word, _metadata: stem(word))


def pipeline() -> Pipeline:
    """Return the pipeline that queries pass, of this stemmer alone, under the name by which lunr.js knows its own."""
    made = Pipeline()
    function.label = NAME  # type: ignore[attr-defined]  # lunr.py reads the name there; registering would overwrite its own stemmer
    made.add(function)
    return made
