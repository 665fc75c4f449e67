"""Stock phrases of news sites: what a line says when it is no part of the article. The phrases are data (data/phrases.toml)."""

import re
from typing import Any

from msgspec import Struct

from sitegen import data
from sitegen.clean import words

_TELLING_ROW = 3
"""Phrases of a row in which a word that is too common for rows counts as well."""
_LONGEST_ROW = 24
"""Words of a line that may be made of several phrases in a row."""


_MATCHES = ("whole", "start", "end", "colon", "alone")
"""The keys of a group that hold phrases."""


class Group(Struct, frozen=True):
    """Phrases that mean the same kind of furniture; the head of data/phrases.toml tells what each key says."""

    name: str
    why: str
    role: str = "furniture"
    whole: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    colon: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    most: int = 12
    foot: bool = False
    list: bool = False
    edges: bool = False
    titles: bool = False
    closes: bool = False
    headings: bool = False


class Found(Struct, frozen=True):
    """A phrase that a line says."""

    group: Group
    phrase: str
    whole: bool
    """Whether the line says nothing else."""


def _keys(phrases: list[str]) -> tuple[str, ...]:
    """Return the keys of phrases; a name with a capital inside ('LinkedIn') counts as one word and as two."""
    written = (phrase.replace("#", "0") for phrase in phrases)
    return tuple(dict.fromkeys(words.key(form) for phrase in written for form in (phrase, phrase.lower())))


def _load() -> tuple[Group, ...]:
    groups = []
    for name, table in data.tables("sitegen.clean", "phrases.toml").items():
        said: dict[str, Any] = {key: _keys(value) if key in _MATCHES else value for key, value in table.items()}
        groups.append(Group(name=name, **said))
    return tuple(groups)


GROUPS = _load()
_WHOLE = {phrase: group for group in reversed(GROUPS) for phrase in group.whole}
_COLON = {phrase: group for group in reversed(GROUPS) for phrase in group.colon}
_ALONE = frozenset(phrase for group in GROUPS for phrase in group.alone)
_START: dict[str, list[tuple[str, Group]]] = {}
for _group in GROUPS:
    for _phrase in _group.start:
        _START.setdefault(_phrase.split(" ", 1)[0], []).append((_phrase, _group))
_END = tuple((f" {phrase}", group) for group in GROUPS for phrase in group.end)
_MOST_WORDS = max(phrase.count(" ") + 1 for phrase in _WHOLE)
_IN_ROWS: dict[str, Group | None] = {
    **dict.fromkeys(words.SECTIONS, None),
    **{phrase: group for phrase, group in _WHOLE.items() if phrase not in _ALONE},
}


_PREFIX, _SUFFIX = 60, 16
"""Characters that hold the first words of a line, and its last."""
_TWO_WORDS = re.compile(r"[\"“‘(\[]*([A-Z]?[a-z]+|[A-Z]+)[ ,:]+([A-Z]?[a-z]+|[A-Z]+)(?![\w'’])")
"""The first words of most lines; others are taken apart in full."""
_BEGINNINGS = [phrase.split(" ") for phrase in (*_WHOLE, *(begun for found in _START.values() for begun, _ in found), *_IN_ROWS)]
_FIRST = frozenset(begun[0] for begun in _BEGINNINGS if len(begun) == 1)
_FIRST_TWO = frozenset((begun[0], begun[1]) for begun in _BEGINNINGS if len(begun) > 1)
_LAST = tuple(sorted({phrase.rpartition(" ")[2] for phrase, _ in _END}))
_BEGIN_ROWS = frozenset(phrase.partition(" ")[0] for phrase in _IN_ROWS)


def may_say(line: str) -> bool:
    """Whether a line of more than a few words can say a phrase at all, told by its first words and its last; no is always right."""
    match = _TWO_WORDS.match(line)
    first, second = (match[1].lower(), match[2].lower()) if match else (*words.tokens(line[:_PREFIX]), "", "")[:2]
    return first in _FIRST or (first, second) in _FIRST_TWO or any(map(line[-_SUFFIX:].lower().count, _LAST))


def find(key: str) -> Found | None:
    """Return the phrase that a line with this key says, as a whole, as a row of phrases, at its start or at its end."""
    group = _WHOLE.get(key)
    if group:
        return Found(group, key, whole=True)
    starts = _START.get(key.partition(" ")[0])
    if starts:
        count = key.count(" ") + 1
        for phrase, owner in starts:
            if count <= owner.most and key.startswith(phrase) and key[len(phrase) : len(phrase) + 1] in {"", " "}:
                return Found(owner, phrase, whole=False)
    for phrase, owner in _END:
        if key.endswith(phrase) and key.count(" ") < owner.most:
            return Found(owner, phrase.strip(), whole=False)
    return _row(key)


def before_colon(line: str, limit: int = 32) -> Found | None:
    """Return the phrase that stands before a colon at the start of a line, as in 'READ MORE: ...'."""
    at = line.find(":", 0, limit)
    if at < 0:
        at = line.find(" |", 0, limit)
    if at <= 0 or not line[at + 1 :].strip(" |"):
        return None
    phrase = words.key(line[:at])
    group = _COLON.get(phrase)
    return Found(group, phrase, whole=False) if group else None


def _row(key: str) -> Found | None:
    """Whether a line is several phrases in a row: 'facebook twitter linked in'. Sections count in a row with phrases."""
    tokens = key.split()
    if not 1 < len(tokens) <= _LONGEST_ROW or tokens[0] not in _BEGIN_ROWS:
        return None
    at, first, common, telling = 0, None, 0, 0
    while at < len(tokens):
        for length in range(min(_MOST_WORDS, len(tokens) - at), 0, -1):
            phrase = " ".join(tokens[at : at + length])
            if phrase in _IN_ROWS or phrase in _ALONE:
                first = first or _IN_ROWS.get(phrase)
                common += phrase in _ALONE
                telling += phrase not in _ALONE
                at += length
                break
        else:
            return None
    return Found(first, key, whole=True) if first and (not common or telling >= max(_TELLING_ROW, 2 * common)) else None
