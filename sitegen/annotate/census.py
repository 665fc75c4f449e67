"""What all articles together say about a name: as what it is marked in how many of them, and which words they also write small.

Counted in articles and not in marks, so that one long article does not outvote ten short ones. Each article is counted by itself, as a
value that depends on nothing else; `gathered` adds these values up, and their order does not matter. A count of one article costs one
step for each mark. The words of its text, which cost as much as all else, depend on the text alone: `words` is asked once and kept.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from sitegen.annotate import lexicons
from sitegen.model import Article, Mention
from sitegen.text import folded, squeezed

NAMED = frozenset({"person", "place", "organisation"})
"""Kinds that name things, and so contradict one another."""
SURE = 0.76
"""Certainty from which a mark is evidence for other articles."""
IN_CONTEXT = frozenset({"title", "office", "apposition", "speaker", "organisation cue", "employer"})
"""Rules that read the words beside a name; no count of other articles outweighs these."""
_WORD = re.compile(r"[^\W\d_]{3,}")
"""Shorter words are most of a text and say least; no name that has only such words is looked for."""
_NO_FAMILY = frozenset(lexicons.shown("countries", "regions", "cities", "towns")) | lexicons.words(
    "first_names", "organisation_heads", "place_heads", "demonyms", "calendar", "function_words"
)
"""Words that are not a person's because some person has them for a family name."""
_SHORTEST_FAMILY = 4
FEWEST = 2
"""Articles in which a name must be sure before others hear of it."""
_MANY = 5
"""So many articles that agree are enough, however weak the evidence of each."""


class Words(Struct, frozen=True, array_like=True):
    """The words of an article that are not too short, as they are written, each once. They stay together until they are asked for."""

    every: str
    """With spaces between."""
    pairs: str
    """Each word that begins with a capital with the word behind it, short ones passed over; a line each."""


class Count(Struct, frozen=True):
    """What one article says."""

    names: tuple[tuple[str, str, bool], ...]
    """(name, kind, whether the mark is sure) of each name as it is written, sorted."""
    people: tuple[str, ...]
    """Full names of people that are sure, sorted."""
    words: Words


class Known(Struct, frozen=True):
    """A name that other articles may hear of."""

    kind: str
    full: str
    """The full name where this one is a family name alone, else ''."""
    articles: int
    """In so many it is sure."""


class Census(Struct, frozen=True):
    """What all articles say."""

    kinds: Mapping[str, Mapping[str, int]]
    """Name -> kind -> articles, of the names that are marked as more than one kind."""
    known: Mapping[str, Known]
    """Names for which articles should be searched."""
    told_by: Mapping[str, tuple[str, ...]]
    """The known names by a pair of words or a word that stands wherever they do, as Words has it; sorted."""
    words: Mapping[str, int]
    """Word as it is written -> articles that have it so."""


def words(article: Article) -> Words:
    """Return the words of an article's file."""
    found = _WORD.findall(article.raw.plain)
    return Words(
        every=" ".join(dict.fromkeys(found)),
        pairs="\n".join(_pairs(found)),
    )


def _pairs(words: Sequence[str]) -> dict[str, None]:
    """Return the pairs of Words, in order."""
    return dict.fromkeys(f"{one} {other}" for one, other in pairwise(words) if one[0].isupper())


def count(marks: Iterable[Mention], words: Words) -> Count:
    """Count one article; `words` are its words."""
    names: dict[tuple[str, str], bool] = {}
    people: set[str] = set()
    for mark in marks:
        if mark.kind in NAMED:
            name = named(mark)
            sure = mark.certainty >= SURE
            names[name, mark.kind] = names.get((name, mark.kind), False) or sure
            if sure and mark.kind == "person" and " " in name and name == mark.value:
                people.add(name)
    return Count(names=tuple(sorted((*at, sure) for at, sure in names.items())), people=tuple(sorted(people)), words=words)


def named(mark: Mention) -> str:
    """Return the words of a mark with single spaces; most have no others."""
    return mark.text if mark.text.isprintable() and "  " not in mark.text else squeezed(mark.text)


def gathered(counts: Sequence[Count]) -> Census:
    """Add up what the articles say."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sure: defaultdict[str, Counter[str]] = defaultdict(Counter)
    people: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for said in counts:
        for name, kind, certain in said.names:
            kinds[name][kind] += 1
            if certain:
                sure[name][kind] += 1
        people.update(said.people)
        words.update(said.words.every.split(" "))
    known = dict(_agreed(kinds, sure, words))
    for name, found in _families(people, kinds, words):
        known.setdefault(name, found)
    return Census(
        kinds={name: by_kind for name, by_kind in kinds.items() if len(by_kind) > 1},
        known=known,
        told_by=_told_by(known),
        words=words,
    )


def _told_by(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Lead to each name from the one of its pairs of words, or of its words where it has no pair, that fewest of the names have.

    So an article that tells of Hong Kong is not searched for all firms of that place.
    """
    found = {name: _WORD.findall(name) for name in sorted(names)}
    told = {name: tuple(_pairs(parts) or parts) for name, parts in found.items() if parts}
    often = Counter(words for own in told.values() for words in own)
    made: defaultdict[str, list[str]] = defaultdict(list)
    for name, own in told.items():
        made[min(own, key=lambda words: (often[words], words))].append(name)
    return {words: tuple(some) for words, some in made.items()}


def _agreed(
    kinds: Mapping[str, Mapping[str, int]], sure: Mapping[str, Mapping[str, int]], words: Mapping[str, int]
) -> Iterator[tuple[str, Known]]:
    """Yield the names that several articles are sure of, and none contradicts. A single word must never be written small."""
    for name, by_kind in kinds.items():
        if len(by_kind) > 1:
            continue
        ((kind, count),) = by_kind.items()
        single = " " not in name
        if (sure[name][kind] < FEWEST and count < _MANY) or (single and (kind == "person" or words.get(name.lower()))):
            continue
        yield name, Known(kind=kind, full="", articles=count)


def _families(people: Mapping[str, int], kinds: Mapping[str, Mapping[str, int]], words: Mapping[str, int]) -> Iterator[tuple[str, Known]]:
    """Yield the family names that only one person has whom several articles name in full, and that nothing else is called."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(people):
        bearers[name.rpartition(" ")[2]].append(name)
    firms = {word for name, by_kind in kinds.items() if "organisation" in by_kind and " " in name for word in name.split()}
    for family, names in bearers.items():
        (first, *others) = names
        if family in firms or first[1:2] == ".":  # 'J. Sainsbury', 'E.F. Hutton': houses with the names of their founders
            continue
        plain = family.isalpha() and len(family) >= _SHORTEST_FAMILY and not family.isupper()
        if others or not plain or people[first] < FEWEST or words.get(family.lower()):
            continue
        if folded(family) not in _NO_FAMILY and kinds.get(family, {}).keys() <= {"person"}:
            yield family, Known(kind="person", full=first, articles=people[first])
