"""Which articles tell of the same event: those that quote the same words, and, more weakly, those that name the same rare names.

Inverted lists, never all pairs: a quotation proposes others by its rarest terms, and only these are compared in full; lists that are too
long are passed over, because what everybody quotes is no news of any day. The cost is near the number of quotations, and is spent
only for articles that have something to gain.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from sitegen.chronology import words
from sitegen.model import Mention
from sitegen.text import key

_FEWEST_TERMS = 5
"""Terms that two quotations of one named speaker share at least."""
_FEWEST_UNNAMED = 8
"""The same where the speaker is not known to be one."""
_SHARE = 0.6
"""Part of the shorter quotation's terms that the other has."""
_MOST_QUOTES = 200
"""Quotations of an article that are compared."""
_LONGEST = 2000
"""Characters of a quotation that are compared."""
_ASKED = 4
"""Rarest terms by which a quotation proposes others."""
_MOST = 40
"""Quotations with a term; more of them say that the term is rare no more."""
_NAMES = 3
"""Rare names that two articles share at least."""
_FEW, _PART, _MANY = 3, 20, 50
"""A name is rare in at most this many articles, in at most one of so many, and never in more than so many."""
_NAMED = frozenset({"person", "organisation", "place"})


class Quoted(Struct, frozen=True):
    """A quotation of an article, as it is compared."""

    source: str
    mention: Mention
    terms: frozenset[str]
    speaker: str
    """Last word of a named speaker's name, folded; empty for others."""


class Tie(Struct, frozen=True):
    """Two quotations that are the same words."""

    own: Mention
    other: Mention
    shared: int
    """Terms that both have."""


class Quotations:
    """The quotations of all articles."""

    def __init__(self, found: Mapping[str, Sequence[Mention]]) -> None:
        self._of: dict[str, list[Quoted]] = {}
        self._with: defaultdict[str, list[Quoted]] = defaultdict(list)
        for source, mentions in sorted(found.items()):
            quotations = islice((mention for mention in mentions if mention.kind == "quote"), _MOST_QUOTES)
            quoted = [_quoted(source, mention) for mention in quotations]
            self._of[source] = [quote for quote in quoted if len(quote.terms) >= _FEWEST_TERMS]
            for quote in self._of[source]:
                for term in quote.terms:
                    self._with[term].append(quote)

    def ties(self, source: str) -> dict[str, Tie]:
        """Return the articles that quote the same words as one, by source, each with the quotation that shares most."""
        best: dict[str, Tie] = {}
        for quote in self._of.get(source, ()):
            for other in self._proposed(quote):
                shared = len(quote.terms & other.terms)
                if not _same(quote, other, shared):
                    continue
                known = best.get(other.source)
                if known is None or shared > known.shared:
                    best[other.source] = Tie(own=quote.mention, other=other.mention, shared=shared)
        return dict(sorted(best.items()))

    def _proposed(self, quote: Quoted) -> Iterable[Quoted]:
        rare = sorted((term for term in quote.terms if 1 < len(self._with[term]) <= _MOST), key=lambda term: (len(self._with[term]), term))
        met = {id(other): other for term in rare[:_ASKED] for other in self._with[term] if other.source != quote.source}
        return met.values()


def _quoted(source: str, mention: Mention) -> Quoted:
    named = key(mention.speaker.name) if mention.speaker and mention.speaker.named else ""
    return Quoted(source=source, mention=mention, terms=words.terms(mention.text[:_LONGEST]), speaker=named.rpartition(" ")[2])


def _same(one: Quoted, other: Quoted, shared: int) -> bool:
    if shared < _SHARE * min(len(one.terms), len(other.terms)):
        return False
    return shared >= (_FEWEST_TERMS if one.speaker and one.speaker == other.speaker else _FEWEST_UNNAMED)


class Names:
    """The names of all articles, and which of them are rare enough to say that two articles tell of one thing."""

    def __init__(self, found: Mapping[str, Sequence[Mention]]) -> None:
        self._of: dict[str, dict[tuple[str, str], Mention]] = {}
        for source, mentions in found.items():
            names: dict[tuple[str, str], Mention] = {}
            for mention in mentions:
                if mention.kind in _NAMED:
                    names.setdefault((mention.kind, key(mention.value or mention.text)), mention)
            self._of[source] = names
        counted = Counter(name for names in self._of.values() for name in names)
        most = max(_FEW, min(_MANY, len(self._of) // _PART))
        self._rare = {name for name, count in counted.items() if 1 < count <= most}

    def shared(self, one: str, other: str) -> tuple[Mention, ...]:
        """Return where `other` names what both name and few others do, in its order; empty when that is too little to tie them."""
        both = self._of[one].keys() & self._of[other].keys() & self._rare
        if len(both) < _NAMES or not any(kind == "person" for kind, _ in both):
            return ()
        return tuple(sorted((self._of[other][name] for name in both), key=lambda mention: (mention.start, mention.end)))
