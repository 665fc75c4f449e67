"""Places: known countries, regions and cities, names with a word like River or Province, and names that the words before them make places.

A well-known name is a place by itself, a small town only where a word such as 'in' or 'near', or a known place beside it, says so:
every second town of the world is somebody's surname. Capitals that stand for a government ('Moscow said') stay places.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from sitegen.annotate import lexicons
from sitegen.annotate.naming import names, phrases, vocabulary
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.names import Chain, Scan, Word
from sitegen.annotate.naming.place_senses import AT, CUES, HEAD, NAME_TOO, SHORT, SURE, SURNAME, TRANSPARENT, of_event, place_after, weight
from sitegen.model import Article, Kind, Mention

KINDS = (Kind(id="place", label="Place", plural="Places"),)
AFTER: tuple[str, ...] = ()

_KNOWN = lexicons.shown("countries", "regions", "cities", "towns")
_OPENERS = lexicons.openers("countries", "regions", "cities", "towns")
_PLACE_OPENERS = lexicons.words("place_openers")
_ENGLISH = lexicons.words("words")
_MAY_BE_KNOWN = v.OPENS_PLACE | v.UPPER | v.COMPOUND
_MAY_HAVE_HEAD = v.PLACE_HEAD | v.CUED_OPENER | v.OPENS_BY_WORD
_ORGANISATION_HEAD = v.ORGANISATION_HEAD | v.OF_HEAD
_LISTED = v.STOP | v.TITLE | v.DEMONYM | _ORGANISATION_HEAD | v.FIRST
_MOST = 4
"""Words of the longest name that a head word may claim."""
_MOST_BY_CUE = 2
_BY_WORDS = frozenset({"place cue", "place word", "known town"})
"""Rules that need words around a name: where one holds, the name is a place all over the article."""
_SURE_ENOUGH = 0.75
_NO_LISTED = v.STOP | v.TITLE | v.ROYAL | v.DEMONYM | v.PLACE | v.ORGANISATION | v.LEADER | v.UPPER | v.ORGANISATION_HEAD
_NO_CUED = _LISTED | v.UPPER | v.ENGLISH
_CURRENCY = "$"
_SUB = "sub-Saharan "
_QUALIFIED = frozenset({"United", "Democratic", "People's", "Federal", "Hashemite", "Socialist", "Arab", "Islamic", "Bolivarian"})
"""Words of the full names of republics and kingdoms."""
_CUE_ENDS = frozenset({"in ", "ar ", "of "})
"""Of 'in', 'near' and 'of'."""
_INHABITANTS = frozenset({"Islander", "Islanders"})
_WITHIN = frozenset({"in", "near"})
_LOWER = re.compile(r"(?<![\w@#/.’'-])[a-z]{4,}(?![\w@/-]|\.\w)")


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim places; `found` is not needed."""
    del found
    scanned = names.scan(article)
    plain = scanned.plain
    claims: list[Mention] = []
    for chain in scanned.chains:
        if chain.flags & _MAY_BE_KNOWN:
            claims.extend(_known(chain, scanned))
        if not chain.shout and len(chain.words) <= names.MOST_WORDS:
            if chain.flags & _MAY_HAVE_HEAD and len(chain.words) > 1:
                claims.extend(_by_head(chain, scanned))
            if chain.flags & v.JOINED or (
                not chain.words[0].flags & _NO_CUED and plain[max(chain.words[0].start - 3, 0) : chain.words[0].start] in _CUE_ENDS
            ):
                claims.extend(_by_cue(chain, scanned))
    claims.extend(_listed(scanned, claims))
    known = {names.key(claim.text): claim.value for claim in claims if claim.rule in _BY_WORDS and _carries(claim)}
    for first, last, value in phrases.again(scanned, known):
        claims.append(_claim(scanned, first, last, "named before", 0.74, f"the article makes '{value}' a place elsewhere", value))
    if not scanned.tokens.isdisjoint(_lower_forms()):
        claims.extend(_uncapitalised(article, scanned))
    return claims


def _listed(scanned: Scan, claims: Sequence[Mention]) -> Iterator[Mention]:
    """Claim a name that nobody knows between two places of a list: 'in Chonburi, Tavora and Rayong'."""
    if len(claims) == 1:
        return
    starts = {claim.start for claim in claims}
    ends = {claim.end for claim in claims}
    plain = scanned.plain
    for chain in scanned.chains:
        words = chain.words
        if words[0].start - 2 not in ends or chain.shout or not plain.startswith(", ", words[0].start - 2):
            continue
        count = phrases.run(words, 0)
        if count > _MOST_BY_CUE or any(word.flags & _NO_LISTED for word in words[:count]):
            continue
        end = words[count - 1].end
        comma = end + 2 in starts and plain.startswith(", ", end)
        if comma or (end + 5 in starts and plain.startswith(" and ", end)):
            yield _claim(scanned, words[0], words[count - 1], "list of places", 0.76, "stands between two places of a list")


def _carries(claim: Mention) -> bool:
    """Whether a name that its surroundings make a place is one elsewhere as well: a single word must be nobody's name."""
    return " " in claim.text or (claim.certainty >= _SURE_ENOUGH and not _personal(vocabulary.term(claim.text).flags))


def _personal(flags: int) -> bool:
    """Whether a word is a first name, or a surname that is no common part of other names."""
    return bool(flags & NAME_TOO) or (bool(flags & SURNAME) and not flags & HEAD)


def _claim(scanned: Scan, first: Word, last: Word, rule: str, certainty: float, why: str, value: str = "") -> Mention:
    return names.claim("place", scanned, first.start, last.end, rule=rule, certainty=certainty, why=why, value=value)


def _known(chain: Chain, scanned: Scan) -> Iterator[Mention]:
    words, at = chain.words, 0
    while at < len(words):
        flags = words[at].flags
        if not flags & _MAY_BE_KNOWN:
            at += 1
            continue
        if flags & v.COMPOUND:
            yield from _compound(words[at], scanned)
        last = phrases.longest(words, at, _OPENERS, _KNOWN) if flags & v.OPENS_PLACE else -1
        form = phrases.phrase(words, at, last) if last >= 0 else ""
        if last < 0 and flags & v.UPPER and len(words[at].key) > SHORT:
            last, form = _capitals(words, at)
        if last < 0:
            at += 1
            continue
        certainty, why = weight(chain, scanned, at, last, form)
        if certainty and not scanned.plain.startswith(_CURRENCY, words[last].end) and not of_event(chain, last):
            rule = "known place" if form in SURE else "known town"
            if at and not words[at].join and words[at - 1].flags & v.PLACE_PART and not words[at - 1].opens:
                yield _claim(scanned, words[at - 1], words[last], rule, certainty, why)
            elif scanned.plain.endswith(_SUB, 0, words[at].start):
                start = words[at].start - len(_SUB)
                yield names.claim("place", scanned, start, words[last].end, rule=rule, certainty=certainty, why=why)
            else:
                yield _claim(scanned, words[at], words[last], rule, certainty, why, _KNOWN[form])
        at = last + 1


def _compound(word: Word, scanned: Scan) -> Iterator[Mention]:
    """Claim the places of 'China-Pakistan'."""
    start = word.start
    for part in word.text.split("-"):
        form = names.key(part)
        if form in SURE:
            why = "listed as a place, beside another one with a hyphen"
            yield names.claim(
                "place", scanned, start, start + len(part), rule="part of a compound", certainty=0.7, why=why, value=SURE[form]
            )
        start += len(part) + 1


def _capitals(words: tuple[Word, ...], at: int) -> tuple[int, str]:
    """Look up CAIRO and KUALA LUMPUR as datelines write them."""
    for last in (at + 1, at):
        if last < len(words):
            form = phrases.phrase(words, at, last).title()
            if form in SURE:
                return last, form
    return -1, ""


def _by_head(chain: Chain, scanned: Scan) -> Iterator[Mention]:
    words = chain.words
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        opener = f"{word.key} {following.join}".rstrip() if following and not following.flags & v.STOP else ""
        if opener in _PLACE_OPENERS or (opener == word.key and word.flags & v.CUED_OPENER and not word.opens and _cued(scanned, word)):
            last = min(phrases.run(words, at + 1) - 1 if " " in opener else at + 1, at + 2)
            if not words[last].flags & (_ORGANISATION_HEAD | v.DEMONYM):
                first = at
                while first and not words[first].join and words[first - 1].key in _QUALIFIED:
                    first -= 1
                yield _claim(scanned, words[first], words[last], "place word", 0.75, f"'{opener}' opens the name of a place")
        elif word.flags & v.PLACE_HEAD and at and not word.join:
            first = _leftmost(words, at)
            if (
                first == at - 1
                and words[first].flags & v.FIRST
                and not _cued(scanned, words[first])
                and not _with_article(scanned, words[first])
            ):
                continue  # 'Jenny Town' is somebody, 'the Tana River' is none
            if following and not following.join and (following.key in _INHABITANTS or _more_of_it(following)):
                continue  # 'Torres Strait Islander'
            if any(not names.common(part, scanned) and not part.flags & v.DEMONYM for part in words[first:at]):
                yield _claim(scanned, words[first], word, "place word", 0.76, f"'{word.text}' ends the name of a place")


def _leftmost(words: tuple[Word, ...], head: int) -> int:
    """Return the index of the first word of the name that ends with the head word."""
    first = head
    while first and head - first < _MOST and not words[first].join and not words[first - 1].flags & (v.STOP | v.TITLE):
        first -= 1
    while head - first > 1 and words[first].flags & v.DEMONYM:
        first += 1
    return first


def _cued(scanned: Scan, word: Word) -> bool:
    lead = names.lead(scanned.plain, word.start)
    return bool(lead) and (lead[-1] in AT or (lead[-1] == "of" and len(lead) > 1 and lead[-2] in CUES))


def _more_of_it(word: Word) -> bool:
    return not word.flags & (TRANSPARENT | v.PLACE_HEAD | _ORGANISATION_HEAD)


def _with_article(scanned: Scan, word: Word) -> bool:
    return scanned.plain[max(0, word.start - 4) : word.start].lower() == "the "


def _by_cue(chain: Chain, scanned: Scan) -> Iterator[Mention]:
    """Claim a name never heard of after 'in', 'near' or 'the village of'."""
    words = chain.words
    for at, word in enumerate(words):
        if at and word.join not in {"in", "of", "of the"}:
            continue
        part = words[at : phrases.run(words, at)]
        if len(part) > _MOST_BY_CUE or not _namelike(word, scanned) or (len(part) > 1 and not _second(part[1], scanned)):
            continue
        lead = names.lead(scanned.plain, word.start)
        if not lead or lead[-1] in {"the", "a"}:
            continue
        after = scanned.plain[part[-1].end : part[-1].end + 1]
        if lead[-1] in _WITHIN and (after not in {"'", "’", "-", ","} or place_after(scanned, part[-1].end)):
            yield _claim(scanned, word, part[-1], "place cue", 0.65, f"'{lead[-1]}' stands before a name")
        elif lead[-1] == "of" and len(lead) > 1 and lead[-2] in CUES:
            yield _claim(scanned, word, part[-1], "place cue", 0.76, f"'{lead[-2]} of' stands before a name")


def _namelike(word: Word, scanned: Scan) -> bool:
    key = word.key
    return not word.flags & _NO_CUED and len(key) > SHORT and key.isalpha() and not names.common(word, scanned)


def _second(word: Word, scanned: Scan) -> bool:
    """Whether the word can be the second of a place's name; first names are many of them ('Agua Bonita')."""
    return bool(word.flags & v.FIRST) or _namelike(word, scanned)


@cache
def _lower_names() -> Mapping[str, str]:
    """Small letters -> name to show, of cities and countries where no English word, name or list entry looks the same."""
    named = {**lexicons.shown("countries", "cities"), **{form: SURE[form] for form in ("Crimea", "Donbas", "Kiev", "Europe", "Africa")}}
    single = {form.lower(): (form, name) for form, name in named.items() if form.isalpha() and form == form.capitalize()}
    return {
        lower: name
        for lower, (form, name) in single.items()
        if len(form) > SHORT and lower not in _ENGLISH and not vocabulary.listed(form) & (v.FIRST | v.SURNAME)
    }


@cache
def _lower_forms() -> frozenset[str]:
    return frozenset(_lower_names())


def _uncapitalised(article: Article, scanned: Scan) -> Iterator[Mention]:
    known = _lower_names()
    for block in article.annotated:
        for match in _LOWER.finditer(scanned.plain, block.start, block.end):
            if match[0] in known:
                why = "listed as a well-known place; no English word is written like it"
                value = known[match[0]]
                yield names.claim("place", scanned, match.start(), match.end(), rule="known place", certainty=0.85, why=why, value=value)
