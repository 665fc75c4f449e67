"""The home page: what there is, and the ways into it, each with the tops of what it leads to."""

from collections.abc import Sequence

from sitegen import edtf
from sitegen.render import calendars
from sitegen.render.index import Index
from sitegen.render.items import Section, TagLink, ThreadLink
from sitegen.render.list_views import HomeView
from sitegen.render.lists import leading
from sitegen.render.periods import Period, published

_LATEST, _EARLIEST = 6, 4
_FRONT = 8
_TAGS = 16
_THREADS = 5
_ROWS = 12
"""Years of the calendar."""


def view(index: Index, years: Sequence[Period], quotations: int = 0) -> HomeView:
    """Return the newest and the oldest articles, the largest threads, what most articles share, and the years."""
    having = published(years)
    dated = [link for link in index.ordered if edtf.dated(index.by_source[link.source].published)]
    return HomeView(
        latest=index.ordered[:_LATEST],
        earliest=tuple(reversed(dated[max(_LATEST, len(dated) - _EARLIEST) :])),
        more=max(len(index.ordered) - _LATEST, 0),
        copies=sum(bool(link.original) for link in index.ordered),
        threads=_largest(tuple(index.threads.values())),
        more_threads=max(len(index.threads) - _THREADS, 0),
        kinds=tuple(kind for kind in index.kinds.values() if kind.address),
        leading=tuple(
            Section(id=f"leading-{kind.id}", heading=kind.plural, items=found, address=kind.address)
            for kind in index.kinds.values()
            if (found := leading([link for link in index.entities.values() if link.kind == kind.id and link.articles], _FRONT))
        ),
        tags=tuple(link for link in leading(list(index.tags.values()), _TAGS) if isinstance(link, TagLink)),
        grid=calendars.grid(having[-_ROWS:], index.say),
        years=tuple(year.item() for year in reversed(having[:-_ROWS])),
        span=_span(having, index),
        undated=len(index.ordered) - sum(len(year.articles) for year in having),
        quotations=quotations,
    )


def _span(years: Sequence[Period], index: Index) -> str:
    dated = [link for year in years for link in year.articles]
    if not dated:
        return ""
    first, last = (index.by_source[link.source].published for link in (dated[0], dated[-1]))
    if first == last:
        return index.say.plain("of {date}", date=index.say.date(first))
    return index.say.plain("from {first} to {last}", first=index.say.date(first), last=index.say.date(last))


def _largest(threads: Sequence[ThreadLink]) -> tuple[ThreadLink, ...]:
    """Return the threads of most articles; of one size those that come first in the index, which are the latest."""
    return tuple(sorted(threads, key=lambda link: -link.articles)[:_THREADS])
