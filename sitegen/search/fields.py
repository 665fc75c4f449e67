"""Article -> what of it is searched, and under which names readers can ask for it (`headline:putin`).

Words that stand everywhere ('the', 'said') are left out of the body alone: in names and headlines they are kept, or nobody would find
Theresa May. In capitals they are kept everywhere: 'US' and 'U.S.' are no 'us'. Whoever searches for one is told, so the browser gets
this list of them. What an article says itself is counted apart from its tags and entities, which depend on the whole archive, so that
the larger part can be counted once and kept.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import TypeVar

from msgspec import Struct

from sitegen import text
from sitegen.model import Archive, Article, Kind
from sitegen.search.builder import Terms
from sitegen.search.builder import counted as counted_terms
from sitegen.search.languages import Language
from sitegen.search.languages import terms as terms_of
from sitegen.search.words import fold, spelt, words

BOOSTS = {"headline": 5, "body": 1, "tags": 2, "entities": 2, "by": 1}
"""Field -> how much more than the body it counts."""
MOST_WORDS = 20_000
"""Different words of one body that are searched: ten times as many as a long article has, so that one file cannot fill the index."""
_REMEMBERED = 1 << 17
"""Spellings that are looked up once."""
Thing = TypeVar("Thing")
_ALIASES = {
    "headline": ("headlines", "title", "titles"),
    "body": ("text", "content"),
    "tags": ("tag", "topic", "topics", "subject", "subjects"),
    "entities": ("entity", "name", "names", "organization", "organizations"),
    "by": ("author", "authors", "byline", "publisher", "source"),
}


def common_words(languages: Iterable[Language]) -> list[str]:
    """Return the words that the index of bodies has not, in order."""
    return sorted({word for language in languages for word in language.stop_words})


def names(kinds: Iterable[Kind]) -> dict[str, str]:
    """Return what readers may call a field -> the field; the fields themselves come first. Entities go by their kinds' names as well."""
    called = {field: field for field in BOOSTS}
    called.update((alias, field) for field, aliases in _ALIASES.items() for alias in aliases)
    for kind in kinds:
        for name in (kind.id, kind.label, kind.plural):
            called.setdefault(fold(name), "entities")
    return called


def body(article: Article) -> str:
    """Return what is read on the article's page without the headline shown, a line a block, without markup.

    A headline of the page's own that the archivist's title replaces is part of it: it is shown with what was taken out.
    """
    replaced = article.replaced_headline
    read = (block for block in article.blocks if block.kept or block.role == "standfirst" or block == replaced)
    shown = (article.raw.words(block.start, block.end) for block in read)
    return "\n".join(map(text.visible, shown))


class Counted(Struct, frozen=True):
    """The terms of what an article says itself."""

    headline: dict[str, int]
    body: dict[str, int]
    by: dict[str, int]
    left_out: int = 0
    """Different words of the body beyond MOST_WORDS, which are not searched."""


def of_article(article: Article, language: Language) -> Counted:
    """Count the terms of an article's own words; the result may be kept as long as the article and its language are the same."""
    spellings = Counter(spelt(body(article)))
    return Counted(
        headline=_terms((article.headline,), language),
        body=_body_terms(dict(islice(spellings.items(), MOST_WORDS)), language),
        by=_terms((*article.authors, article.publisher or ""), language),
        left_out=max(0, len(spellings) - MOST_WORDS),
    )


def of_archive(archive: Archive, language: Language, counted: Mapping[str, Counted]) -> Iterator[Mapping[str, Terms]]:
    """Return the terms of each field of each current article, in their order.

    `language`: of tags and names; `counted`: every article's own terms, by source.
    """
    tags = _by_source((tag, [use.source for use in tag.uses]) for tag in archive.tags)
    entities = _by_source((entity, entity.mentions) for entity in archive.entities)
    tag_terms = {tag.id: _terms((tag.name,), language) for tag in archive.tags}
    # Each term of an entity's forms counts once, so that many aliases do not make a name weigh more.
    entity_terms = {
        (entity.kind, entity.id): dict.fromkeys(_terms((entity.name, *entity.aliases), language), 1) for entity in archive.entities
    }
    for article in archive.current:
        own = counted[article.source]
        yield {
            "headline": own.headline,
            "body": own.body,
            "tags": _sum(tag_terms[tag.id] for tag in tags[article.source]),
            "entities": _sum(entity_terms[entity.kind, entity.id] for entity in entities[article.source]),
            "by": own.by,
        }


def _by_source(things: Iterable[tuple[Thing, Iterable[str]]]) -> defaultdict[str, list[Thing]]:
    found: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing, sources in things:
        for source in sources:
            found[source].append(thing)
    return found


def _sum(parts: Iterable[Terms]) -> Terms:
    total: dict[str, int] = {}
    for part in parts:
        for term, number in part.items():
            total[term] = total.get(term, 0) + number
    return total


def _terms(texts: Iterable[str], language: Language) -> dict[str, int]:
    return counted_terms(term for text in texts for spelling in spelt(text) for term in terms_of(spelling, language))


class _Searched(dict[str, tuple[str, ...]]):
    """Spelling in a body -> its terms, none for a word that is left out there."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, spelling: str) -> tuple[str, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        told = self._language.stop_words.isdisjoint(words(spelling)) or (spelling.isupper() and len(spelling) > 1)
        self[spelling] = made = tuple(terms_of(spelling, self._language)) if told else ()
        return made


@cache
def _searched(language: Language) -> _Searched:
    return _Searched(language)


def _body_terms(spellings: Mapping[str, int], language: Language) -> dict[str, int]:
    """Count as `_terms` does, but look up each spelling once: bodies are where the time goes."""
    counts: dict[str, int] = {}
    searched = _searched(language)
    for spelling, number in spellings.items():
        for term in searched[spelling]:
            counts[term] = counts.get(term, 0) + number
    return counts
