"""Whether a place's name stands for the place where it is written, and how sure that is.

Countries and well-known cities are places by themselves; a town is one only where a word such as 'in' or a country beside it says so.
Whatever stands directly beside with a capital makes it somebody's name, a part of a longer name, or the name of a treaty.
"""

from sitegen.annotate import lexicons
from sitegen.annotate.naming import names, phrases
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.names import Chain, Scan, Word

SURE = lexicons.shown("countries", "regions", "cities")
AT = lexicons.words("place_prepositions")
CUES = lexicons.words("place_cues")
_COUNTRIES = lexicons.shown("countries")
_ENGLISH = lexicons.words("words")
NAME_TOO = v.FIRST | v.NO_FIRST
SURNAME = v.SURNAME | v.WORD_SURNAME
HEAD = v.PLACE_HEAD | v.ORGANISATION_HEAD | v.OF_HEAD
TRANSPARENT = v.TITLE | v.DEMONYM | v.STOP | v.PLACE | v.UPPER | v.ENGLISH
SHORT = 3
"""Letters of the longest acronym that may be a country's ('UAE'); longer words in capitals are looked up in small letters."""


def weight(chain: Chain, scanned: Scan, at: int, last: int, form: str) -> tuple[float, str]:
    """Return how sure a known name is a place here, 0.0 for not at all, and why."""
    words = chain.words
    before = words[at - 1] if at and not words[at].join else None
    after = words[last + 1] if last + 1 < len(words) and not words[last + 1].join else None
    country = form in _COUNTRIES
    sure = form in SURE
    single = at == last and not country
    surnamed = at == last and after is not None and words[at].flags & NAME_TOO and after.flags & SURNAME and not after.flags & HEAD
    beside = surnamed or bool(before and not transparent(before)) or bool(after and not transparent(after))
    called = single and before is not None and before.flags & (v.TITLE | v.FIRST)
    ordinary = single and form.lower() in _ENGLISH
    shouted = len(form) <= SHORT and form.lower() in _ENGLISH and _capitals_only(chain)
    longer = not chain.shout and (phrases.goes_on(words, last) or (before is not None and not before.opens and _english_only(before)))
    if longer or beside or called or shouted or (ordinary and (not sure or (words[at].opens and form.lower() in scanned.tokens))):
        return 0.0, ""
    if country:
        return 0.9, "listed as a country"
    return (0.82, "listed as a well-known place") if sure else _weight_of_town(scanned, words[at].start, words[last].end)


def _english_only(word: Word) -> bool:
    """Whether the word before a place makes it a part of something else: 'Afro Nation Portugal'."""
    return word.flags & (TRANSPARENT | v.HEADS | v.OPENS_TITLE | v.PLACE_PART) == v.ENGLISH


def _capitals_only(chain: Chain) -> bool:
    """Whether the chain is a headline or a cry in capitals, in which US is no country."""
    others = any(word.flags & v.ENGLISH and len(word.key) > SHORT for word in chain.words)
    return (chain.shout or others) and all(word.flags & v.UPPER for word in chain.words)


def _weight_of_town(scanned: Scan, start: int, end: int) -> tuple[float, str]:
    lead = names.lead(scanned.plain, start)
    listed = "listed as a town (GeoNames), and"
    if lead and lead[-1] in AT:
        return 0.75, f"{listed} '{lead[-1]}' stands before it"
    if len(lead) > 1 and lead[-1] in {"of", "the"} and (lead[-2] in CUES or lead[-2] == "of"):
        return 0.75, f"{listed} '{lead[-2]} {lead[-1]}' stands before it"
    if place_after(scanned, end):
        return 0.75, f"{listed} a country or region follows"
    return 0.0, ""


def transparent(word: Word) -> bool:
    """Whether the word beside a place belongs to something else: a title, an adjective, a function word."""
    return bool(word.flags & TRANSPARENT)


def place_after(scanned: Scan, end: int) -> bool:
    """Whether a comma and a well-known place follow: 'Tavora, Spain'."""
    rest = scanned.plain[end : end + 40]
    if not rest.startswith(", "):
        return False
    parts = rest[2:].replace(".", " ").replace(",", " ").split()
    return any(" ".join(parts[:count]) in SURE for count in (1, 2))


def of_event(chain: Chain, last: int) -> bool:
    """Whether the place only names an event or a treaty: 'the Rome Statute', 'the Jeddah Security Summit'."""
    words = chain.words
    end = phrases.run(words, last)
    return end > last + 1 and words[end - 1].flags & (v.NO_HEAD | HEAD) == v.NO_HEAD and not chain.shout
