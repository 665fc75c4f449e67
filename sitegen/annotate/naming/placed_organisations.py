"""Organisations that one word makes of a place's name: 'Sporting Tavora', 'Radio Tonga', 'Samoa Power'.

A club that the article names so is meant by the bare name of its place as well, in a report on a game and where no word before it says
that the place is meant. Costs one look at the article's words for each of the words that make such names.
"""

from collections.abc import Iterator, Mapping

from sitegen.annotate.naming import names
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.names import Chain, Scan, Word
from sitegen.annotate.naming.place_senses import AT
from sitegen.model import Mention

_CLUBS = ("FC", "AC", "AFC", "SC", "Sporting", "Real", "Athletic")
_STATIONS = ("Radio",)
_UTILITIES = ("Power", "Telecom")
_GAME = frozenset(
    {"match", "goal", "goals", "league", "striker", "midfielder", "goalkeeper", "coach", "scored", "penalty", "season", "defender"}
)
_FEWEST = 3
"""So many different words of a game, where a club is named."""


def find(scanned: Scan) -> Iterator[Mention]:
    """Claim clubs, stations and utilities that have the name of a place."""
    clubs: dict[str, str] = {}
    for opener in (*_CLUBS, *_STATIONS):
        for chain, at in names.standing(scanned, opener.lower()):
            words = chain.words
            if chain.shout or words[at].key != opener or not _ends(words, at + 1) or (at and not words[at].join):
                continue
            place = words[at + 1]
            placed = place.flags & (v.COUNTRY if opener in _STATIONS else v.PLACE | v.TOWN)
            if placed and not place.flags & (v.DEMONYM | v.UPPER):
                name = f"{words[at].text} {place.text}"
                if opener in _CLUBS and not place.flags & v.COUNTRY:
                    clubs[place.lower] = "" if clubs.get(place.lower, name) != name else name
                yield _claim(scanned, words[at], place, f"'{opener}' stands before a place", name)
    yield from _utilities(scanned)
    if clubs and len(scanned.tokens & _GAME) >= _FEWEST:
        yield from _in_short(clubs, scanned)


def _utilities(scanned: Scan) -> Iterator[Mention]:
    for closer in _UTILITIES:
        for chain, at in names.standing(scanned, closer.lower()):
            words = chain.words
            alone = at == 1 and words[1].key == closer and (len(words) == at + 1 or bool(words[at + 1].join))
            if (
                alone
                and not chain.shout
                and not words[1].join
                and words[0].flags & v.COUNTRY
                and not words[0].flags & (v.UPPER | v.DEMONYM)
            ):
                yield _claim(scanned, words[0], words[1], f"'{closer}' stands after a country", f"{words[0].text} {closer}")


def _in_short(clubs: Mapping[str, str], scanned: Scan) -> Iterator[Mention]:
    for lower in sorted(clubs):
        for chain, at in names.standing(scanned, lower):
            if clubs[lower] and _bare(chain, at, scanned):
                word = chain.words[at]
                why = f"short for the club '{clubs[lower]}' in a report on a game"
                yield names.claim(
                    "organisation", scanned, word.start, word.end, rule="club in short", certainty=0.83, why=why, value=clubs[lower]
                )


def _ends(words: tuple[Word, ...], last: int) -> bool:
    """Whether word `last` is there, follows directly and ends its name."""
    return last < len(words) and not words[last].join and (last + 1 == len(words) or bool(words[last + 1].join))


def _bare(chain: Chain, at: int, scanned: Scan) -> bool:
    """Whether the place's name stands alone, and nothing before it says that the place is meant."""
    words = chain.words
    if chain.shout or (at and not words[at].join) or (at + 1 < len(words) and not words[at + 1].join):
        return False
    lead = names.lead(scanned.plain, words[at].start)
    return not lead or (lead[-1] not in AT and lead[-1] not in {"of", "the"})


def _claim(scanned: Scan, first: Word, last: Word, why: str, name: str) -> Mention:
    return names.claim("organisation", scanned, first.start, last.end, rule="word beside a place", certainty=0.78, why=why, value=name)
