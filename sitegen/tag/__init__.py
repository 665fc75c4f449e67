"""Articles -> the subjects that they share.

Three sources in one ranking for each article: what the archivist states (always a tag), the archive's people, places and organisations,
and key phrases. Weight is frequency, place (headline, opening) and rarity over the archive, told in words in TagUse.why. A tag is there
to lead to other articles: from three articles on, one that would name a single article is none, unless it is stated.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

import msgspec
from msgspec import Struct

from sitegen import text, urls
from sitegen.model import Article, Entity, Mention, Tag, TagUse
from sitegen.tag import words
from sitegen.tag.subjects import Subject, Use, Uses, of_entities, of_phrases, of_wanted, weights, without_parts

_MOST, _LEAST, _FEWEST = 12, 5, 3
_CHARACTERS_A_TAG = 180
_NEAR_THE_BEST = 0.3
_ALONE = 3
"""An archive with fewer articles than this may have tags that name one of them only."""
_BELOW_STATED = 0.95


class _Named(Struct, frozen=True):
    """A tag before it has its id."""

    name: str
    origin: Literal["stated", "entity", "phrase"]
    entity: tuple[str, str] | None
    uses: tuple[TagUse, ...]


def tags(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> tuple[Tag, ...]:
    """Return the tags by casefolded name, then id; their uses by source.

    TagUse.score is 1 for what is stated, else the weight in relation to the heaviest subject of the article, always below 1.
    """
    articles = sorted(articles, key=lambda article: article.source)
    stated = _Stated(articles, entities)
    uses = of_entities(articles, mentions, entities)
    for source, here in of_phrases(articles, mentions, entities).items():
        uses[source] |= here
    choice = _Choice(articles, uses, stated.subjects, _naming(articles, entities))
    wanted = choice.shared()
    if poor := choice.poor():
        choice.add(of_wanted(poor, mentions, entities, wanted))
    chosen = choice.tags()
    named = stated.tags(chosen)
    named += _others(chosen, uses, stated, [item.name for item in named])
    ids = urls.distinct(item.name for item in named)
    made = [Tag(id=ids[item.name], name=item.name, origin=item.origin, uses=item.uses, entity=item.entity) for item in named]
    return tuple(sorted(made, key=lambda tag: (tag.name.casefold(), tag.id)))


class _Stated:
    """What the archivist states as tags, and which entities or phrases these are."""

    def __init__(self, articles: Sequence[Article], entities: Sequence[Entity]) -> None:
        self._where: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for article in articles:
            place = article.raw.stated.places.get("tags", article.source)
            for name in map(text.squeezed, article.raw.stated.tags):
                if name:
                    key = words.key(name) or name
                    self._names[key][name] += 1
                    self._where[key][article.source] = f"stated in {place}"
        owners: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for entity in entities if self._names else ():
            for key in sorted({words.key(name) for name in (entity.name, *entity.aliases)}):
                owners[key].append((entity.kind, entity.id))
        self._entity = {key: owners[key][0] for key in self._names if len(owners[key]) == 1}
        self.subjects = {self._subject(key) for key in self._names}

    def _subject(self, key: str) -> Subject:
        kind, at = self._entity.get(key, ("", key))
        return Subject(kind=kind, id=at)

    def tags(self, chosen: Mapping[Subject, Sequence[TagUse]]) -> list[_Named]:
        """Return the stated tags, in the articles that state them and those that the rules would tag with the same."""
        made: dict[Subject, _Named] = {}
        for key in sorted(self._names):
            subject = self._subject(key)
            where = self._where[key]
            said = {use.source: use for use in (made[subject].uses if subject in made else map(_found_here, chosen.get(subject, ())))}
            said |= {source: TagUse(source=source, score=1.0, why=why, stated=True) for source, why in where.items()}
            name = made[subject].name if subject in made else min(self._names[key], key=lambda form: (-self._names[key][form], form))
            uses = tuple(said[source] for source in sorted(said))
            made[subject] = _Named(name=name, origin="stated", entity=self._entity.get(key), uses=uses)
        return list(made.values())


def _found_here(use: TagUse) -> TagUse:
    """Say of a use that a rule found that only the tag is the archivist's, and not its use."""
    return msgspec.structs.replace(use, why=f"the archivist's tag, found in the text here: {use.why}")


class _Choice:
    """The subjects of every article in their weights, narrowed down to those that become tags."""

    def __init__(self, articles: Sequence[Article], uses: Uses, stated: AbstractSet[Subject], naming: Mapping[Subject, int]) -> None:
        self._articles = articles
        self._naming = naming
        self._stated = stated
        self._shared = 1 if len(articles) < _ALONE else 2
        self._with_it = Counter(subject for here in uses.values() for subject in here)
        self._uses = {article.source: self._weeded(uses[article.source]) for article in articles}

    def _weeded(self, uses: Mapping[Subject, Use]) -> dict[Subject, Use]:
        return without_parts(
            {subject: use for subject, use in uses.items() if self._with_it[subject] >= self._shared or subject in self._stated}
        )  # fmt: skip

    def shared(self) -> set[Subject]:
        """Return what is stated, and what is heavy in as many articles as a tag needs; only these stay."""
        heavy = Counter(subject for article in self._articles for subject in self._heaviest(article)[0])
        stay = {subject for subject, count in heavy.items() if count >= self._shared or subject in self._stated}
        for source, here in self._uses.items():
            self._uses[source] = {subject: use for subject, use in here.items() if subject in stay}
        return stay

    def poor(self) -> list[Article]:
        """Return the articles that are long enough for more tags than they have."""
        return [article for article in self._articles if len(self._uses[article.source]) < min(_LEAST, _room(article))]

    def add(self, uses: Uses) -> None:
        """Take more subjects in for some articles, as many as they are short of, heaviest first."""
        for source, here in uses.items():
            new = {subject: use for subject, use in without_parts(here | self._uses[source]).items() if subject not in self._uses[source]}
            weighed = self._weights(new)
            best = sorted(new, key=lambda subject: (-weighed[subject], subject))
            self._uses[source] |= {subject: new[subject] for subject in best[: _LEAST - len(self._uses[source])]}

    def tags(self) -> dict[Subject, list[TagUse]]:
        """Return the choice, by source within each subject."""
        made: defaultdict[Subject, list[TagUse]] = defaultdict(list)
        for article in self._articles:
            order, weighed = self._heaviest(article)
            for subject in order:
                use = self._uses[article.source][subject]
                if subject.kind:
                    why = f"named {use.words}; in {self._naming[subject]} of {len(self._articles)} articles"
                else:
                    why = f"“{use.shown}” stands {use.words}"
                score = round(_BELOW_STATED * weighed[subject] / weighed[order[0]], 4)
                made[subject].append(TagUse(source=article.source, score=score, why=why))
        return made

    def _weights(self, uses: Mapping[Subject, Use]) -> dict[Subject, float]:
        return weights(uses, self._with_it, len(self._articles))

    def _heaviest(self, article: Article) -> tuple[list[Subject], dict[Subject, float]]:
        """Return the subjects of one article, heaviest first, with all weights.

        As many as its length bears, and beyond the first few none that is far behind.
        """
        weighed = self._weights(self._uses[article.source])
        order = sorted(weighed, key=lambda subject: (-weighed[subject], subject))
        floor = _NEAR_THE_BEST * weighed[order[0]] if order else 0
        return [subject for rank, subject in enumerate(order[: _room(article)]) if rank < _LEAST or weighed[subject] >= floor], weighed


def _naming(articles: Sequence[Article], entities: Sequence[Entity]) -> dict[Subject, int]:
    """Return in how many articles each entity is marked, as its page says; only some of them are about it."""
    sources = {article.source for article in articles}
    return {Subject(kind=entity.kind, id=entity.id): len(sources & entity.mentions.keys()) for entity in entities}


def _room(article: Article) -> int:
    """Return how many tags the length of an article bears."""
    return min(_MOST, max(_FEWEST, sum(len(block.text) for block in article.body) // _CHARACTERS_A_TAG))


def _others(chosen: Mapping[Subject, Sequence[TagUse]], uses: Uses, stated: _Stated, taken: Iterable[str]) -> list[_Named]:
    """Name entities, then phrases, by their most frequent form; where another tag has the name already, the kind follows in brackets."""
    forms: defaultdict[Subject, Counter[str]] = defaultdict(Counter)
    for here in uses.values():
        for subject in here.keys() & chosen.keys():
            forms[subject][here[subject].shown] += 1
    names = {text.key(name) for name in taken}
    made = []
    for subject in sorted(chosen.keys() - stated.subjects, key=lambda subject: (not subject.kind, subject)):
        name = min(forms[subject], key=lambda form: (-forms[subject][form], form))
        if text.key(name) in names:
            name = f"{name} ({subject.kind or 'phrase'})"
        names.add(text.key(name))
        entity = (subject.kind, subject.id) if subject.kind else None
        made.append(_Named(name=name, origin="entity" if entity else "phrase", entity=entity, uses=tuple(chosen[subject])))
    return made
