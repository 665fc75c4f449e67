"""What the words around a name say for and against its being a person's: companies, brands and ships wear people's names.

Read for the names that rest on a list or a shape alone. An age, an office or a 'who' after the name tells a person; shares, profits and
'the retailer' before it tell a company, an article before it a thing. One word for a person outweighs what is said against the same
name elsewhere in the article; where there are only words against it, no mark is made. Looks at some sixty characters beside each name.
"""

import re
from collections.abc import Sequence

from sitegen.annotate import lexicons
from sitegen.annotate.naming import names
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.fullnames import Full, doubtful
from sitegen.annotate.naming.names import Chain, Scan

_OFFICES = lexicons.words("offices")
_COLLECTIVE = lexicons.words("collectives")
_AFTER = lexicons.words("company_words_after")
_BEFORE = lexicons.words("company_words_before")
_MARKET = lexicons.words("market_verbs")
_PLAIN_VERBS = lexicons.words("plain_speech_verbs")
_SURE_RULES = frozenset({"title", "office", "apposition"})
_BUSINESS = lexicons.words("business_words")
_ABOUT_COMPANIES = 4
"""So many different words of the market make an article one about companies."""
_WEAK = frozenset({"surname", "shape"})
_AGE = re.compile(r",\s(?:aged\s)?\d{1,3}(?=[,.;)]|\sand\b)|\s\(\d{2}\)|,?\s(?:who|whose)\b")
_APPOSED = re.compile(r",\s(?:(?:a|an|the|his|her|their|its|chief|former|deputy|senior|one)\s)?((?:[\w’'-]+\s?){1,6})")
_MORE = re.compile(
    r"\s(?:&|and)\s(?:Co|Sons|Company|Cie)\b|(?:\s|,\s)(?:Inc|Corp|Ltd|Plc|PLC|plc|AG|NV|SA|AB|Cos|LLC|LLP|GmbH)\b|\s&\s[A-Z]"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_BESIDE = 60
_STAFF = frozenset({"analyst", "analysts", "broker", "brokers", "dealer", "economist", "strategist", "trader", "traders", "dealers"})
Place = tuple[Full, Chain, int]
"""A full name, its chain, and the index of the word after it."""


def settled(places: Sequence[Place], scanned: Scan) -> list[Place]:
    """Return the names without those against which something is said in the article, and nothing for them."""
    against = {full.parts for full, chain, after in places if full.rule not in _SURE_RULES and _against(full, chain, after, scanned)}
    weak = _WEAK if about_companies(scanned) else frozenset()
    against.update(full.parts for full, _, _ in places if doubtful(full) or full.rule in weak)
    against.update(_always_with_article(places, scanned))
    if not against:
        return list(places)
    known = {full.parts[-1] for full, _, _ in places if full.rule == "title"}
    for full, chain, after in places:
        if full.parts in against and (full.rule in _SURE_RULES or full.parts[-1] in known or _supported(full, chain, after, scanned)):
            against.discard(full.parts)
    return [place for place in places if place[0].parts not in against]


def about_companies(scanned: Scan) -> bool:
    """Whether the article has several words of markets and companies."""
    return len(scanned.tokens & _BUSINESS) >= _ABOUT_COMPANIES


def thing_before(word: str) -> bool:
    """Whether the word before a name tells that no person follows: an article, 'retailer', 'newspaper'."""
    return word in {"a", "an", "the"} or word in _BEFORE or word in _COLLECTIVE


def _always_with_article(places: Sequence[Place], scanned: Scan) -> frozenset[tuple[str, ...]]:
    """Return the names that never stand in the article without 'the' ('the Beverly Hilton')."""
    with_article: set[tuple[str, ...]] = set()
    bare: set[tuple[str, ...]] = set()
    for full, _, _ in places:
        if full.rule not in _SURE_RULES:
            (with_article if scanned.plain[max(0, full.first.start - 4) : full.first.start].lower() == "the " else bare).add(full.parts)
    return frozenset(with_article - bare)


def _told_person(full: Full, scanned: Scan) -> bool:
    """Whether an age, 'who' or an office follows the name: 'Jane Roe, 43,', 'Jane Roe, a broker,'."""
    rest = scanned.plain[full.last.end : full.last.end + _BESIDE]
    if _AGE.match(rest):
        return True
    apposed = _APPOSED.match(rest)
    return bool(apposed) and any(_personal(word) for word in apposed[1].lower().split()) if apposed else False


def _supported(full: Full, chain: Chain, after: int, scanned: Scan) -> bool:
    """Whether anything beside the name tells a person: what follows it, a verb of speech, an office before it."""
    lead = names.lead(scanned.plain, full.first.start)
    before = lead[-1].rstrip(",") if lead else ""
    last = after == len(chain.words)
    spoken = (before in _PLAIN_VERBS or (last and names.after(chain, scanned.plain) in _PLAIN_VERBS)) and not _against_after(
        scanned.plain[full.last.end : full.last.end + _BESIDE]
    )
    return spoken or _personal(before) or _told_person(full, scanned)


def _personal(word: str) -> bool:
    return word in _OFFICES and word not in _COLLECTIVE


def _against(full: Full, chain: Chain, after: int, scanned: Scan) -> bool:
    words = chain.words
    more = after < len(words) and not words[after].join and bool(words[after].flags & v.HEADS)
    return more or _against_before(full, scanned) or _against_after(scanned.plain[full.last.end : full.last.end + _BESIDE])


def _against_before(full: Full, scanned: Scan) -> bool:
    lead = names.lead(scanned.plain, full.first.start)
    before = lead[-1] if lead else ""
    if before in {"a", "an"} or (before in _BEFORE and not _personal(before)):
        return True
    earlier = lead[-2] if len(lead) > 1 else ""
    return (before in {"at", "with", "of"} and earlier in _STAFF) or (before == "of" and earlier in {"unit", "maker", "shares"})


def _against_after(rest: str) -> bool:
    if not rest[:1].isspace():
        return rest[:1] == "," and bool(_MORE.match(rest))
    following = _LETTERS.search(rest)
    if not following:
        return False
    word = following[0].lower()
    if word in {"share", "shares"}:
        verb = _LETTERS.search(rest, following.end())
        return verb is None or verb[0].lower() in _MARKET
    return (word in _AFTER and rest.lstrip()[:1].islower()) or bool(_MORE.match(rest))
