"""What each article could be tagged with: entities by their marks, phrases by their words."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from sitegen.model import Article, Entity, Mention
from sitegen.tag import phrases, words
from sitegen.tag.table import Bools, Ints, Names, Numbers, Subject, Table, Use, each

_NOUN_AT_LEAST = 0.08
_HEAD_AT_LEAST = 0.3
"""Of the places of a word, those where it ends a noun phrase: of 'government' 0.8, of 'different' 0.25."""
_VERB_AT_MOST = 0.4
_MANY = 50
_TOO_COMMON = 0.2
_SHORTEST_WORD = 3


def of_entities(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Iterable[Entity], names: Names) -> Table:
    """Return the entities that each article names."""
    numbers = {article.source: number for number, article in enumerate(articles)}
    quoted = [_quoted(mentions.get(article.source, ())) for article in articles]
    columns = tuple(array("i") for _ in range(5))
    offsets = array("i")
    for entity in entities:
        subject, shown = names.subjects[Subject(kind=entity.kind, id=entity.id)], names.forms[entity.name]
        for source, indexes in entity.mentions.items():
            article = numbers.get(source)
            if article is not None and indexes:
                own, said = mentions[source], quoted[article]
                marks = [own[index] for index in indexes]
                offsets.extend([mark.start for mark in marks])
                speaks = bool(said) and any(mark.value in said or (mark.start, mark.end) in said for mark in marks)
                for column, number in zip(columns, (article, subject, len(marks), shown, speaks), strict=True):
                    column.append(number)
    article_of, subjects, counts, forms, speak = (np.array(column, np.int32) for column in columns)
    places = phrases.Places(articles).of(np.repeat(article_of, counts), np.array(offsets, np.int32))
    first = np.minimum.reduceat(places, np.cumsum(counts) - counts) if len(counts) else counts
    return Table(names, article_of, subjects, counts, first, forms, speak.astype(bool))


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
    names: Names,
) -> Table:
    """Return the key phrases that `least` articles have, and those in `wanted`: nouns by the archive's evidence, and no part of a name.

    `copies` (sources of articles) have phrases, but give no evidence and do not count. `read` is what `phrases.found` says of the articles,
    encoded.
    """
    found = _Found(articles, copies, read)
    taken = {words.key(name) for entity in entities for name in (entity.name, *entity.aliases)}
    articles_with = {
        key: count
        for key, count, noun in zip(found.words, found.articles_with.tolist(), found.nouns().tolist(), strict=True)
        if noun and _nominal(key) and key not in taken
    }
    called = _spelt_as_one(articles_with)
    kept = {subject.id for subject in wanted if not subject.kind}
    subjects = np.full(len(found.words), -1, np.int32)
    for key, count in articles_with.items():
        if count >= least or key in called or key in kept:
            subjects[found.words[key]] = names.subjects[Subject(kind="", id=called.get(key, key))]
    uses = found.table(names, subjects).joined(_added)
    return uses.at(~_everywhere(uses, originals(articles, copies))[uses.subject])


class _Found:
    """What `phrases.found` says of all articles, a row for each phrase of each."""

    def __init__(self, articles: Sequence[Article], copies: AbstractSet[str], read: Mapping[str, bytes]) -> None:
        self.words = Numbers[str]()
        """Keys and forms, which mostly are the same."""
        self._small: set[str] = set()
        """Words that originals write small."""
        keys, shown, written = (array("i") for _ in range(3))
        shown_at, written_at = array("q"), array("q")
        counts = [np.zeros((len(phrases.COUNTS), 0), np.int32)]
        sizes = []
        number = self.words.__getitem__
        for article in articles:
            here = phrases.decoded(read[article.source])
            if article.source not in copies:
                self._small.update(here.small.split(" "))
            for forms, numbers, places in ((here.shown, shown, shown_at), (here.written, written, written_at)):
                places.extend([len(keys) + at for at in forms])
                numbers.extend(map(number, forms.values()))
            keys.extend(map(number, here.keys))
            counts.append(np.frombuffer(here.counts, "<i4").reshape(len(phrases.COUNTS), -1))
            sizes.append(len(here.keys))
        self._article = np.repeat(np.arange(len(articles), dtype=np.int32), sizes)
        self._key = np.array(keys, np.int32)
        self._shown = self._key.copy()
        self._shown[np.array(shown_at)] = shown
        self._written = np.full(len(keys), -1, np.int32)
        self._written[np.array(written_at)] = written
        self._counts = dict(zip(phrases.COUNTS, np.concatenate(counts, axis=1), strict=True))
        self._original = originals(articles, copies)[self._article]
        self.articles_with = np.bincount(self._key[self._original], minlength=len(self.words))
        """Originals that have each of `words` as a key."""

    def _summed(self, column: str) -> NDArray[np.int64]:
        """Return what all originals together count of each of `words` as a key."""
        return np.bincount(self._key[self._original], self._counts[column][self._original], len(self.words)).astype(np.int64)

    def nouns(self) -> Bools:
        """Return which of `words` the archive shows as nouns. A single one must end noun phrases more than stand inside, and be no verb."""
        count, ends, nouns, certain, verbs = map(self._summed, ("count", "ends", "nouns", "certain", "verbs"))
        several = np.array([" " in key for key in self.words], bool)
        sure = (ends >= _HEAD_AT_LEAST * count) & ((certain > 0) | (nouns > 1)) & (verbs <= _VERB_AT_MOST * ends)
        made: Bools = (ends > 0) & (nouns >= _NOUN_AT_LEAST * ends) & (several | sure)
        return made

    def table(self, names: Names, subjects: Ints) -> Table:
        """Return the uses of subjects, given as their numbers by word, -1 for none; an article may have several uses of one."""
        rows = np.flatnonzero(subjects[self._key] >= 0)
        written, shown = self._written[rows], self._shown[rows]
        doubtful = written >= 0
        forms = self.words.every
        shown = each(shown, lambda number: names.forms[forms[number]], np.int32)
        shown[doubtful] = each(written[doubtful], lambda number: names.forms[_shown(forms[number], self._small)], np.int32)
        said = shown != names.forms[""]
        rows = rows[said]
        return Table(
            names,
            self._article[rows],
            subjects[self._key[rows]],
            self._counts["count"][rows],
            self._counts["first"][rows],
            shown[said],
            np.zeros(len(rows), bool),
        )


def originals(articles: Sequence[Article], copies: AbstractSet[str]) -> Bools:
    """Return which articles are no copies."""
    return np.array([article.source not in copies for article in articles], bool)


def _added(one: Use, other: Use) -> Use:
    """Return two phrases of one subject as one, shown as the one that stands more often."""
    best = max(one, other, key=lambda use: (use.count, use.shown))
    return Use(count=one.count + other.count, place=min(one.place, other.place), shown=best.shown)


def _spelt_as_one(articles_with: Mapping[str, int]) -> dict[str, str]:
    """Return for each key that differs from another one in spaces and hyphens alone the one that most articles have."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for key in articles_with:
        alike[key.replace(" ", "").replace("-", "")].append(key)
    return {key: min(keys, key=lambda key: (-articles_with[key], key)) for keys in alike.values() if len(keys) > 1 for key in keys}


def _shown(written: str, small: AbstractSet[str]) -> str:
    """Return how a phrase is shown that stands only where capitals mean nothing; empty where it is none.

    It has the capitals of the archive's other text; what ends in a name is no phrase.
    """
    tokens = [token.lower() if token.lower() in small else token for token in written.split(" ")]
    return " ".join(tokens) if tokens[-1].islower() else ""


def _everywhere(uses: Table, original: Bools) -> Bools:
    """Return which subjects are single words that so many articles are about that they tell none from another."""
    subjects = uses.names.subjects
    if original.sum() < _MANY:
        return np.zeros(len(subjects), bool)
    articles_with = np.bincount(uses.subject[original[uses.article]], minlength=len(subjects))
    common: Bools = articles_with > _TOO_COMMON * original.sum()
    for number in np.flatnonzero(common).tolist():
        common[number] = not subjects.every[number].kind and " " not in subjects.every[number].id
    return common


def _nominal(key: str) -> bool:
    """Whether a phrase can say something: 'second round' can, 'state news agency' and 'week' cannot."""
    parts = key.split(" ")
    return not all(words.weak(part) for part in parts) and (len(parts) > 1 or len(key) >= _SHORTEST_WORD)


def without_parts(uses: Table) -> Table:
    """Leave out a phrase that stands mostly inside longer ones of its article: 'corridor' beside 'humanitarian corridor'."""
    parts = _parts(uses)
    longer = uses.at(np.isin(uses.subject, list(parts)))
    if not len(longer):
        return uses
    inner = [parts[number] for number in longer.subject.tolist()]
    counted = longer.at(np.repeat(np.arange(len(longer)), [len(some) for some in inner]))
    cells, at = np.unique(counted.cells(np.concatenate(inner)), return_inverse=True)
    own = uses.cells()
    place = np.minimum(np.searchsorted(cells, own), len(cells) - 1)
    inside = np.where(cells[place] == own, np.bincount(at, counted.count)[place], 0)
    return uses.at(inside * 2 <= uses.count)


def _parts(uses: Table) -> dict[int, Ints]:
    """Return the phrases inside each longer one of `uses`, as often as they stand there, all by their numbers."""
    subjects = uses.names.subjects
    parts: dict[int, Ints] = {}
    for number in np.unique(uses.subject).tolist():
        subject = subjects.every[number]
        if not subject.kind and " " in subject.id:
            found = [subjects.get(Subject(kind="", id=part)) for part in _inside(subject.id.split(" "))]
            if known := [part for part in found if part is not None]:
                parts[number] = np.array(known, np.int32)
    return parts


def _inside(parts: Sequence[str]) -> Iterator[str]:
    for length in range(1, len(parts)):
        for begin in range(len(parts) - length + 1):
            yield " ".join(parts[begin : begin + length])
