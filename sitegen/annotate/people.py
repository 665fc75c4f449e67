"""People: full names, and the short forms that stand for them elsewhere in the article.

A mark holds the name alone; titles are evidence and stay outside. Every short form takes the full form of the same article as its
value ('Putin' stands for 'Vladimir Putin'), and stands for itself where two people of the article share it. What was claimed as an
organisation or a place by a list is left to them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from sitegen.annotate import lexicons
from sitegen.annotate.naming import doubts, fullnames, names, phrases, vocabulary
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.doubts import Place
from sitegen.annotate.naming.fullnames import Full
from sitegen.annotate.naming.names import Chain, Scan, Word
from sitegen.model import Article, Kind, Mention
from sitegen.text import folded

KINDS = (Kind(id="person", label="Person", plural="People"),)
AFTER: tuple[str, ...] = ("organisation", "place")

_LEADERS = lexicons.shown("leaders")
_AT = lexicons.words("place_prepositions")
_SPEAKER = v.NAMELIKE | v.UPPER | v.STOP | v.DEMONYM | v.ADDRESS | v.TOWN | v.ENGLISH
"""Of these bits, who speaks has the first only."""
_OF_OTHERS = v.DEMONYM | v.ADDRESS | v.SUFFIX | v.PLACE | v.TOWN | v.PARTICLE
_SAID = frozenset({"said", "says"})
_SHORTEST = 2
Covered = AbstractSet[int]
"""Where words of full names and their titles begin."""
_WEAK = frozenset({"surname", "shape"})
_STRONG = frozenset({"title", "office", "apposition", "first name", "family name first"})
"""Rules that say enough for the name to be known all over the article."""
_MOST_PARTICLES = 3
_AFTER_SPEAKER = lexicons.words("prepositions") | {"on", "in", "after", "before", "when", "as", "during"}
"""Words that may follow 'said Roe'; others make Roe the subject of what was said ('said Texaco had')."""


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim people; `found` holds the settled places and organisations."""
    scanned = names.scan(article)
    taken = {mention.start: mention for mention in found}
    places: list[Place] = []
    covered: set[int] = set()
    for chain in scanned.chains:
        if 1 < len(chain.words) <= names.MOST_WORDS:
            _collect(chain, scanned, taken, places, covered)
    settled = doubts.settled(places, scanned)
    located = _located([full for full, _, _ in settled if full.rule in _WEAK], scanned)
    fulls = [full for full, _, _ in settled if full.rule not in _WEAK or _text(scanned, full) not in located]
    known = _short_forms(fulls, scanned)
    shared = _earlier(fulls, scanned, known)
    claims = [_mention(scanned, full, known) for full in fulls]
    claims.extend(_named_before(fulls, scanned, covered))
    claims.extend(_in_short(scanned, known, shared, taken, covered))
    claims.extend(_without_full_name(scanned, known, taken, covered))
    return claims


def _collect(chain: Chain, scanned: Scan, taken: Mapping[int, Mention], places: list[Place], covered: set[int]) -> None:
    """Add the chain's full names to `places`, and where their words and titles begin to `covered`."""
    at, last = 0, len(chain.words) - 1
    while at < last:  # the last word alone is no full name
        full, after = fullnames.find(chain, at, scanned, taken)
        if full:
            places.append((full, chain, after))
            covered.update(word.start for word in chain.words[at:after])
        at = max(after, at + 1)


def _located(fulls: Sequence[Full], scanned: Scan) -> frozenset[str]:
    """Return those of the names that stand after 'in' or 'near' elsewhere in the article, as places do."""
    called = {names.key(text): text for full in fulls for text in (_text(scanned, full),)}
    found = phrases.again(scanned, called)
    return frozenset(name for first, _, name in found if names.lead(scanned.plain, first.start)[-1:] in (["in"], ["near"]))


def _named_before(fulls: Sequence[Full], scanned: Scan, covered: Covered) -> Iterator[Mention]:
    """Claim a full name that rests on something strong wherever else it stands, also in a headline in capitals."""
    strong = [full for full in fulls if full.rule in _STRONG and len(full.parts) > 1]
    called = {names.key(text): text for full in strong for text in (_text(scanned, full),)}
    found_at = {full.first.start for full in fulls}

    def not_read(chain: Chain) -> bool:
        return len(chain.words) > 1 and any(word.start not in covered for word in chain.words)

    for first, last, name in phrases.again(scanned, called, not_read):
        if first.start not in found_at:
            yield _claim(scanned, first.start, last.end, "named before", 0.8, "a full name of this article", name)


def _text(scanned: Scan, full: Full) -> str:
    name = " ".join(scanned.plain[full.first.start : full.last.end].split())
    return f"{full.title} {name}" if full.title else name


def _initials(text: str) -> str:
    return "".join(word for word in text.split() if word[1:2] == ".") if "." in text else ""


def _earlier(fulls: Sequence[Full], scanned: Scan, known: Mapping[str, str]) -> Mapping[str, Mapping[str, int]]:
    """Return short form -> full form -> where it is first given, of the surnames that several people of the article share."""
    shared: dict[str, dict[str, int]] = {}
    for full in fulls:
        form = full.parts[-1]
        if len(full.parts) > 1 and known.get(form) == "":
            text, given = _text(scanned, full), shared.setdefault(form, {})
            given[text] = min(given.get(text, full.first.start), full.first.start)
    return shared


def _nearest(given: Mapping[str, int], start: int) -> str:
    """Return the one person who has been named in full before `start`, or '' for none or several."""
    before = [text for text, first in given.items() if first < start]
    return before[0] if len(before) == 1 else ""


def _short_forms(fulls: Sequence[Full], scanned: Scan) -> Mapping[str, str]:
    """Return folded short form -> full form, '' where two people share it.

    A short form is any word of a full name that stands elsewhere too. As a surname it counts for more than as a first name; of two full
    forms with the same first and last word, the longer one is the name.
    """
    forms: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    apart = _told_by_initials(fulls, scanned)
    for full in fulls:
        text = _text(scanned, full)
        person = (full.parts[0], full.parts[-1]) if len(full.parts) > 1 or full.title else ("", full.parts[0])
        if person in apart:
            person = (f"{person[0]} {_initials(text)}", person[1])
        for part in full.parts:
            for form in (part, part.split("-", 1)[1]) if part[:3].lower() == "al-" else (part,):
                elsewhere = len(scanned.index.get(form.lower(), ())) > (form == part)
                if elsewhere and len(text) > len(forms[form].get(person, "")):
                    forms[form][person] = text
    return {form: _chosen(form, people) for form, people in forms.items()}


def _told_by_initials(fulls: Sequence[Full], scanned: Scan) -> frozenset[tuple[str, str]]:
    """Return the first and last words that people with different initials between them share: 'John A. Roe', 'John B. Roe'."""
    initials: dict[tuple[str, str], str] = {}
    apart = set()
    for full in fulls:
        if len(full.parts) > 1 and full.parts[0][1:2] != "." and (found := _initials(_text(scanned, full))):
            person = (full.parts[0], full.parts[-1])
            if initials.setdefault(person, found) != found:
                apart.add(person)
    return frozenset(apart)


def _chosen(form: str, people: Mapping[tuple[str, str], str]) -> str:
    if len(people) == 1:
        return next(iter(people.values()))
    surname = {text for (first, last), text in people.items() if first and last == form}
    family_first = {text for (first, _), text in people.items() if first == form and form in fullnames.FAMILY_FIRST}
    full = surname | family_first or {text for (first, _), text in people.items() if first} or set(people.values())
    return min(full) if len(full) == 1 else ""


def _mention(scanned: Scan, full: Full, known: Mapping[str, str]) -> Mention:
    value, why = _text(scanned, full), full.why
    if len(full.parts) == 1 and not full.title:
        longer = known.get(full.parts[0], "")
        if longer and longer != value:
            value, why = longer, f"{why}; short for '{longer}' in this article"
    return _claim(scanned, full.first.start, full.last.end, full.rule, full.certainty, why, value)


def _in_short(
    scanned: Scan, known: Mapping[str, str], shared: Mapping[str, Mapping[str, int]], taken: Mapping[int, Mention], covered: Covered
) -> Iterator[Mention]:
    """Claim single words that are short for a full name of the article."""
    for form, only in known.items():
        here = _is_place(form, scanned)
        for chain, at in names.standing(scanned, form.lower()):
            word = chain.words[at]
            if word.key != form or word.start in covered or len(chain.words) > names.MOST_WORDS:
                continue
            full = only or (_nearest(shared[form], word.start) if form in shared else "")
            if _can_be_short(word, full, scanned, taken.get(word.start), here) and _alone(chain.words, at):
                why = f"short for '{full}' in this article" if full else "part of several full names in this article"
                start = _with_particle(word, full, scanned)
                yield _claim(scanned, start, word.end, "short form", 0.92 if full else 0.8, why, full or scanned.plain[start : word.end])


def _without_full_name(scanned: Scan, known: Mapping[str, str], taken: Mapping[int, Mention], covered: Covered) -> Iterator[Mention]:
    """Claim single words that everybody knows, or that speak."""
    for chain in scanned.chains:
        words = chain.words
        if chain.flags & v.LEADER and len(words) <= names.MOST_WORDS:
            for at, word in enumerate(words):
                if word.flags & v.LEADER and not (word.start in covered or word.start in taken or word.key in known) and _alone(words, at):
                    why = f"in the news the name of {_LEADERS[word.key]}"
                    yield _claim(scanned, word.start, word.end, "known person", 0.85, why, word.text)
        elif len(words) == 1 and chain.flags & _SPEAKER == v.NAMELIKE:
            word = words[0]
            if not (word.opens or word.start in taken or word.key in known) and _speaks(chain, scanned):
                yield _claim(scanned, word.start, word.end, "speaker", 0.75, "a name beside a verb of speech", word.text)


def _can_be_short(word: Word, full: str, scanned: Scan, claim: Mention | None, place: bool) -> bool:  # noqa: FBT001 - what is known of the word, not a switch
    if fullnames.stops(word) or word.flags & v.DEMONYM or (word.flags & v.HEADS and not word.flags & v.FAMILY_FIRST):
        return False
    if word.opens and word.flags & v.ENGLISH and word.lower in scanned.tokens:
        return False
    if claim is None:
        return True
    lead = names.lead(scanned.plain, word.start)
    placed = claim.kind != "place" or not lead or lead[-1] in _AT or place
    return bool(full) and not placed


def _is_place(form: str, scanned: Scan) -> bool:
    """Whether a well-known place's name stands for the place in this article, though somebody here is called so."""
    flags = vocabulary.term(form).flags
    if not flags & v.PLACE or flags & v.COUNTRY:
        return bool(flags & v.PLACE)
    leads = (names.lead(scanned.plain, chain.words[at].start) for chain, at in names.standing(scanned, form.lower()))
    return any(lead and lead[-1] in _AT for lead in leads)


def _speaks(chain: Chain, scanned: Scan) -> bool:
    """Whether the chain's single unknown word is the subject of a verb of speech: '... ,” Tiegen stated'."""
    word = chain.words[0]
    if chain.shout or len(word.key) <= _SHORTEST:
        return False
    after = names.after(chain, scanned.plain)
    before = names.before(chain, scanned.plain)
    if before not in _SAID and after not in fullnames.SPEECH:
        return False
    unlisted = not word.flags & (v.SURNAME | v.FIRST)
    if (
        doubts.thing_before(before)
        or before in {"of", "at", "for", "from"}
        or (unlisted and (doubts.about_companies(scanned) or not word.key[1:].islower()))
    ):
        return False
    if before in _SAID:
        return not after.isalpha() or after in _AFTER_SPEAKER
    return True


def _with_particle(word: Word, full: str, scanned: Scan) -> int:
    """Return where 'bin Salman' or 'van der Berg' begins, when the full name has the small words too."""
    start, called = word.start, f" {full.lower()}"
    for _ in range(_MOST_PARTICLES):
        lead = scanned.plain[max(0, start - 8) : start]
        particle = lead.rsplit(None, 1)[-1] if lead[-1:].isspace() and lead.strip() else ""
        at = start - len(lead) + lead.rfind(particle)
        known = particle.lower() in fullnames.PARTICLES or folded(particle) in v.PARTICLE_WORDS
        if not known or f" {scanned.plain[at : word.end]}".lower() not in called:
            return start
        start = at
    return start


def _alone(words: tuple[Word, ...], at: int) -> bool:
    """Whether the words beside it are no part of the same name."""
    before = words[at - 1] if at and not words[at].join else None
    after = words[at + 1] if at + 1 < len(words) and not words[at + 1].join else None
    return all(word is None or _apart(word) for word in (before, after))


def _apart(word: Word) -> bool:
    return bool(word.flags & _OF_OTHERS) or fullnames.stops(word) or word.lower in fullnames.PARTICLES


def _claim(scanned: Scan, start: int, end: int, rule: str, certainty: float, why: str, value: str) -> Mention:
    return names.claim("person", scanned, start, end, rule=rule, certainty=certainty, why=why, value=value)
