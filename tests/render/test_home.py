import making
import pytest
from msgspec import structs

from sitegen.model import Archive
from sitegen.render import home, index, periods


@pytest.mark.parametrize("dated", [True, False])
def test_the_home_page_tells_from_when_to_when(archive: Archive, *, dated: bool) -> None:
    if not dated:
        archive = structs.replace(archive, articles=tuple(structs.replace(article, published=None) for article in archive.articles))
    made = index.build(archive)
    view = home.view(made, periods.years(made))
    assert (view.span, view.undated) == (("of 28 February 2022", 1) if dated else ("", 2))
    assert [section.heading for section in view.leading] == ["People", "Places"]


def test_the_earliest_articles_are_those_that_are_not_among_the_latest(archive: Archive) -> None:
    articles = tuple(making.article("x", published=f"2021-05-{day:02}", source=f"{day}.txt") for day in range(1, 9))
    made = index.build(structs.replace(archive, articles=articles, mentions={}, entities=(), tags=(), notes={}, related={}))
    view = home.view(made, periods.years(made))
    assert [link.source for link in view.latest] == ["8.txt", "7.txt", "6.txt", "5.txt", "4.txt", "3.txt"]
    assert [link.source for link in view.earliest] == ["1.txt", "2.txt"]


def test_every_year_is_led_to(archive: Archive) -> None:
    articles = tuple(making.article("x", published=str(year), source=f"{year}.txt") for year in range(1990, 2010))
    made = index.build(structs.replace(archive, articles=articles, mentions={}, entities=(), tags=(), notes={}, related={}))
    view = home.view(made, periods.years(made))
    assert view.grid
    led = [*(row.name for row in view.grid.rows), *(year.words for year in view.years)]
    assert sorted(led) == [str(year) for year in range(1990, 2010)]
