"""Which article is which after a save, so that the page that is open follows when its file is renamed."""

from collections.abc import Callable, Mapping

from sitegen import text, urls
from sitegen.model import Archive, Article

_SAME: tuple[Callable[[Article], str], ...] = (
    lambda article: article.raw.sha256,
    lambda article: article.url or "",
    lambda article: text.key(article.headline),
)
"""What tells that two files are one article, surest first: the bytes, the address on the web, the headline."""


def followed(moved: Mapping[str, str], before: Archive | None, after: Archive) -> Mapping[str, str]:
    """Return where the articles are now that have left an address: those of `moved` and those that left one since `before`."""
    here = {article.id for article in after.articles}
    known = {article.id for article in before.articles} if before else here
    gone = [article for article in before.articles if article.id not in here] if before else []
    came = [article for article in after.articles if article.id not in known]
    steps: dict[str, str] = {}
    for same in _SAME:
        for article in gone:
            alike = [other for other in came if same(article) and same(other) == same(article)]
            if urls.article(article.id) not in steps and len(alike) == 1:
                steps[urls.article(article.id)] = urls.article(alike[0].id)
    made = {address: steps.get(target, target) for address, target in moved.items()} | steps
    shown = {urls.article(name) for name in here}
    return {address: target for address, target in made.items() if target in shown and address not in shown}
