"""Teams: 'the Mountaineers' in a report on a game.

Only where several words of sport stand in the article, so that it costs other articles one look at their words.
"""

from collections.abc import Iterator

from sitegen.annotate import lexicons
from sitegen.annotate.naming import names, phrases
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.names import Chain, Scan, Word
from sitegen.model import Mention

_WORDS = lexicons.words("sports_words")
_FEWEST = 5
"""So many different words of sport make a report on a game."""
_NO_TEAM = v.STOP | v.DEMONYM | v.PLACE | v.TITLE | v.HEADS | v.ORGANISATION | v.UPPER
_SHORTEST = 5


def find(scanned: Scan) -> Iterator[Mention]:
    """Claim the teams of a report on a game."""
    if len(scanned.tokens & _WORDS) < _FEWEST:
        return
    called = {word.key: word.text for chain in scanned.chains for word in _team(chain, scanned)}
    for first, last, name in phrases.again(scanned, called):
        why = f"'the {name}' in a report on a game"
        yield names.claim("organisation", scanned, first.start, last.end, rule="team", certainty=0.78, why=why, value=name)


def _team(chain: Chain, scanned: Scan) -> Iterator[Word]:
    word = chain.words[-1]
    if chain.shout or word.flags & _NO_TEAM or len(word.key) < _SHORTEST or not word.key.endswith("s") or word.lower in scanned.tokens:
        return
    alone = len(chain.words) == 1 and scanned.plain.endswith("the ", 0, word.start)
    if alone or (len(chain.words) == 2 and chain.words[0].key == "The" and not word.join):  # noqa: PLR2004 - the article and the name
        yield word
