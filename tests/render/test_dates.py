from collections.abc import Callable

import making
import pytest
from msgspec import structs

from sitegen.model import Archive
from sitegen.render import dates, index, periods
from sitegen.render.date_views import DateView
from sitegen.render.index import Index


def made(archive: Archive, *known: str | None) -> Index:
    articles = tuple(making.article("Text.", published=date, source=f"{number}.txt") for number, date in enumerate(known))
    return index.build(structs.replace(archive, articles=articles, mentions={}, entities=(), tags=(), notes={}, related={}))


def views(of: Index) -> dict[str, DateView]:
    every = periods.years(of)
    months = [month for year in every for month in year.parts]
    days = [day for month in months for day in month.parts]
    return {period.date: dates.view(dates.matter(period, (), (None, None), of), of.say) for period in (*every, *months, *days)}


def test_a_period_shows_first_what_is_known_no_more_exactly(archive: Archive) -> None:
    found = views(made(archive, "2022-03-03", "2022-03", "2022"))
    assert [(section.heading, [link.address for link in section.items]) for section in found["2022"].sections] == [
        ("Known no more exactly", ["articles/2.html"]),
        ("March 2022", ["articles/1.html", "articles/0.html"]),
    ]
    assert [section.heading for section in found["2022-03-03"].sections] == [""]


def test_a_year_of_many_articles_leaves_them_to_its_months(archive: Archive) -> None:
    found = views(made(archive, *[f"2022-{month:02}-01" for month in (1, 2, 3)] * 50, "2022"))
    assert [(section.id, len(section.items)) for section in found["2022"].sections] == [("loose", 1)]
    assert (found["2022"].listed, found["2022-03"].listed) == (False, True)
    assert found["2022"].chart
    assert [bar.count for bar in found["2022"].chart.bars] == [50, 50, 50, *[0] * 9]
    assert found["2022"].calendar
    assert found["2022"].calendar.levels == ((50, 50),)


def test_what_one_page_has_no_room_for_is_on_further_ones(archive: Archive) -> None:
    of = made(archive, *["2022"] * 900)
    (year,) = periods.years(of)
    links = dates.part_links(year)
    assert [link.address for link in links] == ["dates/2022/index.html", "dates/2022/list-2.html", "dates/2022/list-3.html"]
    assert [len(section.items) for section in views(of)["2022"].sections] == [400]
    assert len(dates.part_view(year, links[2]).articles) == 100


def told(archive: Archive, value: str, certainty: float = 0.95) -> Index:
    """Return an archive whose first article, of 28 February 2022, has a date of this value."""
    marks = tuple(
        structs.replace(mark, value=value, certainty=certainty) if mark.kind == "date" else mark for mark in archive.mentions["a.txt"]
    )
    return index.build(structs.replace(archive, mentions={**archive.mentions, "a.txt": marks}))


def test_what_articles_tell_of_a_day_is_apart_from_what_was_published_on_it(archive: Archive) -> None:
    found = views(told(archive, "2022-03-02T10:00"))
    day = found["2022-03-02"]
    assert (day.count, day.telling, day.sections) == (0, 1, ())
    ((before,),) = [day.told]
    (telling,) = before.tellings
    assert (before.id, telling.passage.words, telling.passage.before) == ("before", "Monday", "Mykhailo Podolyak said on ")
    assert telling.passage.address == "articles/a.html#m1"
    assert found["2022-03"].told == ()


@pytest.mark.parametrize(("value", "group"), [("2022-02-28", "then"), ("2022", "then"), ("2021-12", "after"), ("2023-01-01", "before")])
def test_who_tells_of_a_time_stands_by_when_they_did(archive: Archive, value: str, group: str) -> None:
    assert [found.id for found in views(told(archive, value))[value].told] == [group]


def test_decades_lead_to_years_where_there_are_several(archive: Archive) -> None:
    of = told(archive, "1999-05")
    decades = dates.decades_of(periods.years(of))
    assert list(decades) == ["199X", "202X"]
    view = dates.decade_view("199X", decades, of.say)
    assert [bar.date for bar in view.chart.bars if bar.other] == ["1999"]
    assert view.following
    assert view.following.address == "dates/decades/2020s.html"
    assert dates.decades_of(periods.years(made(archive, "2022", "2023"))) == {}


def test_the_pages_of_times_lead_up_and_to_their_neighbours(archive: Archive, build: Callable[..., dict[str, str]]) -> None:
    first = structs.replace(archive.articles[0], published="2021-12-31")
    second = structs.replace(archive.articles[1], published="2022-03-03")
    files = build(structs.replace(archive, articles=(first, second)))
    day = files["dates/2022/02/28.html"]
    assert '<a class="turn-back" href="../../2021/12/31.html">' in day
    assert '<a class="turn-on" href="../03/03.html">' in day
    assert '<a href="../index.html">2022</a>' in day
    assert '<a href="index.html">February</a>' in day


def test_every_period_with_a_page_is_linked_by_the_index(archive: Archive) -> None:
    found = made(archive, "2021-12-31", "2022-02", "2022-03-03", None)
    assert sorted(found.days) == sorted(views(found))


def test_the_undated_are_those_that_no_year_holds(archive: Archive) -> None:
    found = made(archive, "2022", None, "2021/2022", "2022-02/..")
    assert {link.source for link in dates.undated(found)} == {"1.txt", "2.txt", "3.txt"}
    assert dates.overview(periods.years(found), found).undated == 3
