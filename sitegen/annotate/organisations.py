"""Organisations: known ones, names that end or begin with a word like Ministry, Bank, University, and acronyms.

The head word carries the claim, so that a name never heard of is found ('Tana Valley Water Board') and a reason can be told. Acronyms
are organisations unless a list says otherwise; where the article gives the long form, the acronym stands for it everywhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sitegen.annotate import lexicons
from sitegen.annotate.naming import acronyms, names, organisation_cues, phrases, placed_organisations, teams, vocabulary
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.acronyms import mark
from sitegen.annotate.naming.names import Chain, Scan, Word
from sitegen.model import Article, Kind, Mention

KINDS = (Kind(id="organisation", label="Organisation", plural="Organisations"),)
AFTER: tuple[str, ...] = ()

_KNOWN = lexicons.shown("organisations")
_OPENERS = lexicons.openers("organisations")
_ENGLISH = lexicons.words("words")
_LEGAL = lexicons.words("legal_forms")
_PARTNERS = _LEGAL | {"Sons", "Partners", "Brothers", "Cie"}
_HEAD = v.ORGANISATION_HEAD | v.OF_HEAD
_WHOSE = v.DEMONYM | v.PLACE
_PERSONAL = v.FIRST | v.SURNAME | v.WORD_SURNAME | v.FAMILY_FIRST
_OF = frozenset({"of", "of the", "for", "for the", "on", "on the", "against", "against the"})
_AND = frozenset({"and", "&"})
_BRITISH = frozenset({"Labour"})
"""English words as the list of words does not spell them."""
_ENUMERATING = frozenset({"Ministry", "Department", "Faculty", "Chamber", "Directorate", "Committee", "School", "College"})
"""Head words after which a list with commas may follow."""
_FOLLOWINGS = frozenset({"Party", "Movement", "Front", "Alliance", "Coalition"})
"""Head words before the leader's name."""
_NO_BEARER = v.PLACE | v.TOWN | v.DEMONYM | v.ENGLISH | v.HEADS | v.STOP | v.ORGANISATION
_MOST_STANDING = 32
"""Places of a word that are looked at for its bearer, so that a text of nothing but 'Front of Roe' stays quick."""
_OF_PLACE = frozenset({"Port", "City", "County", "State", "Borough"})
"""Words before 'of' and a place, after which a head word closes the whole name: 'Port of Tavora Authority'."""
_MOST_ITEMS = 4
_GENERAL = frozenset({"General", "Major"})
"""Titles that are adjectives too: 'the General Intelligence Service'."""
_MOST = 9
"""Words of the longest name that a head word may claim."""


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim organisations; `found` is not needed."""
    del found
    scanned = names.scan(article)
    long_forms: dict[str, str] = {}
    claims: list[Mention] = []
    shaped: list[Chain] = []
    in_brackets: set[str] = set()
    previous: Chain | None = None
    for number, chain in enumerate(scanned.chains):
        flags = chain.flags
        if flags & v.OPENS_ORGANISATION:
            claims.extend(_known(chain, scanned))
        if flags & v.CAPITALS and not chain.shout:
            claims.extend(_in_capitals(chain, scanned))
        if flags & v.ACRONYM:
            shaped.append(chain)
        if flags & v.DEFINED and previous and acronyms.bracketed(previous, chain, scanned):
            claims.extend(acronyms.spelt_out(previous, chain, scanned, long_forms))
            acronyms.beside(claims, previous, chain, long_forms)
            in_brackets.add(chain.words[0].key)
        if flags & _HEAD and len(chain.words) > 1 and not chain.shout and len(chain.words) <= names.MOST_WORDS:
            claims.extend(_by_head(chain, scanned, number))
        claims.extend(organisation_cues.find(chain, scanned))
        previous = chain
    claims.extend(_short_names(claims, scanned))
    claims.extend(organisation_cues.known_elsewhere(claims, scanned))
    claims.extend(teams.find(scanned))
    claims.extend(placed_organisations.find(scanned))
    for acronym in sorted(long_forms):
        claims.extend(acronyms.again(acronym, long_forms[acronym], scanned))
    for chain in shaped:
        claims.extend(acronyms.unknown(chain, scanned, long_forms, in_brackets))
    return claims


def _known(chain: Chain, scanned: Scan) -> Iterator[Mention]:
    words, at = chain.words, 0
    while at < len(words):
        last = phrases.longest(words, at, _OPENERS, _KNOWN) if words[at].flags & v.OPENS_ORGANISATION else -1
        if last < 0:
            at += 1
            continue
        form = phrases.phrase(words, at, last)
        ordinary = at == last and (form.lower() in _ENGLISH or form in _BRITISH) and (words[at].opens or _in_longer(words, at))
        longer = not chain.shout and phrases.goes_on(words, last)
        if not ordinary and not longer and not (chain.shout and form.isupper() and form.lower() in _ENGLISH):
            certainty = 0.9 if last > at else 0.85
            first, value = _article(words, at), _KNOWN[form]
            if (
                first == at
                and at
                and not words[at].join
                and words[last].flags & (_HEAD | v.NO_HEAD)
                and words[at - 1].flags & _WHOSE
                and last > at
            ):
                first, value = at - 1, ""
            branch = not chain.shout and _branch(words, last)
            if branch:
                why = f"'{words[last].text}' is listed as an organisation, and a place follows"
                yield mark(scanned, words[first], words[last + 1], "branch", 0.75, why)
            else:
                yield mark(scanned, words[first], words[last], "known organisation", certainty, "listed as an organisation", value)
        at = last + 1


def _branch(words: tuple[Word, ...], last: int) -> bool:
    """Whether a place ends the name: 'Interpol Norvia'."""
    following = words[last + 1] if last + 1 < len(words) else None
    place = following is not None and not following.join and following.flags & v.PLACE and not following.flags & (v.UPPER | v.DEMONYM)
    return bool(place) and (last + 2 == len(words) or bool(words[last + 2].join))


def _in_longer(words: tuple[Word, ...], at: int) -> bool:
    """Whether an English word is but a part of a longer name: 'the Minister of Labour', 'Forced Labour'."""
    if not at:
        return False
    join, before = words[at].join, words[at - 1].flags
    return join in _OF or join in {"to", "in"} or bool(before & v.ENGLISH and not before & (v.STOP | v.TITLE))


def _in_capitals(chain: Chain, scanned: Scan) -> Iterator[Mention]:
    for word in chain.words:
        if word.flags & v.CAPITALS:
            why = "listed as an organisation; here in capitals"
            yield mark(scanned, word, word, "known organisation in capitals", 0.85, why, _KNOWN[word.key.title()])


def _article(words: tuple[Word, ...], first: int) -> int:
    """Take in a capital The inside a sentence: it belongs to the name ('told The Jordan Times')."""
    before = words[first - 1] if first and not words[first].join else None
    return first - 1 if before and before.key == "The" and not before.opens else first


def _by_head(chain: Chain, scanned: Scan, number: int) -> Iterator[Mention]:
    words = chain.words
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if word.flags & v.OF_HEAD and following and following.join in _OF:
            first, last = _leftmost(words, at, scanned), _rightmost(words, at)
            while words[last].flags & v.DEMONYM and last > at:
                last -= 1
            if last == at:
                continue  # 'Association of British', its end being written small
            if last == at + 1 and word.key in _FOLLOWINGS and _bearer(words[last], scanned):
                if first < at:
                    yield mark(scanned, words[first], word, "head word", 0.78, f"'{word.text}' ends the name of an organisation")
                continue
            why = f"'{word.text} {following.join}' opens the name of an organisation"
            end = _enumerated(words[last], number, scanned) if word.key in _ENUMERATING and last + 1 == len(words) else words[last]
            yield mark(scanned, words[first], end, "head word before of", 0.7, why)
        elif word.flags & v.ORGANISATION_HEAD and at:
            first = _leftmost(words, at, scanned)
            following = words[at + 1] if at + 1 < len(words) and not words[at + 1].join else None
            titled = following is not None and following.flags & (v.NO_HEAD | _HEAD) == v.NO_HEAD
            if titled or phrases.goes_on(words, at):
                continue  # 'the Narcotics Commission Act', 'Tana Laboratory Technology'
            if first < at and any(not part.flags & v.LEGAL for part in words[first:at]):
                first = _article(words, first)
                end = words[at + 1] if not word.flags & v.LEGAL and _branch(words, at) else word
                yield mark(scanned, words[first], end, "head word", 0.78, f"'{end.text}' ends the name of an organisation")


def _bearer(word: Word, scanned: Scan) -> bool:
    """Whether the word is the surname of somebody whom the article names: 'the Mill Party of Tamsin'."""
    if word.flags & _NO_BEARER:
        return False
    if word.flags & v.LEADER:
        return True
    for chain, at in islice(names.standing(scanned, word.lower), _MOST_STANDING):
        before = chain.words[at - 1] if at and not chain.words[at].join else None
        if before is not None and before.flags & v.NAMELIKE and not before.flags & (v.HEADS | v.STOP):
            return True
    return False


def _enumerated(last: Word, number: int, scanned: Scan) -> Word:
    """Return the last word of 'Ministry of Agriculture, Forestry and Fisheries', given the word before the comma."""
    end = last
    for chain in scanned.chains[number + 1 : number + 1 + _MOST_ITEMS]:
        first = chain.words[0]
        gap = scanned.plain[end.end : first.start]
        if gap not in {", ", ", and "} or any(word.flags & (v.ENGLISH | _HEAD | v.STOP | v.TITLE) != v.ENGLISH for word in chain.words):
            return last
        end = chain.words[-1]
        if gap == ", and " or any(word.join in _AND for word in chain.words[1:]):
            return end
    return last


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
    for first, last, value in phrases.again(scanned, known):
        yield mark(scanned, first, last, "short name", 0.77, f"short for '{value}' in this article", value)


def _ambiguous(words: Sequence[str]) -> bool:
    """Whether the name can be a word, a place or a person as well."""
    return len(words) == 1 and bool(vocabulary.term(words[0]).flags & (v.ENGLISH | v.PLACE | v.DEMONYM | _PERSONAL))


def _leftmost(words: tuple[Word, ...], head: int, scanned: Scan) -> int:
    """Return the index of the first word of the name that ends, or opens, with the head word."""
    first = head
    while first and head - first < _MOST and _linked(words, first, head):
        first -= 1
    opening = words[first]
    if first < head and opening.opens and opening.lower in scanned.tokens and names.common(opening, scanned):
        first += 1
    return first


def _linked(words: tuple[Word, ...], first: int, head: int) -> bool:
    """Whether the word before `first` belongs to the same name."""
    word, before = words[first], words[first - 1]
    if before.flags & (v.STOP | v.TITLE) and not (before.key in _GENERAL and not word.join and word.flags & v.ENGLISH):
        return False
    if not word.join or (word.key in _PARTNERS and word.join in _AND):
        return True
    if word.join == "of" and first == head - 1 and before.key in _OF_PLACE and word.flags & (v.PLACE | v.TOWN):
        return True
    return word.join in _AND and first < head and bool(word.flags & before.flags & v.ENGLISH)


def _rightmost(words: tuple[Word, ...], head: int) -> int:
    last = head
    while last + 1 < len(words) and last - head < _MOST:
        word = words[last + 1]
        if word.flags & v.TITLE and not word.join and words[last].join == "of the" and words[last].flags & v.OPENS_TITLE:
            last += 1  # 'the Office of the Prime Minister'
            continue
        joined = not word.join or word.join in _OF or (word.join in _AND and word.flags & v.ENGLISH)
        if not joined or word.flags & v.STOP or (not word.join and word.flags & v.TITLE):
            break
        last += 1
    return last
