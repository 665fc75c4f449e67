"""Noun phrases, found without grammar: a stretch of words in small letters between words that open and close one.

'The second round of negotiations is over' has 'second round of negotiations', between 'the' and 'is'. Not all that is found is one, so
what is used must stand in several articles, and `tells` leaves out what says nothing to a reader. Each word is judged once for the whole
archive and then stands as one letter, so that places where a phrase may begin are found by one expression.
"""

import re
from collections.abc import Iterable, Iterator

from sitegen import data

_ROOM = "sitegen.thread"
_COMMON = data.words(_ROOM, "common.txt")
_OPENERS = data.words(_ROOM, "openers.txt")
_AMOUNTS = data.words(_ROOM, "amounts.txt")
_VAGUE = data.words(_ROOM, "vague.txt")
_ORDINALS = frozenset(data.tables(_ROOM, "numerals.toml")["ordinals"])
JOINING = frozenset({"of", "for", "on"})
"""What may stand inside a phrase: 'round of negotiations', 'talks on grain'."""
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.,;:!?()\[\]“”\"—–|\n]")
_LONGEST = 4
"""Words of a phrase."""
_SHORTEST_WORD = 4
_PARTICIPLE = re.compile(r"(?<!e)(?<!b)(?<!sh)ed$")
"""The end of 'unattended', not of 'speed', 'seabed' or 'bloodshed'."""

_ORDINAL, _WORD, _ADVERB, _JOINS, _OPENS, _NAME, _CLOSES, _OTHER = "12345678"
"""What a token is to a phrase: it may begin one, may stand in one, may not end one, joins two parts, opens one, is a name or a number
(which opens one, too), closes one, or does none of this."""
_BEGINS = re.compile(f"(?:(?<=[{_JOINS}{_OPENS}{_NAME}])|^)[{_ORDINAL}{_WORD}{_ADVERB}]")


class _Kinds(dict[str, str]):
    """Token -> what it is to a phrase."""

    def __missing__(self, token: str) -> str:
        made = self[token] = _kind(token)
        return made


def _kind(token: str) -> str:
    word = token.isalpha() and token.islower() and len(token) >= _SHORTEST_WORD
    kinds = (
        (_ORDINAL, token in _ORDINALS),
        (_JOINS, token in JOINING),
        (_OPENS, token.lower() in _OPENERS),
        (_NAME, token.isdigit() or token[0].isupper()),
        (_CLOSES, not token[0].isalnum() or token in _COMMON),
        (_ADVERB, word and token.endswith("ly")),
        (_WORD, word),
    )
    return next((kind for kind, it_is in kinds if it_is), _OTHER)


_KINDS = _Kinds()


def phrases(texts: Iterable[str]) -> set[str]:
    """Return the noun phrases of some texts, in small letters."""
    found: set[str] = set()
    for text in texts:
        tokens = _TOKEN.findall(text)
        kinds = "".join(map(_KINDS.__getitem__, tokens))
        for match in _BEGINS.finditer(kinds):
            found.update(_from(tokens, kinds, match.start()))
        if kinds[:1] == _NAME:
            first = tokens[0].lower()
            found.update(_from([first, *tokens[1 : _LONGEST + 1]], _KINDS[first] + kinds[1 : _LONGEST + 1], 0))
    return found


def _from(tokens: list[str], kinds: str, at: int) -> Iterator[str]:
    """Yield the phrases that begin at a token and end before a word that closes them."""
    if kinds[at] == _JOINS:
        return
    for place in range(at, min(at + _LONGEST, len(tokens))):
        kind = kinds[place]
        if kind not in (_ORDINAL, _WORD, _ADVERB, _JOINS):
            return
        if kind == _WORD or (kind == _ORDINAL and place > at):
            after = kinds[place + 1 : place + 2]
            if after in ("", _CLOSES, _OPENS, _JOINS):
                yield " ".join(tokens[at : place + 1])


def tells(phrase: str, *, headed: bool) -> bool:
    """Whether a phrase may stand in the name of a story: several words, or one noun that is `headed`, a phrase of a headline itself."""
    words = [word for word in phrase.split() if word not in JOINING]
    if not _AMOUNTS.isdisjoint(words) or _PARTICIPLE.search(words[-1]):
        return False
    return len(words) > 1 or (headed and phrase not in _VAGUE)
