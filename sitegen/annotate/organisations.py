"""Organisations: known ones, names that end or begin with a word like Ministry, Bank, University, and acronyms.

The head word carries the claim, so that a name never heard of is found ('Tana Valley Water Board') and a reason can be told. Acronyms
are organisations unless a list says otherwise; where the article gives the long form, the acronym stands for it everywhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from sitegen.annotate import lexicons, names
from sitegen.annotate.names import Chain, Scan, Word
from sitegen.model import Article, Kind, Mention

KINDS = (Kind(id="organisation", label="Organisation", plural="Organisations"),)
AFTER: tuple[str, ...] = ()

_KNOWN = lexicons.shown("organisations")
_OPENERS = lexicons.openers("organisations")
_PLACES = lexicons.shown("countries", "regions", "cities")
_HEADS = lexicons.words("organisation_heads")
_OF_HEADS = lexicons.words("of_heads")
_NO_HEADS = lexicons.words("not_organisation_heads")
_NO_ACRONYMS = lexicons.words("not_acronyms")
_ENGLISH = lexicons.words("words")
_STOP = lexicons.words("function_words", "calendar")
_TITLES = lexicons.words("titles")
_DEMONYMS = lexicons.words("demonyms")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{2,6}")
_DEFINED = re.compile(r"[A-Z][A-Za-z&]{0,7}[A-Z][a-z]?")
_LEGAL = lexicons.words("legal_forms")
_PARTNERS = _LEGAL | {"Sons", "Partners", "Brothers", "Cie"}
_PEOPLE = lexicons.words("first_names", "surnames", "word_surnames", "family_first")
_OF = frozenset({"of", "of the", "for", "for the", "on", "on the", "against", "against the"})
_AND = frozenset({"and", "&"})
_LISTED = frozenset(_PLACES) | _TITLES
_MOST = 9
"""Words of the longest name that a head word may claim."""


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim organisations; `found` is not needed."""
    del found
    scanned = names.scan(article)
    long_forms: dict[str, str] = {}
    claims: list[Mention] = []
    counts = Counter(word.key for chain in scanned.chains for word in chain.words)
    for chain, following in zip_longest(scanned.chains, scanned.chains[1:]):
        claims.extend(_known(chain, scanned))
        if chain.shout or len(chain.words) > names.MOST_WORDS:
            continue
        claims.extend(_by_head(chain, scanned))
        claims.extend(_spelt_out(chain, following, scanned, long_forms))
    claims.extend(_short_names(claims, scanned))
    acronyms = (claim for chain in scanned.chains for claim in _acronyms(chain, scanned, long_forms, counts))
    return [*claims, *acronyms]


def _claim(scanned: Scan, first: Word, last: Word, rule: str, certainty: float, why: str, value: str = "") -> Mention:
    return names.claim("organisation", scanned, first.start, last.end, rule=rule, certainty=certainty, why=why, value=value)


def _known(chain: Chain, scanned: Scan) -> Iterator[Mention]:
    words, at = chain.words, 0
    while at < len(words):
        last = names.longest(words, at, _OPENERS, _KNOWN)
        if last < 0:
            at += 1
            continue
        form = names.phrase(words, at, last)
        ordinary = at == last and words[at].opens and form.lower() in _ENGLISH
        if not ordinary and not (chain.shout and form.isupper() and form.lower() in _ENGLISH):
            certainty = 0.9 if last > at else 0.85
            yield _claim(
                scanned, words[_article(words, at)], words[last], "known organisation", certainty, "listed as an organisation", _KNOWN[form]
            )
        at = last + 1


def _article(words: tuple[Word, ...], first: int) -> int:
    """Take in a capital The inside a sentence: it belongs to the name ('told The Jordan Times')."""
    before = words[first - 1] if first and not words[first].join else None
    return first - 1 if before and before.key == "The" and not before.opens else first


def _by_head(chain: Chain, scanned: Scan) -> Iterator[Mention]:
    words = chain.words
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if word.key in _OF_HEADS and following and following.join in _OF:
            first, last = _leftmost(words, at, scanned), _rightmost(words, at)
            if words[first].key in _DEMONYMS and first < at:
                first += 1
            while words[last].key in _DEMONYMS and last > at:
                last -= 1
            if last == at:
                continue  # 'Association of British', its end being written small
            why = f"'{word.text} {following.join}' opens the name of an organisation"
            yield _claim(scanned, words[first], words[last], "head word before of", 0.7, why)
        elif word.key in _HEADS and at:
            first = _leftmost(words, at, scanned)
            if first < at and any(part.key not in _LEGAL for part in words[first:at]):
                first = _article(words, first)
                yield _claim(scanned, words[first], word, "head word", 0.78, f"'{word.text}' ends the name of an organisation")


def _short_names(claims: Sequence[Mention], scanned: Scan) -> Iterator[Mention]:
    """Claim 'Tana Oil' where the article has 'Tana Oil Corp': a company's name without its legal form."""
    known: dict[str, str] = {}
    for claim in claims:
        if claim.rule == "head word":
            words = claim.text.split()
            while words and words[-1] in _LEGAL:
                words.pop()
            if words and words[-1] not in _AND and len(words) < len(claim.text.split()) and not _ambiguous(words):
                known[names.key(" ".join(words))] = claim.value
    for first, last, value in names.again(scanned, known):
        yield _claim(scanned, first, last, "short name", 0.77, f"short for '{value}' in this article", value)


def _ambiguous(words: Sequence[str]) -> bool:
    """Whether the name can be a word, a place or a person as well."""
    return len(words) == 1 and (words[0].lower() in _ENGLISH or words[0] in _PLACES or words[0] in _PEOPLE or words[0] in _DEMONYMS)


def _leftmost(words: tuple[Word, ...], head: int, scanned: Scan) -> int:
    """Return the index of the first word of the name that ends, or opens, with the head word."""
    first = head
    while first and head - first < _MOST and _linked(words, first, head):
        first -= 1
    opening = words[first]
    if first < head and opening.opens and opening.key.lower() in scanned.tokens and names.common(opening, scanned):
        first += 1
    return first


def _linked(words: tuple[Word, ...], first: int, head: int) -> bool:
    """Whether the word before `first` belongs to the same name."""
    word, before = words[first], words[first - 1]
    if before.key in _STOP or before.key in _TITLES:
        return False
    if not word.join or (word.key in _PARTNERS and word.join in _AND):
        return True
    return word.join in _AND and first < head and word.key.lower() in _ENGLISH and before.key.lower() in _ENGLISH


def _rightmost(words: tuple[Word, ...], head: int) -> int:
    last = head
    while last + 1 < len(words) and last - head < _MOST:
        word = words[last + 1]
        joined = not word.join or word.join in _OF or (word.join in _AND and word.key.lower() in _ENGLISH)
        if not joined or word.key in _STOP or (not word.join and word.key in _TITLES):
            break
        last += 1
    return last


def _spelt_out(chain: Chain, following: Chain | None, scanned: Scan, long_forms: dict[str, str]) -> Iterator[Mention]:
    """Find 'Institute for the Study of War (ISW)': words whose first letters spell the acronym in the brackets after them.

    `long_forms` gets the acronym with its long form; with '' where it is short for a treaty, a disease, a rate.
    """
    if chain.after != "(" or following is None or not _bracketed(following, scanned):
        return
    words, acronym = chain.words, following.words[0]
    for first in range(max(0, len(words) - len(acronym.key) - 2), len(words)):
        part = words[first:]
        if part[0].key in _STOP or not _spells(part, acronym.key):
            continue
        sure = any(word.key in _HEADS or word.key in _OF_HEADS for word in part)
        if part[-1].key in _NO_HEADS and not sure:
            long_forms.setdefault(acronym.key, "")
            return
        long = _KNOWN.get(names.phrase(words, first, len(words) - 1)) or " ".join(scanned.plain[part[0].start : part[-1].end].split())
        long_forms.setdefault(acronym.key, long)
        why = f"its first letters spell '{acronym.text}' in the brackets after it"
        yield _claim(scanned, part[0], part[-1], "spelt-out acronym", 0.93 if sure else 0.6, why, long)
        return


def _bracketed(chain: Chain, scanned: Scan) -> bool:
    word = chain.words[0]
    closed = len(chain.words) == 1 and scanned.plain[word.end : word.end + 1] == ")"
    return closed and bool(_DEFINED.fullmatch(word.key)) and word.key not in _NO_ACRONYMS and word.key not in _PLACES


def _spells(words: tuple[Word, ...], acronym: str) -> bool:
    letters = "".join(part[0] for word in words for part in word.key.split("-") if part)
    with_small = "".join(part[0] for word in words for part in (*word.join.split(), word.key))
    return acronym.upper() in {letters.upper(), with_small.upper()} or (acronym == with_small)


def _acronyms(chain: Chain, scanned: Scan, long_forms: Mapping[str, str], counts: Mapping[str, int]) -> Iterator[Mention]:
    words = chain.words
    if len(words) > names.MOST_WORDS:
        return
    for at, word in enumerate(words):
        long = long_forms.get(word.key)
        if long:
            yield _claim(scanned, word, word, "acronym", 0.87, f"short for '{long}' in this article", long)
        elif long is None and not chain.shout and _ACRONYM.fullmatch(word.key) and _plausible(words, at, scanned):
            lead = names.lead(scanned.plain, word.start)
            the = bool(lead) and lead[-1] == "the"
            if the or counts[word.key] > 1:
                why = "capitals after 'the'" if the else "capitals, more than once in this article"
                yield _claim(scanned, word, word, "capitals", 0.75, f"{why}, and no other meaning is listed")


def _plausible(words: tuple[Word, ...], at: int, scanned: Scan) -> bool:
    word = words[at]
    key = word.key
    if key in _NO_ACRONYMS or key in _KNOWN or key in _PLACES or key.lower() in _ENGLISH or not _LISTED.isdisjoint((key, key.title())):
        return False
    shouting = any(other is not word and other.key.isupper() and len(other.key) > 1 and "." not in other.key for other in words)
    after = scanned.plain[word.end : word.end + 2]
    return not shouting and not after[-1:].isdigit() and after[:1] not in {"-", "/", "_", "@"}
