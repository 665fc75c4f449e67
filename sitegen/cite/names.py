"""Names as bibliographies sort them: 'von der Leyen, Ursula'.

A byline says a name as it is spoken. Reference managers part it before the last word, and so do we where it looks like a person's: two to
four words with capitals, the family's particles with its name. Whatever looks like a newsroom, or like anything else, stays whole: 'Press,
Associated' is nobody. It costs nothing worth telling.
"""

import re

_PARTICLES = frozenset({
    "af", "al", "ap", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las",
    "le", "los", "of", "san", "ten", "ter", "van", "von", "y", "zu", "zum", "zur",
})  # fmt: skip
"""Words in lower case that belong to the name behind them, in the languages of the search."""
_NEWSROOMS = frozenset({
    "agence", "agencies", "agency", "associated", "bureau", "broadcasting", "company", "correspondent", "correspondents", "desk",
    "editor", "editorial", "editors", "foundation", "group", "institute", "international", "media", "ministry", "network", "news",
    "newspaper", "newspapers", "newsroom", "office", "observer", "post", "press", "public", "radio", "report", "reporter", "reporters",
    "service", "services", "staff", "team", "television", "the", "times", "tribune", "tv", "university", "web", "wire", "wires",
    "writer", "writers",
})  # fmt: skip
"""Words that the names of people do not have, and the names of those who sign for a newsroom do."""
_WORD = re.compile(r"(?:[^\W\d_]['’.-]?)+")
_MOST = 4


def parted(name: str) -> tuple[str, str] | None:
    """Return family name and given names of a person; None for a name that is to stay whole."""
    words = name.split()
    if not 1 < len(words) <= _MOST + 2 or not all(_WORD.fullmatch(word) for word in words):
        return None
    small = [word in _PARTICLES for word in words]
    large = sum(word[0].isupper() for word in words)
    if large + sum(small) != len(words) or not 1 < large <= _MOST or small[0] or small[-1]:
        return None
    if any(word.casefold() in _NEWSROOMS for word in words) or (name.isupper() and large == 1):
        return None
    family = len(words) - 1
    while small[family - 1]:
        family -= 1
    return " ".join(words[family:]), " ".join(words[:family])
