"""A large archive: every article stands at most three links from the home page, and no page is too long to be read."""

import posixpath
import re
from collections.abc import Callable

import making
import pytest
from msgspec import structs

from sitegen import urls
from sitegen.model import Archive, Entity, Mention, Speaker, Tag, TagUse

_LINK = re.compile(r'<a [^>]*?href="([^"#:]+)')
LARGEST = 500_000


def dates() -> list[str | None]:
    """Return dates of which no list has room for all: of one month, of two years, of none, and some that are known to the month or year."""
    crowded = [f"2021-03-{day:02}" for day in range(1, 31)] * 15
    spread = [f"{year}-{month:02}-{day:02}" for year in (2020, 2022) for month in range(1, 13) for day in (3, 17)] * 3
    return [*crowded, *spread, *["2021"] * 420, *["2021-03"] * 5, *["2021-04"] * 5, "1890-05-01", *[None] * 850]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [f"Kyiv waits for number {number}. “This is number {number} of all that was said.”\n" for number in range(len(dates()))]


@pytest.fixture
def large(archive: Archive, texts: list[str]) -> Archive:
    """Every article names Kyiv and quotes a person of its own, who has a tag."""
    articles = tuple(
        making.article(text, headline=f"Number {number}", published=date, source=f"{number:04}.txt")
        for number, (text, date) in enumerate(zip(texts, dates(), strict=True))
    )
    mentions = {}
    people = []
    for number, article in enumerate(articles):
        start = article.raw.text.index("“")
        end = len(article.raw.text.rstrip())
        name = f"{chr(65 + number % 3)}lice {number}"
        kyiv = Mention(start=0, end=4, kind="place", text="Kyiv", certainty=0.9, rule="")
        person = Mention(start=5, end=10, kind="person", text="waits", certainty=0.9, rule="", value=name)
        speaker = Speaker(name=name, start=5, end=10, named=True)
        by = speaker if number % 2 else None
        said = article.raw.text[start:end]
        quote = Mention(start=start, end=end, kind="quote", text=said, certainty=0.9, rule="", speaker=by)
        mentions[article.source] = (kyiv, person, quote)
        people.append(Entity(kind="person", id=f"p-{number}", name=name, aliases=("Alias",), mentions={article.source: (1,)}))
    place = Entity(kind="place", id="kyiv", name="Kyiv", aliases=(), mentions=dict.fromkeys(mentions, (0,)))
    whole = tuple(TagUse(source=source, score=1.0, why="because it names Kyiv more often than anything else") for source in mentions)
    tags = [Tag(id=f"t-{number}", name=f"tag {number}", origin="phrase", uses=whole[number : number + 2]) for number in range(800)]
    return structs.replace(
        archive,
        articles=articles,
        mentions=mentions,
        entities=(*people, place),
        tags=(Tag(id="kyiv", name="Kyiv", origin="phrase", uses=whole), *tags),
        notes={},
        related={},
        rejected={},
    )


def distances(files: dict[str, str]) -> dict[str, int]:
    """Return how many links lead from the home page to each page, by breadth-first search."""
    found = {urls.HOME: 0}
    edge = [urls.HOME]
    while edge:
        following = []
        for page in edge:
            for link in _LINK.findall(files[page]):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
                if target.endswith(".html") and target not in found:
                    found[target] = found[page] + 1
                    following.append(target)
        edge = following
    return found


@pytest.mark.parametrize("bare", [False, True], ids=["with names", "dates alone"])
def test_in_a_large_archive_no_article_is_far_and_no_page_is_long(
    large: Archive, build: Callable[..., dict[str, str]], *, bare: bool
) -> None:
    if bare:  # so that no name and no tag leads to an article
        large = structs.replace(large, mentions={}, entities=(), tags=())
    files = build(large)
    found = distances(files)
    far = {page: found.get(page, 99) for page in map(urls.article, (article.id for article in large.articles)) if found.get(page, 99) > 3}
    assert far == {}
    pages = {path: content for path, content in files.items() if path.endswith(".html")}
    assert pages.keys() - found.keys() == {urls.NOT_FOUND}, "every page can be reached"
    long = {path: len(content.encode()) for path, content in pages.items() if len(content.encode()) > LARGEST}
    assert long == {}


def test_in_a_small_archive_no_article_is_far(archive: Archive, build: Callable[..., dict[str, str]]) -> None:
    found = distances(build(archive))
    assert max(found[urls.article(article.id)] for article in archive.articles) == 1
