"""Articles in blocks for the tests of this room, without the cleaning that usually makes them."""

from collections.abc import Callable

import pytest
from making import raw_article

from sitegen.model import Block, RawArticle, Stated

Page = tuple[RawArticle, tuple[Block, ...]]


@pytest.fixture
def page() -> Callable[..., Page]:
    """Make an article of (role, text) blocks; keywords are what is stated, `source` is its path."""

    def made(*blocks: tuple[str, str], source: str = "article.txt", **stated: object) -> Page:
        text = "\n\n".join(words for _, words in blocks)
        at, found = 0, []
        for role, words in blocks:
            gap = text[at + len(words) : at + len(words) + 2]
            found.append(Block(start=at, end=at + len(words), text=words, gap=gap, role=role, rule="" if role == "body" else "rule"))
            at += len(words) + 2
        said = Stated(**stated, places={field: f"seeds/article.toml:{line}" for line, field in enumerate(stated, 1)})  # type: ignore[arg-type]
        return raw_article(text, source, said), tuple(found)

    return made
