"""What the word lists say of a word, as bits of one number: a chain of words is judged with a few machine instructions.

Some twenty lists have something to say of 'Jordan', and each word of an article would be looked up in each of them. So the lists are
laid over one another once, in one table, and what is said of a word is worked out once for each spelling and remembered for those of the
last 65,536 spellings. A word is given as `names` cuts it out, with what may cling to it; `Term` says how much of it is the name.
"""

import re
from functools import cache, lru_cache

from msgspec import Struct

from sitegen.annotate import lexicons
from sitegen.text import folded

(
    FUNCTION,
    CALENDAR,
    DEMONYM,
    TITLE,
    ROYAL,
    FIRST,
    SURNAME,
    WORD_SURNAME,
    FAMILY_FIRST,
    COUNTRY,
    PLACE,
    TOWN,
    ORGANISATION_HEAD,
    OF_HEAD,
    PLACE_HEAD,
    NO_HEAD,
    LEGAL,
    NO_NAME,
    NO_OPENER,
    NO_FIRST,
    LEADER,
    CUED_OPENER,
    NO_ACRONYM,
    OPENS_PLACE,
    OPENS_ORGANISATION,
    OPENS_TITLE,
    OPENS_BY_WORD,
    ORGANISATION,
    ENGLISH,
    PARTICLE,
    SUFFIX,
    INITIAL,
    UPPER,
    ACRONYM,
    DEFINED,
    NAMELIKE,
    WEEK,
    COMPOUND,
    CAPITALS,
    PLACE_PART,
    CUE_TITLE,
    JOINED,
) = (1 << place for place in range(42))
"""What a list or a shape says. NAMELIKE: the word can be a surname; OPENS_...: a known name of that kind begins with it;
DEFINED: it can be an acronym in brackets after its long form; ENGLISH: it is an
English word in small letters too; WEEK: an abbreviated day or month that is a first name as well."""

STOP = FUNCTION | CALENDAR
HEADS = ORGANISATION_HEAD | OF_HEAD | PLACE_HEAD | NO_HEAD
ADDRESS = TITLE | ROYAL
SUFFIXES = ("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV")
PARTICLE_WORDS = ("O", "Ni", "Ui", "Mac", "Nic", "Mc", "Al", "El", "Bin", "Ibn", "Ben", "Van", "Von", "De", "Di", "Da", "Der", "Den")
"""Particles as names write them with a capital: 'Ó Dálaigh', 'Van der Berg'; no name ends with one."""
CAPITAL = "A-Z" + "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
"""For a class of regular expressions: Latin capitals, plain and with diacritics."""
LONGEST = 80
"""Characters of the longest word that can be a name."""

_LISTS = {
    "function_words": FUNCTION,
    "calendar": CALENDAR,
    "demonyms": DEMONYM,
    "titles": TITLE,
    "royal": ROYAL,
    "first_names": FIRST,
    "surnames": SURNAME,
    "word_surnames": WORD_SURNAME,
    "family_first": FAMILY_FIRST,
    "countries": COUNTRY | PLACE,
    "regions": PLACE,
    "cities": PLACE,
    "towns": TOWN,
    "organisation_heads": ORGANISATION_HEAD,
    "of_heads": OF_HEAD,
    "place_heads": PLACE_HEAD,
    "not_organisation_heads": NO_HEAD,
    "legal_forms": LEGAL,
    "not_name_words": NO_NAME,
    "not_name_openers": NO_OPENER,
    "not_first_names": NO_FIRST,
    "leaders": LEADER,
    "cued_place_openers": CUED_OPENER,
    "not_acronyms": NO_ACRONYM,
    "organisations": ORGANISATION,
    "organisation_titles": CUE_TITLE,
    "place_parts": PLACE_PART,
}
_OPENERS = {
    OPENS_PLACE: ("countries", "regions", "cities", "towns"),
    OPENS_ORGANISATION: ("organisations",),
    OPENS_TITLE: ("titles", "royal"),
    OPENS_BY_WORD: ("place_openers",),
}
_SAYS_MORE = HEADS | ADDRESS | PLACE | TOWN | ORGANISATION | LEADER | WEEK
_WEEK = ("Jan", "Jun", "Sun")
"""Who are people before a surname."""
_ABBREVIATED = (
    "Mrs?|Ms|Messrs|Drs?|Prof|Gen|Col|Lt|Maj|Capt|Cmdr|Sgt|Cpl|Adm|Brig|Sen|Rep|Gov|St|Ste|Mt|Jr|Sr|Rev|Ven|Hon|Fr|Adv|Engr|Eng|Smt"
)
_TAILS = "|".join(lexicons.entries("hyphen_tails"))
_NAME = re.compile(
    rf"[{CAPITAL}]\.(?:-?[{CAPITAL}]\.)*(?:[{CAPITAL}](?!\w))?|(?:{_ABBREVIATED})\.|"
    rf"(?:(?:a[lnsdt]|ash|[eu]l|[dlo]['’]|mac|mc|de|bin)-?)?[{CAPITAL}]\w*(?:(?:['’](?![sS]\b)|[-&.](?!(?:{_TAILS})\b))\w+)*"
)
"""The name in a word: initials and abbreviations with their dots; else without a possessive ending, a '-based', a full stop."""
_POSSESSIVE = frozenset({"'s", "’s"})
_GLUED = re.compile(r"(?!Mac)[A-Z][a-z]{2,}[A-Z]")
"""Words that lost the space between them ('WorldVolodymyr'), and brands."""
_DEFINED = re.compile(r"[A-Z][A-Za-z&]{0,7}[A-Z][a-z]?")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{2,6}")
_ACRONYM_LETTERS = 4
"""Letters of the longest word in capitals that is taken for an acronym rather than for a shouted surname."""


class Term(Struct, frozen=True, gc=False):
    """What is known of a word by its spelling alone."""

    text: str
    """The name in it."""
    tail: bool
    """Whether more clings to it, so that no name goes on after it: 's, -based, a full stop."""
    key: str
    """Folded, and with straight apostrophes: what lexicons are asked for."""
    lower: str
    """The key in small letters."""
    flags: int
    dull: bool
    """Whether the word alone can be no name at all: 'The', 'Monday'."""


@lru_cache(maxsize=1 << 16)
def term(written: str) -> Term:
    """Return what is known of a word of at most LONGEST characters, `written` as `names` cuts it out."""
    match = _NAME.match(written)
    text = match[0] if match else written
    if written[len(text) :].rstrip(".") in _POSSESSIVE and f"{text}'s" in _possessives():
        text = f"{text}{written[len(text) : len(text) + 2]}"
    key = (text if text.isascii() else folded(text)).replace("’", "'")
    lower = key.lower()
    flags = _table().get(key, 0) | (ENGLISH if lower in lexicons.words("words") else 0)
    if flags & (NO_NAME | NO_OPENER | FUNCTION):
        flags &= ~FIRST
    flags |= _shape(key, flags)
    dull = bool(flags & STOP) and not flags & _SAYS_MORE
    return Term(text=text, tail=len(text) < len(written), key=key, lower=lower, flags=flags, dull=dull)


def listed(key: str) -> int:
    """Return what the lists alone say of a word, its shape aside."""
    return _table().get(key, 0)


@cache
def _possessives() -> frozenset[str]:
    """Words that names hold with their possessive ending: "People's", "Moody's"."""
    named = (word for name in ("organisations", "regions") for form in lexicons.shown(name) for word in form.split())
    return lexicons.words("possessives") | frozenset(word for word in named if word.endswith("'s"))


@cache
def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    said = table.get
    for name, bits in _LISTS.items():
        for entry in lexicons.entries(name):
            if " " not in entry:
                form = entry if entry.isascii() else folded(entry)
                table[form] = said(form, 0) | bits
            elif " = " in entry and " " not in (short := entry.partition(" = ")[0]):
                form = folded(short)
                table[form] = said(form, 0) | bits
    for bits, lists in _OPENERS.items():
        for form in lexicons.openers(*lists):
            table[form] = table.get(form, 0) | bits
    for bits, forms in ((SUFFIX, SUFFIXES), (PARTICLE, PARTICLE_WORDS), (WEEK, _WEEK)):
        for form in forms:
            table[form] = table.get(form, 0) | bits
    return table


def _shape(key: str, flags: int) -> int:
    upper = UPPER if key.isupper() else 0
    initial = INITIAL if key[-1:] == "." and key[1:2] == "." and not flags & PLACE and key.replace(".", "").isupper() else 0
    acronym = ACRONYM if upper and _ACRONYM.fullmatch(key) else 0
    if upper and len(key) > _ACRONYM_LETTERS and not flags & (ENGLISH | PLACE | ORGANISATION):
        upper |= CAPITALS if _table().get(key.title(), 0) & ORGANISATION else 0
    defined = DEFINED if _DEFINED.fullmatch(key) else 0
    compound = COMPOUND if "-" in key and not flags & OPENS_PLACE and _compound(key.split("-")) else 0
    return upper | initial | acronym | defined | compound | (NAMELIKE if _namelike(key, flags | initial) else 0)


def _compound(parts: list[str]) -> bool:
    """Whether 'China-Pakistan' or 'Sino-US' is made of places and peoples, with at least one place."""
    said = [_table().get(part, 0) & (PLACE | DEMONYM) for part in parts]
    return all(said) and any(bits & PLACE for bits in said)


def _namelike(key: str, flags: int) -> bool:
    """Whether the word can be a surname: no English word unless it is one too, no place, no acronym."""
    if flags & (PARTICLE | SURNAME | FIRST | SUFFIX | INITIAL | LEADER):
        return True
    if flags & (PLACE | HEADS | ENGLISH) or _GLUED.match(key):
        return False
    return len(key) > 1 and not (key.isupper() and len(key) <= _ACRONYM_LETTERS) and key.replace("-", "").replace("'", "").isalpha()
