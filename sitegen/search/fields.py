"""Article -> what of it is searched, and under which names readers can ask for it (`headline:putin`).

Words that stand everywhere ('the', 'said') are left out of the body alone: in names and headlines they are kept, or nobody would find
Theresa May. In capitals they are kept everywhere: 'US' and 'U.S.' are no 'us'. Whoever searches for one is told, so the browser gets
this list of them. Each article is counted for itself, whatever else the archive holds.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from lunr.stop_word_filter import WORDS as COMMON_WORDS  # type: ignore[import-untyped]

from sitegen import text
from sitegen.model import Article, Entity, Kind
from sitegen.search.builder import Terms, counted
from sitegen.search.stemmer import stem
from sitegen.search.words import all_words, fold, spelt, words

BOOSTS = {"headline": 5, "body": 1, "tags": 2, "entities": 2, "by": 1}
"""Field -> how much more than the body it counts."""
_ALIASES = {
    "headline": ("headlines", "title", "titles"),
    "body": ("text", "content"),
    "tags": ("tag", "topic", "topics", "subject", "subjects"),
    "entities": ("entity", "name", "names", "organization", "organizations"),
    "by": ("author", "authors", "byline", "publisher", "source"),
}


def common_words() -> list[str]:
    """Return the words that the index of bodies has not, in order."""
    return sorted(COMMON_WORDS)


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


def of_article(article: Article, shown: str, tags: Iterable[str], entities: Iterable[Entity]) -> Mapping[str, Terms]:
    """Count the terms of each field. `shown` is the article's body, `tags` the names of its tags; the order of both does not matter."""
    names = [words for entity in entities for words in _once((entity.name, *entity.aliases))]
    return {
        "headline": _terms(all_words(article.headline)),
        "body": _body_terms(shown),
        "tags": _terms(word for name in sorted(tags) for word in all_words(name)),
        "entities": _terms(sorted(names)),
        "by": _terms(word for name in (*article.authors, article.publisher or "") for word in all_words(name)),
    }


def _once(names: Iterable[str]) -> Iterable[str]:
    """Return the words of an entity's forms, each once, so that many aliases do not make a name weigh more."""
    return dict.fromkeys(word for name in names for word in all_words(name))


def _terms(found: Iterable[str]) -> Terms:
    return counted(map(stem, found))


def _body_terms(shown: str) -> Terms:
    """Count as `_terms` does, but fold and stem each spelling once: bodies are where the time goes."""
    counts: dict[str, int] = {}
    for spelling, number in Counter(spelt(shown)).items():
        for word in words(spelling):
            if word not in COMMON_WORDS or (len(word) > 1 and spelling.isupper()):
                term = stem(word)
                counts[term] = counts.get(term, 0) + number
    return counts
