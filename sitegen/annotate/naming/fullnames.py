"""Full names of people in a chain of capitalised words, each with what it rests on.

A title before it, a known first name, a family name that stands first, an office or a verb of speech beside it, a known surname: from the
strongest to the weakest. Two unknown words with nothing of this beside them are a name only where they are no English words and stand
where a person would. Two names that give the same words are told apart by `people`, not here.
"""

from collections.abc import Mapping

from msgspec import Struct

from sitegen.annotate import lexicons
from sitegen.annotate.naming import names, phrases
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.names import Chain, Scan, Word
from sitegen.model import Mention

FIRST = lexicons.words("first_names") - lexicons.words("function_words", "not_name_words", "not_name_openers")
FAMILY_FIRST = lexicons.words("family_first")
TITLES = lexicons.shown("titles", "royal")
PARTICLES = lexicons.words("particles")
_TITLE_OPENERS = lexicons.openers("titles", "royal")
_ROYAL = lexicons.words("royal")
_HONORIFICS = lexicons.words("honorifics")
_OFFICES = lexicons.words("offices") - lexicons.words("collectives")
SPEECH = lexicons.words("plain_speech_verbs")
_DOUBTFUL = lexicons.words("doubtful_first_names") | (FIRST & frozenset(lexicons.shown("countries", "regions", "cities")))
_DEMONYMS = lexicons.words("demonyms")
_NO_BEGINNING = v.STOP | v.DEMONYM | v.NO_NAME | v.NO_OPENER
_OPENS = v.FIRST | v.INITIAL
_NO_SURNAME = v.HEADS | v.PLACE | v.DEMONYM | v.STOP | v.NO_NAME | v.UPPER | v.TITLE | v.ORGANISATION
_SURNAMES = v.SURNAME | v.WORD_SURNAME
_TWO = 2
_SHORTEST_WORD = 2
_NOT_BEFORE = (
    v.SURNAME | v.ENGLISH | v.STOP | v.ADDRESS | v.DEMONYM | v.PLACE | v.TOWN | v.HEADS | v.UPPER | v.ORGANISATION | v.NO_NAME | v.NO_OPENER
)
_NO_WORDS = v.SUFFIX | v.INITIAL
_NO_PERSON = lexicons.words("prepositions", "place_prepositions") - {"by", "with", "than", "like", "as"} | {"the"}
_ARTICLES = frozenset({"El", "La", "Al", "Le"})
"""Articles of other languages: with a capital they open a newspaper's or a song's name as often as a person's."""
_EMPLOYED = frozenset({"of", "at", "for", "from"})
"""Before the name of somebody's company: 'Roe of Tavora Lind said'."""
_MOST = 5
"""Words of the longest name."""
_MOST_BY_SHAPE = 3
_SYLLABLE, _SYLLABLES = 6, 2
"""Letters of the longest syllable of an East Asian given name, and its syllables."""


class Full(Struct, frozen=True, gc=False):
    """A full name of the article, with what it rests on."""

    first: Word
    last: Word
    parts: tuple[str, ...]
    """Its words without initials and suffixes, folded."""
    rule: str
    certainty: float
    why: str
    title: str = ""
    """A royal title that belongs to the full form of a single name."""


Found = tuple[Full | None, int]
"""A name, or None, and the index of the word from which to look on."""


def find(chain: Chain, at: int, scanned: Scan, taken: Mapping[int, Mention]) -> Found:
    """Read a name that begins with word `at` of the chain, or with a title there; `taken` are places and organisations by start."""
    words = chain.words
    word = words[at]
    if word.flags & v.OPENS_TITLE:
        title = phrases.longest(words, at, _TITLE_OPENERS, TITLES)
        if title >= 0 and title + 1 < len(words) and not words[title + 1].join:
            return _titled(chain, at, title, scanned, taken)
    if word.flags & _NO_BEGINNING and not word.flags & v.WEEK and not _christened(words, at):
        return None, at + 1
    end = _extent(words, at)
    if end == at + 1 or _no_person(words[at:end]) or _covered(words[at:end], taken):
        return None, at + 1
    listed = _listed(chain, at, end, scanned)
    if listed:
        first = _first_before(words, at)
        return (_make(words, first, end, *listed), end) if first >= 0 else (None, at + 1)
    if word.flags & _OPENS and _ordinary(word, scanned):
        return None, at + 1
    return _unlisted(chain, at, end, scanned, taken)


def _christened(words: tuple[Word, ...], at: int) -> bool:
    """Whether a people's name is a first name here: 'Christian Guevara'."""
    following = words[at + 1] if at + 1 < len(words) and not words[at + 1].join else None
    called = words[at].flags & (v.FIRST | v.DEMONYM | v.ENGLISH) == v.FIRST | v.DEMONYM
    return called and following is not None and following.flags & (v.SURNAME | v.HEADS) == v.SURNAME


def stops(word: Word) -> bool:
    """Whether the word is a function word or one of the calendar, and nobody's name."""
    return bool(word.flags & v.STOP) and not word.flags & v.WEEK


def _first_before(words: tuple[Word, ...], at: int) -> int:
    """Return the index of the first word of the name, unknown words before the known one taken in; -1 where they make it a place."""
    if not at or words[at].join:
        return at
    before = words[at - 1].flags
    if before & v.CUED_OPENER and not before & v.FIRST:
        return -1  # 'San Juan Cancuc'
    unknown = before & (v.NAMELIKE | _NOT_BEFORE) == v.NAMELIKE and not (at > 1 and not words[at - 1].join)
    return at - 1 if unknown else at


def _no_person(part: tuple[Word, ...]) -> bool:
    """Whether a word that no person is called is among them, or they are initials and suffixes alone."""
    for word in part:
        if word.flags & v.NO_NAME:
            return True
    return bool(part[0].flags & _NO_WORDS) and _nameless(part)


def _ordinary(word: Word, scanned: Scan) -> bool:
    """Whether the word only begins a sentence, and stands elsewhere in the article with a small letter."""
    return word.opens and bool(word.flags & v.ENGLISH) and word.lower in scanned.tokens


def _listed(chain: Chain, at: int, end: int, scanned: Scan) -> tuple[str, float, str] | None:
    """Return rule, certainty and reason of a name that a known first or family name opens."""
    words, word = chain.words, chain.words[at]
    family_first = word.flags & v.FAMILY_FIRST and all(namelike(part) for part in words[at + 1 : end])
    first = word.flags & _OPENS and not _ordinary(word, scanned)
    east = family_first and (_given(words[at + 1 : end]) or (not first and not chain.shout and end - at <= _MOST_BY_SHAPE))
    if east:
        return "family name first", 0.85, f"family name '{word.text}' before a given name"
    if first and all(namelike(part) or _word_surname(part) for part in words[at + 1 : end]):
        return "first name", 0.85, f"first name '{word.text}'"
    if first and _speaker_of_words(chain, at, end, scanned):
        return "speaker", 0.82, f"first name '{word.text}', and the name stands beside a verb of speech or an office"
    if first and _apposed(words, at, end, scanned):
        return "apposition", 0.85, f"first name '{word.text}', and the name is set beside an office by commas"
    return None


def _speaker_of_words(chain: Chain, at: int, end: int, scanned: Scan) -> bool:
    """Whether a first name and an English word ('Jason Pride') are somebody who speaks or has an office."""
    words = chain.words
    if end != len(words) or chain.shout or words[-1].flags & _NO_SURNAME or len(words[-1].key) <= _SHORTEST_WORD:
        return False
    if not all(namelike(part) or _word_surname(part) for part in words[at + 1 : end - 1]) or words[-1].join:
        return False
    lead = names.lead(scanned.plain, words[at].start)
    before = lead[-1] if lead else ""
    return before in SPEECH or before.rstrip(",") in _OFFICES or names.after(chain, scanned.plain) in SPEECH


def _given(part: tuple[Word, ...]) -> bool:
    """Whether the words look like an East Asian given name: 'Jong Un', 'Jae-in'."""
    if len(part) == 1:
        first, hyphen, second = part[0].key.partition("-")
        return bool(hyphen) and second.islower() and max(len(first), len(second)) <= _SYLLABLE
    return len(part) == _SYLLABLES and all(
        len(word.key) <= _SYLLABLE and not word.join and word.flags & (v.SURNAME | v.FAMILY_FIRST) != v.SURNAME for word in part
    )


def _apposed(words: tuple[Word, ...], at: int, end: int, scanned: Scan) -> bool:
    """Whether two or three words stand between commas after an office: 'the spokesman, Ann Stone, said'."""
    lead = names.lead(scanned.plain, words[at].start)
    after = scanned.plain[words[end - 1].end : words[end - 1].end + 1]
    office = bool(lead) and lead[-1].endswith(",") and lead[-1][:-1] in _OFFICES
    return (
        office
        and after in {",", "."}
        and end - at <= _MOST_BY_SHAPE
        and all(word.key.isalpha() and not word.flags & v.PLACE for word in words[at:end])
    )


def doubtful(full: Full) -> bool:
    """Whether the name rests on a first name that opens other names as well."""
    return full.rule == "first name" and full.parts[0] in _DOUBTFUL


def namelike(word: Word) -> bool:
    """Whether the word can be a surname: no English word unless it is one too, no place, no acronym."""
    return bool(word.flags & v.NAMELIKE) or (word.join in PARTICLES and not word.flags & v.HEADS)


def _word_surname(word: Word) -> bool:
    return bool(word.flags & v.WORD_SURNAME) and not word.join


def _titled(chain: Chain, at: int, title: int, scanned: Scan, taken: Mapping[int, Mention]) -> Found:
    words, first = chain.words, title + 1
    again = phrases.longest(words, first, _TITLE_OPENERS, TITLES)
    if again >= 0 and again + 1 < len(words) and not words[again + 1].join:
        return None, first  # 'Lord Justice Briggs': the nearer title decides
    called = " ".join(scanned.plain[words[at].start : words[title].end].split())
    end = _extent(words, first)
    part = words[first:end]
    honorific = called in _HONORIFICS
    listed = stops(words[first]) or words[first].flags & v.DEMONYM
    placed = len(part) == 1 and (words[first].flags & v.PLACE or _covered(part, taken))
    named = honorific or all(namelike(word) or _word_surname(word) for word in part)
    if part[0].flags & v.FIRST and not named and len(part) == _TWO:
        named = not part[1].flags & _NO_SURNAME and not part[1].join
    if listed or placed or _nameless(part) or not named:
        return None, first
    if chain.shout and not honorific and not part[0].flags & v.FIRST:
        return None, first
    royal = called if len(part) == 1 and called in _ROYAL else ""
    return _make(words, first, end, "title", 0.92 if honorific else 0.9, f"title '{called}' before a name", royal), end


def _unlisted(chain: Chain, at: int, end: int, scanned: Scan, taken: Mapping[int, Mention]) -> Found:
    """Take two or three words that no list opens for a name where the words around them say that somebody speaks or is somebody."""
    words = chain.words
    part = words[at:end]
    alone = (at == 0 or bool(words[at].join) or words[at - 1].flags & v.DEMONYM) and (end == len(words) or bool(words[end].join))
    if chain.shout or not alone or len(part) > _MOST_BY_SHAPE or any(word.start in taken for word in part):
        return None, at + 1
    if alone and _named_by_word(part, scanned):
        return _make(words, at, end, "office", 0.85, "an office before a word and an unknown surname"), end
    if part[0].flags & v.TOWN or any(not namelike(word) or names.common(word, scanned) or word.flags & v.UPPER for word in part):
        return None, at + 1
    grounds = _grounds(chain, words, at, end, scanned)
    return (_make(words, at, end, *grounds), end) if grounds else (None, at + 1)


def _named_by_word(part: tuple[Word, ...], scanned: Scan) -> bool:
    """Whether 'his rival' stands before an English word and one that nobody knows: 'His rival Mere Naulu'."""
    if len(part) != _TWO or part[0].opens or part[0].flags & _NO_SURNAME or not namelike(part[1]) or names.common(part[1], scanned):
        return False
    lead = names.lead(scanned.plain, part[0].start)
    return len(lead) > 1 and lead[-2] in {"his", "her", "their", "a"} and lead[-1] in _OFFICES and not part[1].flags & (v.UPPER | v.TOWN)


def _grounds(chain: Chain, words: tuple[Word, ...], at: int, end: int, scanned: Scan) -> tuple[str, float, str] | None:
    """Return rule, certainty and reason of a name that no list opens, or None for no name."""
    lead = names.lead(scanned.plain, words[at].start)
    before = lead[-1] if lead else ""
    if before.rstrip(",") in _OFFICES:
        return "office", 0.9, f"'{before}' before a name"
    if end == len(words) and before not in _EMPLOYED and (verb := names.after(chain, scanned.plain)) in SPEECH:
        return "speaker", 0.8, f"a name before '{verb}'"
    if before in SPEECH:
        return "speaker", 0.8, f"a name after '{before}'"
    bracketed = scanned.plain[words[at].start - 1 : words[at].start] == "("
    if before in _NO_PERSON or bracketed or words[at].key in _ARTICLES or phrases.phrase(words, at, end - 1) in _DEMONYMS:
        return None
    surname = next((word.text for word in words[at + 1 : end] if word.flags & v.SURNAME), "")
    if surname:
        return "surname", 0.75, f"surname '{surname}'"
    return "shape", 0.65, "two or three capitalised words that are no English words, as a person's name"


def _extent(words: tuple[Word, ...], at: int) -> int:
    """Return the index after the last word that can belong to the name which begins at `at`."""
    end = at + 1
    while end < len(words) and end - at < _MOST:
        word = words[end]
        if (
            (word.join and word.join not in PARTICLES)
            or stops(word)
            or (word.flags & (v.DEMONYM | v.HEADS) and not _name_too(words, at, end))
        ):
            break
        called = word.flags & (v.FIRST | _SURNAMES) and not _opens_name(words, end)
        if word.flags & v.ADDRESS and not called:
            break
        end += 1
    while end > at + 1 and words[end - 1].flags & v.PARTICLE:
        end -= 1
    return end


def _name_too(words: tuple[Word, ...], at: int, end: int) -> bool:
    """Whether a people's name or a head word is a surname here: 'Hamad Al Hindi', 'Saiful Islam', 'Jeff Bond'."""
    word = words[end]
    if word.flags & v.DEMONYM:
        return bool(words[end - 1].flags & v.PARTICLE) or (bool(word.flags & v.SURNAME) and not word.flags & v.ENGLISH)
    last = end + 1 == len(words) or bool(words[end + 1].join)
    return (
        last and word.flags & (v.HEADS | v.WORD_SURNAME) == v.NO_HEAD | v.WORD_SURNAME and words[at].flags & (v.FIRST | v.PLACE) == v.FIRST
    )


def _opens_name(words: tuple[Word, ...], at: int) -> bool:
    """Whether the title is followed by the name to which it belongs: 'Sao Paulo Governor Joao Doria'."""
    return at + 1 < len(words) and not words[at + 1].join and bool(words[at + 1].flags & v.FIRST)


def _covered(part: tuple[Word, ...], taken: Mapping[int, Mention]) -> bool:
    """Whether a place or an organisation claims all these words."""
    claim = taken.get(part[0].start)
    return claim is not None and claim.end >= part[-1].end


def _nameless(part: tuple[Word, ...]) -> bool:
    """Whether there are only initials and suffixes."""
    return all(word.flags & _NO_WORDS for word in part)


def _make(words: tuple[Word, ...], at: int, end: int, rule: str, certainty: float, why: str, title: str = "") -> Full:
    part = words[at:end]
    parts = tuple(word.key for word in part if not word.flags & _NO_WORDS)
    return Full(first=part[0], last=part[-1], parts=parts, rule=rule, certainty=certainty, why=why, title=title)
