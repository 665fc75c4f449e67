"""Long lists under headings: articles by year, names by their first letter; and the home page, which shows the tops of them."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from sitegen import text, urls
from sitegen.render.index import Index, periods
from sitegen.render.items import ArticleLink, EntityLink, KindLink, Period, Section, TagLink, ThreadLink
from sitegen.render.views import HomeView, ListView

_LATEST = 12
_LEADING = 12
_FRONT = 8
_TAGS = 16
_THREADS = 5
_SHORT_LIST = 30
"""Shorter lists of names have no letters."""


def articles(index: Index) -> ListView:
    """Return all articles, newest first, by year."""
    copies = sum(bool(link.original) for link in index.ordered)
    return ListView(heading=index.say.plain("Articles"), count=len(index.ordered), sections=by_year(index.ordered, index), copies=copies)


def by_year(links: Iterable[ArticleLink], index: Index) -> tuple[Section, ...]:
    """Return articles under their years; those not known to the year come last."""

    def year(link: ArticleLink) -> str:
        return (*periods(index.by_source[link.source].published), "")[0]

    ordered = sorted(links, key=lambda link: not year(link))
    return tuple(
        Section(
            id=f"year-{name}" if name else "undated",
            heading=name or index.say.plain("Without a known date"),
            items=tuple(found),
            address=index.days.get(name, urls.DATES) if name else urls.UNDATED,
        )
        for name, found in groupby(ordered, key=year)
    )


def kind(kind_: KindLink, index: Index) -> ListView:
    """Return all entities of a kind by letter, and those that most articles name."""
    found = [link for link in index.entities.values() if link.kind == kind_.id and link.listed]
    return ListView(heading=kind_.plural, count=len(found), sections=by_letter(found), leading=_leading(found), kind=kind_)


def tags(index: Index) -> ListView:
    """Return all tags by letter, and those that most articles have."""
    found = list(index.tags.values())
    return ListView(heading=index.say.plain("Tags"), count=len(found), sections=by_letter(found), leading=_leading(found))


def by_letter(links: Sequence[EntityLink | TagLink]) -> tuple[Section, ...]:
    """Return names under their first letters, without diacritics; short lists stay whole."""
    if len(links) <= _SHORT_LIST:
        return (Section(id="all", heading="", items=tuple(links)),) if links else ()
    ordered = sorted(links, key=lambda link: (_letter(link.name), text.key(link.name), link.id))
    return tuple(
        Section(id=f"letter-{urls.slug(letter)}" if letter != "#" else "other", heading=letter, items=tuple(found))
        for letter, found in groupby(ordered, key=lambda link: _letter(link.name))
    )


def home(index: Index, years: Sequence[Period]) -> HomeView:
    """Return the newest articles, the largest threads, what most articles share, and the years."""
    return HomeView(
        latest=index.ordered[:_LATEST],
        more=max(len(index.ordered) - _LATEST, 0),
        copies=sum(bool(link.original) for link in index.ordered),
        threads=_largest(tuple(index.threads.values())),
        more_threads=max(len(index.threads) - _THREADS, 0),
        kinds=tuple(kind_ for kind_ in index.kinds.values() if kind_.address),
        leading=tuple(
            Section(id=f"leading-{kind_.id}", heading=kind_.plural, items=leading, address=kind_.address)
            for kind_ in index.kinds.values()
            if (leading := _leading([link for link in index.entities.values() if link.kind == kind_.id and link.articles], _FRONT))
        ),
        tags=tuple(link for link in _leading(list(index.tags.values()), _TAGS) if isinstance(link, TagLink)),
        years=tuple(Section(id=f"year-{year.date}", heading=year.name, items=year.articles, address=year.address) for year in years),
        span=_span(index, years),
        undated=len(index.ordered) - sum(len(year.articles) for year in years),
    )


def _span(index: Index, years: Sequence[Period]) -> str:
    dated = [link for year in years for link in year.articles]
    if not dated:
        return ""
    first, last = (index.by_source[link.source].published for link in (dated[0], dated[-1]))
    if first == last:
        return index.say.plain("of {date}", date=index.say.date(first))
    return index.say.plain("from {first} to {last}", first=index.say.date(first), last=index.say.date(last))


def _leading(links: Sequence[EntityLink | TagLink], most: int = _LEADING) -> tuple[EntityLink | TagLink, ...]:
    """Return the most frequent, by number of articles, then of mentions, then by name."""
    ordered = sorted(
        links, key=lambda link: (-link.articles, -(link.mentions if isinstance(link, EntityLink) else 0), text.key(link.name), link.id)
    )
    return tuple(ordered[:most])


def _largest(threads: Sequence[ThreadLink]) -> tuple[ThreadLink, ...]:
    """Return the threads of most articles; of one size those that come first in the index, which are the latest."""
    return tuple(sorted(threads, key=lambda link: -link.articles)[:_THREADS])


def _letter(name: str) -> str:
    first = text.key(name)[:1].upper()
    return first if first.isalpha() else "#"
