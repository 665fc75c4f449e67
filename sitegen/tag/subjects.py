"""What each article could be tagged with, and how weighty that is in it: entities by their marks, phrases by their words."""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec
from msgspec import Struct

from sitegen.model import Article, Entity, Mention
from sitegen.tag import phrases, words
from sitegen.tag.phrases import HEADLINE

_DATE = "date"
_OPENING = 0
_ELSEWHERE = 1 << 30
"""Place of a mark that is neither in the headline nor in the body: in a caption."""
_NOUN_AT_LEAST = 0.3
_HEAD_AT_LEAST = 0.35
"""Of the places of a word, those where it ends a noun phrase: of 'government' 0.8, of 'different' 0.25."""
_VERB_AT_MOST = 0.25
_MANY = 50
_TOO_COMMON = 0.12
_SHORTEST_WORD = 4
_RAREST = 3.0
_IN_HEADLINE, _IN_OPENING, _QUOTED = 1.6, 1.3, 1.3
_ONE_WORD = 0.7
_ALL_WEAK = 0.75


class Subject(Struct, frozen=True, order=True):
    """An entity (kind, id) or, with an empty kind, a phrase by its key."""

    kind: str
    id: str


class Use(Struct, frozen=True):
    """A subject in one article."""

    count: int
    place: int
    """HEADLINE, or the index of the body block of its first place."""
    shown: str
    """The phrase as it stands there; of entities the name."""
    quoted: bool = False
    """Whether it is somebody whose words the article quotes."""

    @property
    def eligible(self) -> bool:
        """Whether the article is about it at all, and does not only touch it."""
        return self.count > 1 or self.place <= _OPENING or self.quoted

    @property
    def words(self) -> str:
        """How often and where, in words."""
        times = {1: "once", 2: "twice"}.get(self.count, f"{self.count} times")
        if self.place == HEADLINE:
            where = "in the headline"
        elif self.place == _ELSEWHERE:
            where = "in a caption"
        else:
            where = "in the opening" if self.place == _OPENING else f"in paragraph {self.place + 1}"
        quoted = ", and quoted" if self.quoted else ""
        return f"{times}, {where}{quoted}" if self.count == 1 else f"{times}, first {where}{quoted}"


Uses = dict[str, dict[Subject, Use]]
"""Article source -> what it could be tagged with."""


def of_entities(
    articles: Sequence[Article],
    mentions: Mapping[str, Sequence[Mention]],
    entities: Iterable[Entity],
    wanted: AbstractSet[Subject] = frozenset(),
) -> Uses:
    """Return the eligible entities of every article, and those in `wanted` wherever they are named."""
    uses: Uses = {article.source: {} for article in articles}
    places = {article.source: _Places(article) for article in articles}
    quoted = {article.source: _quoted(mentions.get(article.source, ())) for article in articles}
    for entity in entities:
        subject = Subject(kind=entity.kind, id=entity.id)
        for source, indexes in entity.mentions.items():
            if source in uses and indexes:
                marks = [mentions[source][index] for index in indexes]
                spots = [places[source].of(mark.start) for mark in marks]
                speaks = any((mark.start, mark.end) in quoted[source] or mark.value in quoted[source] for mark in marks)
                use = Use(count=len(spots), place=min(spots), shown=entity.name, quoted=speaks)
                if use.eligible or subject in wanted:
                    uses[source][subject] = use
    return uses


def _quoted(marks: Iterable[Mention]) -> set[str | tuple[int, int]]:
    """Return the names of those who are quoted, and where these names stand."""
    speakers = [mark.speaker for mark in marks if mark.speaker is not None and mark.speaker.named]
    return {who.name for who in speakers} | {(who.start, who.end) for who in speakers}


class _Places:
    """Offsets -> the headline, a body block, or neither."""

    def __init__(self, article: Article) -> None:
        self._body = article.body
        self._starts = [block.start for block in self._body]
        self._heads = [(block.start, block.end) for block in article.blocks if block.role in {"headline", "standfirst"}]
        self._heads += [
            (item.start, item.end) for item in article.evidence if item.field == "headline" and item.start is not None and item.end
        ]

    def of(self, at: int) -> int:
        """Return the place of the offset `at`; a standfirst counts as the headline does."""
        if any(start <= at < end for start, end in self._heads):
            return HEADLINE
        index = bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self._body[index].end else _ELSEWHERE


def of_phrases(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> Uses:
    """Return the key phrases of every article: nouns by the archive's own evidence, and no part of a name."""
    masked = _masked(entities)
    names = {words.key(name) for entity in entities for name in (entity.name, *entity.aliases)}
    tally = phrases.Tally()
    small: set[str] = set()
    found: dict[str, dict[str, phrases.Phrase]] = {}
    for article in articles:
        here = phrases.found(article, [mention for mention in mentions.get(article.source, ()) if mention.kind in masked])
        found[article.source] = here.phrases
        tally.add(here.tally, here.phrases)
        small |= here.small
    noun = {key for key in tally.seen if _nominal(key) and _noun(key, tally)} - names
    called = _spelt_as_one(Counter(key for here in found.values() for key in here if key in noun))
    uses = {source: _uses(_cased(here, noun, small), noun, called) for source, here in found.items()}
    everywhere = _everywhere(uses)
    return {source: {subject: use for subject, use in here.items() if subject not in everywhere} for source, here in uses.items()}


def _noun(key: str, tally: phrases.Tally) -> bool:
    """Whether the archive shows a phrase as a noun. A single word must end noun phrases more than stand inside, and be no verb."""
    seen = tally.seen[key]
    if tally.nouns[key] < _NOUN_AT_LEAST * seen:
        return False
    if " " in key:
        return True
    return (
        seen >= _HEAD_AT_LEAST * tally.words[key]
        and (tally.certain[key] > 0 or tally.nouns[key] > 1)
        and tally.verbs[key] <= _VERB_AT_MOST * seen
    )


def _spelt_as_one(articles_with: Mapping[str, int]) -> dict[str, str]:
    """Return for each key that differs from another one in spaces and hyphens alone the one that most articles have."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for key in articles_with:
        alike[key.replace(" ", "").replace("-", "")].append(key)
    return {key: min(keys, key=lambda key: (-articles_with[key], key)) for keys in alike.values() if len(keys) > 1 for key in keys}


def _cased(found: Mapping[str, phrases.Phrase], keys: AbstractSet[str], small: AbstractSet[str]) -> dict[str, phrases.Phrase]:
    """Give phrases that stand only where capitals mean nothing the capitals of the archive's other text; what ends in a name is none."""
    cased = {}
    for key, phrase in found.items():
        if key not in keys:
            continue
        if phrase.written:
            shown = [token.lower() if token.lower() in small else token for token in phrase.written.split(" ")]
            if not shown[-1].islower():
                continue
            phrase = msgspec.structs.replace(phrase, shown=" ".join(shown))  # noqa: PLW2901 - the same, as it is written elsewhere
        cased[key] = phrase
    return cased


def _everywhere(uses: Uses) -> set[Subject]:
    """Return the single words that so many articles are about that they tell none from another."""
    if len(uses) < _MANY:
        return set()
    articles_with = Counter(subject for here in uses.values() for subject in here if " " not in subject.id)
    return {subject for subject, count in articles_with.items() if count > _TOO_COMMON * len(uses)}


def of_wanted(
    articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity], wanted: AbstractSet[Subject]
) -> Uses:
    """Return which of the `wanted` subjects each article so much as touches."""
    masked = _masked(entities)
    keys = {subject.id for subject in wanted if not subject.kind}
    uses = of_entities(articles, mentions, entities, wanted)
    for article in articles:
        here = phrases.found(article, [mention for mention in mentions.get(article.source, ()) if mention.kind in masked], keys)
        both = uses[article.source] | _uses(here.phrases, keys)
        uses[article.source] = {subject: use for subject, use in both.items() if subject in wanted}
    return uses


def _masked(entities: Iterable[Entity]) -> set[str]:
    return {entity.kind for entity in entities} | {_DATE}


def _uses(found: Mapping[str, phrases.Phrase], keys: AbstractSet[str], called: Mapping[str, str] | None = None) -> dict[Subject, Use]:
    """Return what of `found` is in `keys`; those that `called` gives one key are counted together."""
    uses: dict[Subject, Use] = {}
    for key, phrase in found.items():
        if key in keys:
            subject = Subject(kind="", id=called.get(key, key) if called else key)
            use = Use(count=phrase.count, place=phrase.first, shown=phrase.shown)
            if (other := uses.get(subject)) is not None:
                best = max(other, use, key=lambda one: (one.count, one.shown))
                use = Use(count=other.count + use.count, place=min(other.place, use.place), shown=best.shown)
            uses[subject] = use
    return uses


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


def weights(uses: Mapping[Subject, Use], articles_with: Mapping[Subject, int], articles: int) -> dict[Subject, float]:
    """Return the weight of each subject in an article: how often, how far up, how rare in an archive of so many articles."""
    return {
        subject: (1 + math.log2(use.count))
        * (_IN_HEADLINE if use.place == HEADLINE else _IN_OPENING if use.place == _OPENING else 1)
        * (_QUOTED if use.quoted else 1)
        * min(_RAREST, 1 + math.log(articles / articles_with[subject]))
        * (1 if subject.kind else _weight(subject.id))
        for subject, use in uses.items()
    }


def _weight(key: str) -> float:
    parts = key.split(" ")
    if len(parts) == 1:
        return _ONE_WORD
    return _ALL_WEAK if words.weak(parts[-1]) else 1
