"""Organisations that nobody has heard of, told by the words beside them: 'the regulator Orvana', 'Orvana CEO Ann Roe'.

A name that such words make an organisation once is one all over the article. Costs a look at the word before each chain that could be a
name, and at the word after those that nothing else is known of.
"""

from collections.abc import Iterable, Iterator

from sitegen.annotate import lexicons
from sitegen.annotate.naming import names, phrases
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.names import Chain, Scan, Word
from sitegen.model import Mention

_CUES = lexicons.words("organisation_cues")
_CUE_ENDS = frozenset(f"{cue[-3:]} " for cue in _CUES)
"""The last letters of the cues: a cheap question before a dear one."""
_EMPLOYED = lexicons.words("organisation_titles")
_EMPLOYED_BEGINNINGS = frozenset(f" {word[:4]}" for word in _EMPLOYED)
_NO_OPENING = v.STOP | v.TITLE | v.ROYAL | v.DEMONYM | v.COUNTRY | v.ORGANISATION
_NO_PART = v.STOP | v.TITLE | v.ROYAL | v.CUE_TITLE
_KNOWN = _NO_OPENING | v.PLACE | v.TOWN | v.FIRST | v.NO_FIRST | v.FAMILY_FIRST | v.LEADER | v.ENGLISH | v.HEADS | v.NO_HEAD
_PERSONAL = v.SURNAME | v.WORD_SURNAME
_MOST = 5
"""Words of the longest name."""
_SHORTEST = 3


def find(chain: Chain, scanned: Scan) -> Iterable[Mention]:
    """Claim the chain's name where a word before or after it makes it an organisation."""
    words = chain.words
    if chain.shout or len(words) > names.MOST_WORDS:
        return ()
    first, last = words[0], words[-1]
    if not (first.opens or first.flags & _NO_OPENING) and scanned.plain[max(first.start - 4, 0) : first.start] in _CUE_ENDS:
        before = names.before(chain, scanned.plain)
        if before in _CUES:
            return _after_cue(chain, before, scanned)
    if chain.flags & v.CUE_TITLE or (not last.flags & _KNOWN and scanned.plain[last.end : last.end + 5] in _EMPLOYED_BEGINNINGS):
        return _employer(chain, scanned)
    return ()


def _after_cue(chain: Chain, cue: str, scanned: Scan) -> Iterator[Mention]:
    words = chain.words
    last = 0
    while last + 1 < len(words) and last + 1 < _MOST and words[last + 1].join in {"", "&"} and not words[last + 1].flags & _NO_PART:
        last += 1
    if last == 0 and (words[0].flags & (v.PLACE | v.TOWN) or len(words[0].key) < _SHORTEST):
        return
    yield names.claim(
        "organisation",
        scanned,
        words[0].start,
        words[last].end,
        rule="organisation cue",
        certainty=0.76,
        why=f"'{cue}' stands before a name",
    )


def _employer(chain: Chain, scanned: Scan) -> Iterator[Mention]:
    words = chain.words
    titles = [at for at in range(1, len(words)) if words[at].flags & v.CUE_TITLE and not words[at].join]
    if titles:
        last, cue = titles[0] - 1, words[titles[0]].text
    elif (after := names.after(chain, scanned.plain)) in _EMPLOYED and not words[-1].flags & _PERSONAL:
        last, cue = len(words) - 1, after
    else:
        return
    first = last
    while first and not words[first].join and not words[first - 1].flags & _NO_PART:
        first -= 1
    if last - first < _MOST and not words[first].flags & _KNOWN and not words[last].flags & _NO_PART:
        yield names.claim(
            "organisation",
            scanned,
            words[first].start,
            words[last].end,
            rule="employer",
            certainty=0.74,
            why=f"'{cue}' stands after a name",
        )


def known_elsewhere(claims: list[Mention], scanned: Scan) -> Iterator[Mention]:
    """Claim the names that cues made organisations wherever else they stand in the article."""
    known = {names.key(claim.text): claim.value for claim in claims if claim.rule in {"organisation cue", "employer"}}
    for first, last, value in phrases.again(scanned, known):
        if last is not first or not _ordinary(first, scanned):
            why = f"the article makes '{value}' an organisation elsewhere"
            yield names.claim("organisation", scanned, first.start, last.end, rule="named before", certainty=0.75, why=why, value=value)


def _ordinary(word: Word, scanned: Scan) -> bool:
    """Whether the word may be no name here: it begins a sentence, and stands elsewhere with a small letter."""
    return word.opens and word.lower in scanned.tokens
