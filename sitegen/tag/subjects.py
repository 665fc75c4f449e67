"""What each article could be tagged with: entities by their marks, phrases by their words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from sys import intern

from msgspec import Struct

from sitegen.model import Article, Entity, Mention
from sitegen.tag import phrases, words
from sitegen.tag.phrases import ELSEWHERE, HEADLINE, OPENING, Evidence, Phrase

_NOUN_AT_LEAST = 0.08
_HEAD_AT_LEAST = 0.3
"""Of the places of a word, those where it ends a noun phrase: of 'government' 0.8, of 'different' 0.25."""
_VERB_AT_MOST = 0.4
_MANY = 50
_TOO_COMMON = 0.2
_SHORTEST_WORD = 3


class Subject(Struct, frozen=True, order=True, gc=False, cache_hash=True):
    """An entity (kind, id) or, with an empty kind, a phrase by its key. One value each for all articles: they are keys a million times."""

    kind: str
    id: str


class Use(Struct, frozen=True, gc=False):
    """A subject in one article."""

    count: int
    place: int
    """HEADLINE, OPENING, the number of the paragraph of its first place, or ELSEWHERE."""
    shown: str
    """The phrase as it stands there; of entities the name."""
    quoted: bool = False
    """Whether it is somebody whose words the article quotes."""

    @property
    def touched(self) -> bool:
        """Whether the article only touches it, and is not about it."""
        return self.count == 1 and self.place > OPENING and not self.quoted

    @property
    def words(self) -> str:
        """How often and where, in words."""
        times = {1: "once", 2: "twice"}.get(self.count, f"{self.count} times")
        where = {HEADLINE: "in the headline", OPENING: "in the opening", ELSEWHERE: "in a caption"}.get(self.place)
        where = where or f"in paragraph {self.place}"
        quoted = ", and quoted" if self.quoted else ""
        return f"{times}, {where}{quoted}" if self.count == 1 else f"{times}, first {where}{quoted}"


Uses = dict[str, dict[Subject, Use]]
"""Article source -> what it could be tagged with."""


def of_entities(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Iterable[Entity]) -> Uses:
    """Return the entities that each article names."""
    uses: Uses = {article.source: {} for article in articles}
    places = {article.source: phrases.Places(article) for article in articles}
    quoted = {article.source: _quoted(mentions.get(article.source, ())) for article in articles}
    for entity in entities:
        subject = Subject(kind=entity.kind, id=entity.id)
        for source, indexes in entity.mentions.items():
            if source in uses and indexes:
                marks = [mentions[source][index] for index in indexes]
                place = min(places[source].of(mark.start) for mark in marks)
                said = quoted[source]
                speaks = bool(said) and any((mark.start, mark.end) in said or mark.value in said for mark in marks)
                uses[source][subject] = Use(count=len(marks), place=place, shown=entity.name, quoted=speaks)
    return uses


def _quoted(marks: Iterable[Mention]) -> set[str | tuple[int, int]]:
    """Return the names of those who are quoted, and where these names stand."""
    speakers = [mark.speaker for mark in marks if mark.speaker is not None and mark.speaker.named]
    return {who.name for who in speakers} | {(who.start, who.end) for who in speakers}


def of_phrases(
    articles: Sequence[Article],
    entities: Sequence[Entity],
    least: int,
    wanted: AbstractSet[Subject],
    copies: AbstractSet[str],
    read: Mapping[str, bytes],
) -> Uses:
    """Return the key phrases that `least` articles have, and those in `wanted`: nouns by the archive's evidence, and no part of a name.

    `copies` (sources of articles) have phrases, but give no evidence and do not count. `read` is what `phrases.found` says of the articles,
    encoded. It is decoded twice, one article at a time: the phrases of all would be a tenth of the memory of a build.
    """
    names = {words.key(name) for entity in entities for name in (entity.name, *entity.aliases)}
    evidence: dict[str, Evidence] = {}
    small: set[str] = set()
    for article in articles:
        if article.source not in copies:
            here = phrases.decoded(read[article.source])
            phrases.tally(evidence, here.phrases)
            small |= here.small
    articles_with = {key: told.articles for key, told in evidence.items() if _nominal(key) and _noun(key, told) and key not in names}
    called = _spelt_as_one(articles_with)
    kept = {subject.id for subject in wanted if not subject.kind}
    nouns = {key for key, count in articles_with.items() if count >= least or key in called or key in kept}
    of_id = {key: Subject(kind="", id=key) for key in nouns | set(called.values())}
    subjects = {key: of_id[called.get(key, key)] for key in nouns}
    uses = {article.source: _uses(phrases.decoded(read[article.source]).phrases, subjects, small) for article in articles}
    everywhere = _everywhere([here for source, here in uses.items() if source not in copies])
    return {source: {subject: use for subject, use in here.items() if subject not in everywhere} for source, here in uses.items()}


def _noun(key: str, told: Evidence) -> bool:
    """Whether the archive shows a phrase as a noun. A single word must end noun phrases more than stand inside, and be no verb."""
    if told.nouns < _NOUN_AT_LEAST * told.ends or not told.ends:
        return False
    if " " in key:
        return True
    return told.ends >= _HEAD_AT_LEAST * told.count and (told.certain > 0 or told.nouns > 1) and told.verbs <= _VERB_AT_MOST * told.ends


def _spelt_as_one(articles_with: Mapping[str, int]) -> dict[str, str]:
    """Return for each key that differs from another one in spaces and hyphens alone the one that most articles have."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for key in articles_with:
        alike[key.replace(" ", "").replace("-", "")].append(key)
    return {key: min(keys, key=lambda key: (-articles_with[key], key)) for keys in alike.values() if len(keys) > 1 for key in keys}


def _uses(found: Mapping[str, Phrase], subjects: Mapping[str, Subject], small: AbstractSet[str]) -> dict[Subject, Use]:
    """Return what of `found` is a subject, by key; phrases of one subject are counted together."""
    uses: dict[Subject, Use] = {}
    for key, phrase in found.items():
        subject = subjects.get(key)
        if subject is not None and (shown := _shown(phrase, small)):
            use = Use(count=phrase.count, place=phrase.first, shown=intern(shown))
            if (other := uses.get(subject)) is not None:
                best = max(other, use, key=lambda one: (one.count, one.shown))
                use = Use(count=other.count + use.count, place=min(other.place, use.place), shown=best.shown)
            uses[subject] = use
    return uses


def _shown(phrase: Phrase, small: AbstractSet[str]) -> str:
    """Return a phrase as it is shown; empty where it is none.

    One that stands only where capitals mean nothing has those of the archive's other text; what ends in a name is no phrase.
    """
    if not phrase.written:
        return phrase.shown
    tokens = [token.lower() if token.lower() in small else token for token in phrase.written.split(" ")]
    return " ".join(tokens) if tokens[-1].islower() else ""


def _everywhere(uses: Sequence[Mapping[Subject, Use]]) -> set[Subject]:
    """Return the single words that so many articles are about that they tell none from another."""
    if len(uses) < _MANY:
        return set()
    articles_with = Counter(subject for here in uses for subject in here if not subject.kind and " " not in subject.id)
    return {subject for subject, count in articles_with.items() if count > _TOO_COMMON * len(uses)}


def _nominal(key: str) -> bool:
    """Whether a phrase can say something: 'second round' can, 'state news agency' and 'week' cannot."""
    parts = key.split(" ")
    return not all(words.weak(part) for part in parts) and (len(parts) > 1 or len(key) >= _SHORTEST_WORD)


def without_parts(uses: Mapping[Subject, Use]) -> dict[Subject, Use]:
    """Leave out a phrase that stands mostly inside a longer one of `uses`: 'corridor' beside 'humanitarian corridor'."""
    inside: defaultdict[str, int] = defaultdict(int)
    for subject, use in uses.items():
        parts = subject.id.split(" ") if not subject.kind else []
        for length in range(1, len(parts)):
            for begin in range(len(parts) - length + 1):
                inside[" ".join(parts[begin : begin + length])] += use.count
    return {subject: use for subject, use in uses.items() if subject.kind or inside[subject.id] * 2 <= use.count}
