import making
from msgspec import structs

from sitegen.model import Archive
from sitegen.render import dates, index
from sitegen.render.index import Index
from sitegen.render.wording import ENGLISH


def made(archive: Archive, *known: str | None) -> Index:
    articles = tuple(making.article("Text.", published=date, source=f"{number}.txt") for number, date in enumerate(known))
    return index.build(structs.replace(archive, articles=articles, mentions={}, entities=(), tags=(), notes={}, related={}))


def test_articles_stand_in_the_year_month_and_day_that_are_known(archive: Archive) -> None:
    (year,) = dates.years(made(archive, "2022-03-03?", "2022-03", "2022", None))
    assert (year.name, len(year.articles)) == ("2022", 3)
    (month,) = year.parts
    assert (month.short, month.address, [link.source for link in month.articles]) == (
        "March",
        "dates/2022/03/index.html",
        ["1.txt", "0.txt"],
    )
    (day,) = month.parts
    assert (day.name, day.short, [link.source for link in day.articles]) == ("3 March 2022", "3", ["0.txt"])


def test_a_period_shows_first_what_is_known_no_more_exactly(archive: Archive) -> None:
    views = {view.period.date: view for view in dates.views(dates.years(made(archive, "2022-03-03", "2022-03", "2022")), ENGLISH)}
    assert [(section.heading, [link.address for link in section.items]) for section in views["2022"].sections] == [
        ("Known no more exactly", ["articles/2.html"]),
        ("March 2022", ["articles/1.html", "articles/0.html"]),
    ]
    assert [section.heading for section in views["2022-03-03"].sections] == [""]


def test_every_period_leads_up_and_to_its_neighbours_with_articles(archive: Archive) -> None:
    views = {view.period.date: view for view in dates.views(dates.years(made(archive, "2021-12-31", "2022-02-28", "2022-03-03")), ENGLISH)}
    day = views["2022-02-28"]
    assert [item.words for item in day.above] == ["2022", "February"]
    assert day.previous
    assert day.following
    assert (day.previous.words, day.following.words) == ("31 December 2021", "3 March 2022")
    assert views["2021"].previous is None


def test_every_period_with_a_page_is_linked_by_the_index(archive: Archive) -> None:
    found = made(archive, "2021-12-31", "2022-02", "2022-03-03", None)
    assert sorted(found.days) == sorted(view.period.date for view in dates.views(dates.years(found), ENGLISH))


def test_the_undated_are_those_that_no_year_holds(archive: Archive) -> None:
    found = made(archive, "2022", None, "2021/2022", "2022-02/..")
    assert {link.source for link in dates.undated(found)} == {"1.txt", "2.txt", "3.txt"}
    assert dates.overview(dates.years(found), found).undated == 3
