"""Acronyms of organisations: spelt out in the article, set in brackets after an organisation, or only written in capitals.

Where the article gives the long form, the acronym stands for it everywhere; what is short for a treaty, a disease or a rate is none.
Capitals of which nobody says what they mean count after 'the' or when they stand more than once, and no list knows another meaning.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from sitegen.annotate import lexicons
from sitegen.annotate.naming import names, phrases
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.names import Chain, Scan, Word
from sitegen.model import Mention

_KNOWN = lexicons.shown("organisations")
_LISTED = lexicons.shown("countries", "regions", "cities", "titles")
_HEAD = v.ORGANISATION_HEAD | v.OF_HEAD
_ACRONYM = v.ACRONYM | v.NO_ACRONYM | v.ORGANISATION | v.PLACE | v.ENGLISH | v.TITLE
"""Of these bits, an acronym that no list knows has the first only."""


def mark(scanned: Scan, first: Word, last: Word, rule: str, certainty: float, why: str, value: str = "") -> Mention:
    """Make a mark on an organisation, from the first to the last word."""
    return names.claim("organisation", scanned, first.start, last.end, rule=rule, certainty=certainty, why=why, value=value)


def spelt_out(chain: Chain, following: Chain, scanned: Scan, long_forms: dict[str, str]) -> list[Mention]:
    """Find 'Institute for the Study of War (ISW)': words whose first letters spell the acronym in the brackets after them.

    `long_forms` gets the acronym with its long form; with '' where it is short for a treaty, a disease, a rate.
    """
    words, acronym = chain.words, following.words[0]
    for first in range(max(0, len(words) - len(acronym.key) - 2), len(words)):
        part = words[first:]
        if part[0].flags & v.STOP or not _spells(part, acronym.key):
            continue
        sure = any(word.flags & _HEAD for word in part)
        if part[-1].flags & v.NO_HEAD and not sure:
            long_forms.setdefault(acronym.key, "")
            return []
        long = _KNOWN.get(phrases.phrase(words, first, len(words) - 1)) or " ".join(scanned.plain[part[0].start : part[-1].end].split())
        long_forms.setdefault(acronym.key, long)
        why = f"its first letters spell '{acronym.text}' in the brackets after it"
        return [mark(scanned, part[0], part[-1], "spelt-out acronym", 0.93 if sure else 0.6, why, long)]
    return []


def beside(claims: Sequence[Mention], chain: Chain, following: Chain, long_forms: dict[str, str]) -> None:
    """Let the acronym in brackets after an organisation stand for it, in whatever language its letters are spelt out."""
    start, end = chain.words[0].start, chain.words[-1].end
    for claimed in reversed(claims):
        if claimed.end <= start:
            return
        if claimed.end == end:
            long_forms.setdefault(following.words[0].key, claimed.value)
            return


def bracketed(chain: Chain, following: Chain, scanned: Scan) -> bool:
    """Whether the chain is followed by an acronym in brackets."""
    word = following.words[0]
    opened = word.start == chain.words[-1].end + 2 and scanned.plain[word.start - 2 : word.start] == " ("
    closed = len(following.words) == 1 and scanned.plain[word.end : word.end + 1] == ")"
    return opened and closed and not word.flags & (v.NO_ACRONYM | v.PLACE) and not chain.shout and len(chain.words) <= names.MOST_WORDS


def again(acronym: str, long: str, scanned: Scan) -> Iterator[Mention]:
    """Find the acronym wherever it stands."""
    if long:
        for chain, at in names.standing(scanned, acronym.lower()):
            word = chain.words[at]
            if word.key == acronym and len(chain.words) <= names.MOST_WORDS:
                yield mark(scanned, word, word, "acronym", 0.87, f"short for '{long}' in this article", long)


def _spells(words: tuple[Word, ...], acronym: str) -> bool:
    letters = "".join(part[0] for word in words for part in word.key.split("-") if part)
    with_small = "".join(part[0] for word in words for part in (*word.join.split(), word.key))
    return acronym.upper() in {letters.upper(), with_small.upper()} or (acronym == with_small)


def unknown(chain: Chain, scanned: Scan, long_forms: Mapping[str, str], in_brackets: AbstractSet[str]) -> Iterator[Mention]:
    """Find words in capitals that the article does not spell out, after 'the' or more than once."""
    words = chain.words
    if chain.shout or len(words) > names.MOST_WORDS:
        return
    for at, word in enumerate(words):
        if (
            word.flags & _ACRONYM == v.ACRONYM
            and word.key not in long_forms
            and not phrases.goes_on(words, at)
            and _plausible(words, at, scanned)
        ):
            lead = names.lead(scanned.plain, word.start)
            the = bool(lead) and lead[-1] == "the"
            if the or _repeated(word, scanned):
                why = "capitals after 'the'" if the else "capitals, more than once in this article"
                rule, certainty = ("capitals in brackets", 0.6) if word.key in in_brackets else ("capitals", 0.77)
                yield mark(scanned, word, word, rule, certainty, f"{why}, and no other meaning is listed")


def _repeated(word: Word, scanned: Scan) -> bool:
    """Whether the word stands elsewhere in the article too."""
    same = (chain.words[at] for chain, at in names.standing(scanned, word.lower))
    return any(other.key == word.key and other.start != word.start for other in same)


def _plausible(words: tuple[Word, ...], at: int, scanned: Scan) -> bool:
    word = words[at]
    if word.key.title() in _LISTED:
        return False
    shouting = any(other is not word and other.flags & v.UPPER and len(other.key) > 1 and "." not in other.key for other in words)
    after = scanned.plain[word.end : word.end + 2]
    return not shouting and not after[-1:].isdigit() and after[:1] not in {"-", "/", "_", "@"}
