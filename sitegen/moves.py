"""Which article is which after its file was renamed: what an address that it had must lead to.

An article's address is made from its file's name, and a name is all that a rename changes. So the bytes tell, and where those were
edited in the same breath, the address on the web, or the headline with the words that the text opens with. Whatever would fit two
articles fits none: a link that leads nowhere is mended, one that leads to the wrong article is believed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitegen import text
from sitegen.model import Article

Marks = tuple[str, ...]
"""What an article is known by, surest first."""
DIGITS = 16
_OPENING = 200
"""Characters."""


def marks(article: Article) -> Marks:
    """Return digests of the file's bytes, and of the address on the web or, without one, the headline and the beginning."""
    opening = next((block.text for block in article.body), "")
    said = article.url or f"{text.key(article.headline)}\n{text.key(opening)[:_OPENING]}"
    return article.raw.sha256[:DIGITS], text.digest(said, DIGITS)


def known(articles: Iterable[Article]) -> Mapping[str, Marks]:
    """Return the marks of articles, by id."""
    return {article.id: marks(article) for article in articles}


def moved(before: Mapping[str, Marks], earlier: Mapping[str, str], now: Mapping[str, Marks]) -> Mapping[str, str]:
    """Return former id -> id of now: of the articles known `before`, and of those that had moved `earlier` already."""
    gone = {name: said for name, said in before.items() if name not in now and name not in earlier}
    came = {name: said for name, said in now.items() if name not in before}
    steps: dict[str, str] = {}
    for level in range(2):
        here = _alone({name: said for name, said in came.items() if name not in steps.values()}, level)
        for mark, name in _alone({name: said for name, said in gone.items() if name not in steps}, level).items():
            if mark in here:
                steps[name] = here[mark]
    made = {name: steps.get(target, target) for name, target in earlier.items()} | steps
    return {name: target for name, target in sorted(made.items()) if name not in now and target in now}


def _alone(articles: Mapping[str, Marks], level: int) -> dict[str, str]:
    """Return mark -> id of those that share the mark with no other."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, said in articles.items():
        found[said[level]].append(name)
    return {mark: names[0] for mark, names in found.items() if len(names) == 1}
