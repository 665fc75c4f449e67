"""Entities -> whom and what each appears with, by how surprising it is.

Raw counts would put the most named of the archive beside everybody. passages says who is named where, pairs counts who is named
together, surprise weighs it. Half a second of the processor for 10,000 articles.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from sitegen.associate.pairs import Pairs, together
from sitegen.associate.passages import Incidence, Ints, incidence
from sitegen.associate.surprise import Floats, expected, log_likelihood
from sitegen.model import Article, Association, Entity, Mention

_PASSAGES = 2
"""Passages that must name both: once is no habit."""
_ARTICLES = 2
"""Articles that must have such passages; one article may be about two people who have nothing else in common."""
_SURPRISE = 10.83
"""G2 that chance passes once in 1,000 times."""
_SMALL = 20
"""Archives of fewer articles have too few to ask for _ARTICLES: one is enough there."""
_SURPRISE_SMALL = 3.84
"""Chance passes this once in 20 times; few pairs are looked at there, so that few are wrong."""
_MOST = 12
_OF_A_KIND = 6
_SOURCES = 5
_DIGITS = 2
_EXPECTED_DIGITS = 4


def associations(
    articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]
) -> Mapping[tuple[str, str], tuple[Association, ...]]:
    """Return for each entity, by (kind, id), the others that passages of `articles` name together with it, most surprising first.

    Equally surprising ones stand by kind, casefolded name and id; at most _MOST, and _OF_A_KIND of one kind. An entity that appears
    with nobody in particular has no entry. `surprise` is rounded to two decimals, `expected` to four.
    """
    articles = sorted(articles, key=lambda article: article.source)
    entities = sorted(entities, key=lambda entity: (entity.kind, entity.name.casefold(), entity.id))
    found = incidence(articles, mentions, entities)
    pairs = together(found, len(entities), _PASSAGES)
    named = np.bincount(found.entities, minlength=len(entities))
    surprises = np.round(log_likelihood(pairs.passages, named[pairs.first], named[pairs.second], found.count), _DIGITS)
    spread, least = (1, _SURPRISE_SMALL) if len(articles) < _SMALL else (_ARTICLES, _SURPRISE)
    enough = np.flatnonzero((pairs.articles >= spread) & (surprises >= least))
    return _told(enough, pairs, surprises, found, articles, entities)


def _told(
    enough: Ints, pairs: Pairs, surprises: Floats, found: Incidence, articles: Sequence[Article], entities: Sequence[Entity]
) -> dict[tuple[str, str], tuple[Association, ...]]:
    named = np.bincount(found.entities, minlength=len(entities))
    chances = np.round(expected(named[pairs.first], named[pairs.second], found.count), _EXPECTED_DIGITS)
    owners = np.concatenate((pairs.first[enough], pairs.second[enough]))
    others = np.concatenate((pairs.second[enough], pairs.first[enough]))
    both = np.concatenate((enough, enough))
    rows = _best(owners, others, surprises[both], _kinds(entities))
    both = both[rows]
    columns = (owners[rows], others[rows], pairs.passages[both], chances[both], surprises[both], pairs.offsets[both], pairs.articles[both])
    told: dict[tuple[str, str], list[Association]] = {}
    for own, with_, passages, chance, surprise, start, spread in zip(*(column.tolist() for column in columns), strict=True):
        owner, other = entities[own], entities[with_]
        places = pairs.sources[start : start + min(spread, _SOURCES)].tolist()
        told.setdefault((owner.kind, owner.id), []).append(
            Association(
                kind=other.kind,
                id=other.id,
                together=passages,
                expected=chance,
                surprise=surprise,
                articles=tuple([articles[place].source for place in places]),
                spread=spread,
                own=int(named[own]),
                other=int(named[with_]),
                every=found.count,
            )
        )
    return {key: tuple(associated) for key, associated in told.items()}


def _kinds(entities: Sequence[Entity]) -> Ints:
    numbers = {kind: number for number, kind in enumerate(sorted({entity.kind for entity in entities}))}
    return np.array([numbers[entity.kind] for entity in entities], np.int64)


def _best(owners: Ints, others: Ints, surprises: Floats, kinds: Ints) -> Ints:
    """Return the rows to be told, by owner, the most surprising first: _OF_A_KIND of each kind, then _MOST of all."""
    by_kind = np.lexsort((others, -surprises, kinds[others], owners))
    order = by_kind[_rank(owners[by_kind] * (int(kinds.max(initial=0)) + 1) + kinds[others[by_kind]]) < _OF_A_KIND]
    order = order[np.lexsort((others[order], -surprises[order], owners[order]))]
    return order[_rank(owners[order]) < _MOST]


def _rank(groups: Ints) -> Ints:
    """Return each one's place within its group; groups stand together, ascending."""
    return np.arange(len(groups)) - np.searchsorted(groups, groups)
