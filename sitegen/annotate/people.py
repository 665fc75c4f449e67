"""People: by a title before the name, by a known first name, by a family name that stands first, and by the full name given elsewhere.

A mark holds the name alone; titles are evidence and stay outside. Every short form takes the full form of the same article as its
value ('Putin' stands for 'Vladimir Putin'), and stands for itself where two people of the article share it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from sitegen.annotate import lexicons, names
from sitegen.annotate.names import Chain, Scan, Word
from sitegen.model import Article, Kind, Mention

KINDS = (Kind(id="person", label="Person", plural="People"),)
AFTER: tuple[str, ...] = ("organisation", "place")

_FIRST = lexicons.words("first_names")
_SURNAMES = lexicons.words("surnames")
_FAMILY_FIRST = lexicons.words("family_first")
_TITLES = lexicons.shown("titles", "royal")
_TITLE_OPENERS = lexicons.openers("titles", "royal")
_ROYAL = lexicons.words("royal")
_HONORIFICS = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Lord", "Lady", "Madam"})
_LEADERS = lexicons.shown("leaders")
_PARTICLES = lexicons.words("particles")
_OFFICES = lexicons.words("offices")
_SPEECH = lexicons.words("plain_speech_verbs")
_STOP = lexicons.words("function_words", "calendar") - {"Jan", "Sun"}  # who are people before a surname
_DEMONYMS = lexicons.words("demonyms")
_ENGLISH = lexicons.words("words")
_PLACES = lexicons.shown("countries", "regions", "cities", "towns")
_SURE_PLACES = lexicons.shown("countries", "regions", "cities")
_HEADS = lexicons.words("organisation_heads", "of_heads", "place_heads", "not_organisation_heads")
_AT = frozenset({"in", "near", "at", "from", "around", "outside", "across", "towards", "throughout", "into"})
_GLUED = re.compile(r"(?!Mac)[A-Z][a-z]{2,}[A-Z]")
"""Words that lost the space between them ('WorldVolodymyr'), and brands."""
_MOST = 5
"""Words of the longest name."""


class _Full(Struct, frozen=True):
    """A full name of the article, with what it rests on."""

    first: Word
    last: Word
    parts: tuple[str, ...]
    """Its words without particles and initials, folded."""
    rule: str
    certainty: float
    why: str
    title: str = ""
    """A royal title that belongs to the full form of a single name."""


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim people; `found` holds the settled places and organisations."""
    scanned = names.scan(article)
    taken = {mention.start: mention.end for mention in found}
    fulls: list[_Full] = []
    rest: list[tuple[Chain, int, int]] = []
    for chain in scanned.chains:
        if len(chain.words) <= names.MOST_WORDS:
            _collect(chain, scanned, taken, fulls, rest)
    known = _short_forms(fulls, scanned)
    claims = [_mention(scanned, full, known) for full in fulls]
    claims.extend(claim for chain, first, last in rest for claim in _again(chain, first, last, scanned, known, taken))
    return claims


def _collect(chain: Chain, scanned: Scan, taken: Mapping[int, int], fulls: list[_Full], rest: list[tuple[Chain, int, int]]) -> None:
    """Add the chain's names to `fulls`, and the stretches of words between them to `rest`."""
    words, at, left = chain.words, 0, 0
    while at < len(words):
        full, after = _full(chain, at, scanned, taken)
        if full:
            if left < at:
                rest.append((chain, left, at))
            fulls.append(full)
            left = after
        at = max(after, at + 1)
    if left < len(words):
        rest.append((chain, left, len(words)))


def _full(chain: Chain, at: int, scanned: Scan, taken: Mapping[int, int]) -> tuple[_Full | None, int]:
    """Return the name that begins with word `at` or with a title there, and the index after it (or after the title)."""
    words = chain.words
    last_title = names.longest(words, at, _TITLE_OPENERS, _TITLES)
    if last_title >= 0 and last_title + 1 < len(words) and not words[last_title + 1].join:
        return _titled(chain, at, last_title, scanned)
    word = words[at]
    if word.key in _STOP or word.key in _DEMONYMS:
        return None, at + 1
    end = _extent(words, at)
    size = end - at
    if size < 2:
        return None, at + 1
    tail = words[at + 1 : end]
    if word.key in _FIRST or _initial(word):
        if word.opens and word.key.lower() in scanned.tokens and word.key.lower() in _ENGLISH:
            return None, at + 1
        if all(_namelike(part) for part in tail):
            return _make(words, at, end, "first name", 0.9, f"first name '{word.text}'"), end
    if word.key in _FAMILY_FIRST and not chain.shout and size <= 3 and all(_namelike(part) for part in tail):
        return _make(words, at, end, "family name first", 0.85, f"family name '{word.text}' before a given name"), end
    return _unknown(chain, at, end, scanned, taken)


def _titled(chain: Chain, at: int, last_title: int, scanned: Scan) -> tuple[_Full | None, int]:
    words = chain.words
    title = scanned.plain[words[at].start : words[last_title].end]
    first = last_title + 1
    again = names.longest(words, first, _TITLE_OPENERS, _TITLES)
    if again >= 0 and again + 1 < len(words) and not words[again + 1].join:
        return None, first  # 'Lord Justice Briggs': the nearer title decides
    honorific = title in _HONORIFICS
    end = _extent(words, first)
    part = words[first:end]
    if not part or words[first].key in _STOP or words[first].key in _DEMONYMS or (words[first].key in _SURE_PLACES and len(part) == 1):
        return None, first
    if not honorific and not all(_namelike(word) for word in part):
        return None, first
    if chain.shout and not honorific and part[0].key not in _FIRST:
        return None, first
    royal = title if len(part) == 1 and title in _ROYAL else ""
    why = f"title '{' '.join(title.split())}' before a name"
    return _make(words, first, end, "title", 0.95 if honorific else 0.9, why, royal), end


def _extent(words: tuple[Word, ...], at: int) -> int:
    """Return the index after the last word that can belong to the name which begins at `at`."""
    end = at + 1
    while end < len(words) and end - at < _MOST:
        word = words[end]
        if (word.join and word.join not in _PARTICLES) or word.key in _STOP or word.key in _DEMONYMS:
            break
        if word.key in _HEADS or (word.key in _TITLES and word.key not in _FIRST and word.key not in _SURNAMES):
            break
        end += 1
    return end


def _initial(word: Word) -> bool:
    return word.key.endswith(".") and len(word.key) in {2, 4} and word.key[0].isupper()


def _namelike(word: Word) -> bool:
    """Whether the word can be a surname: no English word unless it is one too, no place, no acronym."""
    key = word.key
    if key in _SURNAMES or key in _FIRST or _initial(word):
        return True
    if key in _SURE_PLACES or key in _HEADS or key.lower() in _ENGLISH or _GLUED.match(key):
        return False
    return len(key) > 1 and not (key.isupper() and len(key) < 5) and not any(letter.isdigit() for letter in key)


def _unknown(chain: Chain, at: int, end: int, scanned: Scan, taken: Mapping[int, int]) -> tuple[_Full | None, int]:
    """Take two or three words that no list knows for a name where the words around them say that somebody speaks or is somebody."""
    words = chain.words
    part = words[at:end]
    free = (at == 0 or bool(words[at].join) or words[at - 1].key in _DEMONYMS) and (end == len(words) or bool(words[end].join))
    if chain.shout or not free or len(part) > 3 or any(word.start in taken for word in part):
        return None, at + 1
    if any(not _namelike(word) or names.common(word, scanned) or word.key.isupper() for word in part) or part[0].key in _PLACES:
        return None, at + 1
    lead = names.lead(scanned.plain, words[at].start)
    office = lead[-1].rstrip(",") if lead else ""
    if office in _OFFICES:
        return _make(words, at, end, "office", 0.85, f"'{office}' before a name"), end
    if end == len(words) and chain.after in _SPEECH:
        return _make(words, at, end, "speaker", 0.75, f"a name before '{chain.after}'"), end
    if lead and lead[-1] in _SPEECH:
        return _make(words, at, end, "speaker", 0.75, f"a name after '{lead[-1]}'"), end
    if any(word.key in _SURNAMES for word in part[1:]):
        return _make(words, at, end, "surname", 0.7, f"surname '{part[-1].text}'"), end
    if lead and (lead[-1] in _AT or lead[-1] == "the"):
        return None, at + 1
    return _make(words, at, end, "shape", 0.6, "two or three capitalised words that are no English words"), end


def _make(words: tuple[Word, ...], at: int, end: int, rule: str, certainty: float, why: str, title: str = "") -> _Full:
    part = words[at:end]
    return _Full(
        first=part[0], last=part[-1], parts=tuple(word.key for word in part if not _initial(word)), rule=rule, certainty=certainty, why=why, title=title
    )  # fmt: skip


def _text(scanned: Scan, full: _Full) -> str:
    name = " ".join(scanned.plain[full.first.start : full.last.end].split())
    return f"{full.title} {name}" if full.title else name


def _short_forms(fulls: Sequence[_Full], scanned: Scan) -> Mapping[str, str]:
    """Return folded short form -> full form: a word of a full name that no other full name of the article has in that place."""
    forms: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for full in fulls:
        text = _text(scanned, full)
        if len(full.parts) > 1 or full.title:
            person = (full.parts[0], full.parts[-1])
            for part in {*full.parts[:1], *full.parts[-1:], *full.parts[1:-1]}:
                bare = part.split("-", 1)[1] if part[:3].lower() == "al-" else part
                for form in sorted({part, bare}):
                    known = forms[form].get(person, "")
                    forms[form][person] = text if len(text) > len(known) else known
        elif full.parts:
            forms[full.parts[0]].setdefault(("", full.parts[0]), text)
    chosen: dict[str, str] = {}
    for form, people in forms.items():
        as_last = {text for (first, last), text in people.items() if last == form and first}
        full_names = as_last or {text for (first, _), text in people.items() if first} or set(people.values())
        chosen[form] = min(full_names) if len(full_names) == 1 else ""
    return chosen


def _mention(scanned: Scan, full: _Full, known: Mapping[str, str]) -> Mention:
    text = scanned.plain[full.first.start : full.last.end]
    value = _text(scanned, full)
    why = full.why
    if len(full.parts) == 1 and not full.title:
        longer = known.get(full.parts[0], "")
        if longer and longer != value:
            value, why = longer, f"{why}; short for '{longer}' in this article"
    return Mention(
        start=full.first.start, end=full.last.end, kind="person", text=text, certainty=full.certainty, rule=full.rule, why=why, value=value
    )  # fmt: skip


def _again(chain: Chain, first: int, end: int, scanned: Scan, known: Mapping[str, str], taken: Mapping[int, int]) -> Iterator[Mention]:
    """Claim single words that are short for a full name of the article, or that everybody knows."""
    words = chain.words
    for at in range(first, end):
        word = words[at]
        key = word.key
        if key in known and key not in _STOP and key not in _HEADS and _alone(words, at):
            ordinary = word.opens and key.lower() in _ENGLISH and key.lower() in scanned.tokens
            lead = names.lead(scanned.plain, word.start)
            placed = word.start in taken and (key in _SURE_PLACES or bool(lead and lead[-1] in _AT))
            if ordinary or (placed and (not lead or lead[-1] in _AT or key in _SURE_PLACES)):
                continue
            full = known[key]
            why = f"short for '{full}' in this article" if full else "part of several full names in this article"
            yield _short(scanned, word, "short form", 0.9 if full else 0.75, why, full or word.text)
        elif key in _LEADERS and _alone(words, at) and word.start not in taken:
            full = _LEADERS[key]
            yield _short(scanned, word, "known person", 0.85, f"in the news the name of '{full}'", word.text)


def _alone(words: tuple[Word, ...], at: int) -> bool:
    """Whether the words beside it are no part of the same name."""
    before = words[at - 1] if at and not words[at].join else None
    after = words[at + 1] if at + 1 < len(words) and not words[at + 1].join else None
    return all(
        word is None or word.key in _STOP or word.key in _DEMONYMS or word.key in _TITLES or word.key in _PLACES for word in (before, after)
    )


def _short(scanned: Scan, word: Word, rule: str, certainty: float, why: str, value: str) -> Mention:
    return Mention(
        start=word.start, end=word.end, kind="person", text=scanned.plain[word.start : word.end], certainty=certainty, rule=rule, why=why, value=value
    )  # fmt: skip
