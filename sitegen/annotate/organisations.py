"""Organisations: known ones, names that end or begin with a word like Ministry, Bank, University, and acronyms.

The head word carries the claim, so that a name never heard of is found ('Tana Valley Water Board') and a reason can be told. Acronyms
are organisations unless a list says otherwise; where the article gives the long form, the acronym stands for it everywhere.
"""

import re
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
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}")
_OF = frozenset({"of", "of the", "for", "for the", "on", "on the", "against", "against the"})
_MOST = 9
"""Words of the longest name that a head word may claim."""


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim organisations; `found` is not needed."""
    del found
    scanned = names.scan(article)
    long_forms: dict[str, str] = {}
    claims: list[Mention] = []
    for chain, following in zip_longest(scanned.chains, scanned.chains[1:]):
        claims.extend(_known(chain, scanned))
        if chain.shout or len(chain.words) > names.MOST_WORDS:
            continue
        claims.extend(_by_head(chain, scanned))
        claims.extend(_spelt_out(chain, following, scanned, long_forms))
    acronyms = (claim for chain in scanned.chains for claim in _acronyms(chain, scanned, long_forms))
    return [*claims, *acronyms]


def _claim(scanned: Scan, first: Word, last: Word, rule: str, certainty: float, why: str, value: str = "") -> Mention:
    text = scanned.plain[first.start : last.end]
    return Mention(
        start=first.start, end=last.end, kind="organisation", text=text, certainty=certainty, rule=rule, why=why, value=value or " ".join(text.split())
    )  # fmt: skip


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
            yield _claim(scanned, words[at], words[last], "known organisation", 0.9, "listed as an organisation", _KNOWN[form])
        at = last + 1


def _by_head(chain: Chain, scanned: Scan) -> Iterator[Mention]:
    words = chain.words
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if word.key in _OF_HEADS and following and following.join in _OF:
            first, last = _leftmost(words, at, scanned), _rightmost(words, at)
            if words[first].key in _DEMONYMS and first < at:
                first += 1
            yield _claim(
                scanned, words[first], words[last], "head word", 0.85, f"'{word.text} {following.join}' opens the name of an organisation"
            )
        elif word.key in _HEADS and at:
            first = _leftmost(words, at, scanned)
            if first < at:
                yield _claim(scanned, words[first], word, "head word", 0.8, f"'{word.text}' ends the name of an organisation")


def _leftmost(words: tuple[Word, ...], head: int, scanned: Scan) -> int:
    """Return the index of the first word of the name that ends, or opens, with the head word."""
    first = head
    while first and head - first < _MOST:
        word, before = words[first], words[first - 1]
        linked = not word.join or (
            word.join in {"and", "&"} and first < head and word.key.lower() in _ENGLISH and before.key.lower() in _ENGLISH
        )
        if not linked or before.key in _STOP or before.key in _TITLES:
            break
        first -= 1
    if first < head and words[first].opens and names.common(words[first], scanned) and words[first].key.lower() in scanned.tokens:
        first += 1
    return first


def _rightmost(words: tuple[Word, ...], head: int) -> int:
    last = head
    while last + 1 < len(words) and last - head < _MOST:
        word = words[last + 1]
        joined = not word.join or word.join in _OF or (word.join in {"and", "&"} and word.key.lower() in _ENGLISH)
        if not joined or word.key in _STOP or (not word.join and word.key in _TITLES):
            break
        last += 1
    return last


def _spelt_out(chain: Chain, following: Chain | None, scanned: Scan, long_forms: dict[str, str]) -> Iterator[Mention]:
    """Find 'Institute for the Study of War (ISW)': words whose first letters spell the acronym in the brackets after them."""
    if chain.after != "(" or following is None or len(following.words) != 1:
        return
    acronym = following.words[0]
    if (
        not _ACRONYM.fullmatch(acronym.key)
        or acronym.key in _NO_ACRONYMS
        or acronym.key in _PLACES
        or scanned.plain[acronym.end : acronym.end + 1] != ")"
    ):
        return
    words = chain.words
    for first in range(max(0, len(words) - len(acronym.key) - 2), len(words)):
        part = words[first:]
        sure = any(word.key in _HEADS or word.key in _OF_HEADS for word in part)
        if part[0].key in _STOP or not _spells(part, acronym.key):
            continue
        if part[-1].key in _NO_HEADS and not sure:
            long_forms.setdefault(acronym.key, "")  # short for a treaty, a disease, a rate
            return
        form = names.phrase(words, first, len(words) - 1)
        long = _KNOWN.get(form) or " ".join(scanned.plain[part[0].start : part[-1].end].split())
        long_forms.setdefault(acronym.key, long)
        yield _claim(
            scanned, part[0], part[-1], "spelt-out acronym", 0.93 if sure else 0.75, f"its first letters spell '{acronym.text}' in the brackets after it", long
        )  # fmt: skip
        return


def _spells(words: tuple[Word, ...], acronym: str) -> bool:
    letters = [part[0] for word in words for part in word.key.split("-") if part]
    if "".join(letters).upper() == acronym:
        return True
    with_small = [part[0] for word in words for part in (*word.join.split(), word.key)]
    return "".join(with_small).upper() == acronym


def _acronyms(chain: Chain, scanned: Scan, long_forms: Mapping[str, str]) -> Iterator[Mention]:
    words = chain.words
    if len(words) > names.MOST_WORDS:
        return
    for at, word in enumerate(words):
        key = word.key
        if key in long_forms:
            if not long_forms[key]:
                continue
            yield _claim(scanned, word, word, "acronym", 0.93, f"short for '{long_forms[key]}' in this article", long_forms[key])
        elif not chain.shout and _ACRONYM.fullmatch(key) and _plausible(words, at, scanned):
            yield _claim(scanned, word, word, "acronym", 0.7, "capitals, and no other meaning is listed")


def _plausible(words: tuple[Word, ...], at: int, scanned: Scan) -> bool:
    word = words[at]
    key = word.key
    if key in _NO_ACRONYMS or key in _KNOWN or key in _PLACES or key.title() in _PLACES or key.title() in _TITLES:
        return False
    if len(key) > 2 and key.lower() in _ENGLISH:
        return False
    shouting = [other for other in words if other is not word and other.key.isupper() and len(other.key) > 2]
    after = scanned.plain[word.end : word.end + 2]
    return not shouting and not after[-1:].isdigit() and after[:1] not in "-/_@" if after else not shouting
