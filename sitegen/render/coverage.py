"""What the archive covers, and what it does not: articles by month with the gaps between them, by source and by language."""

from collections.abc import Sequence

from sitegen import edtf
from sitegen.render import calendars, words
from sitegen.render.coverage_views import Coverage, Gap, SourceRow
from sitegen.render.figures import every_month
from sitegen.render.index import Index
from sitegen.render.periods import Period, published
from sitegen.render.wording import Wording

_SOURCES = 40
_GAPS = 40
_ROWS = 60


def view(index: Index, years: Sequence[Period]) -> Coverage:
    """Return what the page about the archive tells of it; older versions of articles do not count."""
    having = published(years)
    every = [index.by_source[link.source] for link in index.ordered]
    dated = sum(edtf.dated(article.published) for article in every)
    gaps = _gaps(having, index.say)
    languages: dict[str, int] = {}
    for article in every:
        language = index.archive.language_of(article)
        languages[language] = languages.get(language, 0) + 1
    sources = _sources(index)
    return Coverage(
        count=len(every),
        undated=len(every) - dated,
        unsure=sum(edtf.dated(article.published) and not edtf.sure(article.published) for article in every),
        grid=calendars.grid(having[-_ROWS:], index.say),
        gaps=gaps[:_GAPS],
        more_gaps=max(len(gaps) - _GAPS, 0),
        sources=sources[:_SOURCES],
        more_sources=max(len(sources) - _SOURCES, 0),
        unnamed=sum(not article.publisher for article in every),
        languages=tuple(sorted(languages.items(), key=lambda found: (-found[1], found[0]))),
    )


def _gaps(years: Sequence[Period], say: Wording) -> tuple[Gap, ...]:
    """Return the stretches of months without an article between the first and the last, the longest first; ties by time."""
    having = {month.date for year in years for month in year.parts if month.articles}
    if not having:
        return ()
    loose = {year.date for year in years if year.loose}  # an article of a year, its month unknown, may be of any month of it
    found: list[list[str]] = []
    running = False
    for month in every_month(min(having), max(having)):
        missing = month not in having and month[:4] not in loose
        if missing and running:
            found[-1].append(month)
        elif missing:
            found.append([month])
        running = missing
    made = [Gap(span=words.capital(say.span(gap[0], gap[-1])), months=len(gap)) for gap in found]
    return tuple(sorted(made, key=lambda gap: -gap.months))


def _sources(index: Index) -> tuple[SourceRow, ...]:
    """Return the newspapers and agencies by how many articles are theirs, with their first and last date."""
    counts: dict[str, int] = {}
    dates: dict[str, list[str]] = {}
    for link in index.ordered:
        article = index.by_source[link.source]
        if article.publisher:
            counts[article.publisher] = counts.get(article.publisher, 0) + 1
            if article.published and edtf.dated(article.published):
                dates.setdefault(article.publisher, []).append(article.published)
    return tuple(
        SourceRow(name=name, count=counts[name], span=_span(dates.get(name, ()), index.say))
        for name in sorted(counts, key=lambda name: (-counts[name], name))
    )


def _span(known: Sequence[str], say: Wording) -> str:
    if not known:
        return ""
    return words.capital(say.span(min(known, key=edtf.sort_key), max(known, key=edtf.sort_key)))
