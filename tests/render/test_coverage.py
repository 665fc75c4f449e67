import making
from msgspec import structs

from sitegen.model import Archive
from sitegen.render import coverage, index, periods
from sitegen.render.coverage_views import Coverage


def view(archive: Archive, *known: tuple[str | None, str | None]) -> Coverage:
    """Return what is told of an archive with an article of each date and publisher."""
    articles = tuple(
        structs.replace(making.article("Text.", published=date, source=f"{number}.txt"), publisher=publisher)
        for number, (date, publisher) in enumerate(known)
    )
    made = index.build(structs.replace(archive, articles=articles, mentions={}, entities=(), tags=(), notes={}, related={}))
    return coverage.view(made, periods.years(made))


def test_months_without_an_article_are_told_the_longest_stretch_first(archive: Archive) -> None:
    found = view(archive, *[(date, None) for date in ("2021-01-05", "2021-03", "2021-08-01", "2021-08-02")])
    assert [(gap.span, gap.months) for gap in found.gaps] == [("April to July 2021", 4), ("February 2021", 1)]


def test_an_article_of_a_year_may_be_of_any_of_its_months(archive: Archive) -> None:
    assert view(archive, ("2021-01-05", None), ("2021", None), ("2021-08-01", None)).gaps == ()


def test_undated_and_unsure_articles_are_counted(archive: Archive) -> None:
    found = view(archive, ("2021-01-05?", None), (None, None), ("2022-02/..", None), ("2021-01-05", None))
    assert (found.count, found.undated, found.unsure) == (4, 2, 1)


def test_sources_are_told_with_their_span(archive: Archive) -> None:
    found = view(archive, ("2021-01-05", "B"), ("2021-02-01", "B"), (None, "A"), (None, None))
    assert [(row.name, row.count, row.span) for row in found.sources] == [("B", 2, "5 January to 1 February 2021"), ("A", 1, "")]
    assert found.unnamed == 1


def test_of_nothing_nothing_is_told(archive: Archive) -> None:
    found = view(archive)
    assert (found.count, found.grid, found.gaps, found.languages) == (0, None, (), ())
