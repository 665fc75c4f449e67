import making
from msgspec import structs

from sitegen.model import Archive
from sitegen.render import index, periods
from sitegen.render.index import Index


def made(archive: Archive, *known: str | None) -> Index:
    articles = tuple(making.article("Text.", published=date, source=f"{number}.txt") for number, date in enumerate(known))
    return index.build(structs.replace(archive, articles=articles, mentions={}, entities=(), tags=(), notes={}, related={}))


def test_articles_stand_in_the_year_month_and_day_that_are_known(archive: Archive) -> None:
    (year,) = periods.years(made(archive, "2022-03-03?", "2022-03", "2022", None))
    assert (year.name, len(year.articles)) == ("2022", 3)
    (month,) = year.parts
    assert (month.short, month.address, [link.source for link in month.articles]) == (
        "March",
        "dates/2022/03/index.html",
        ["1.txt", "0.txt"],
    )
    (day,) = month.parts
    assert (day.name, day.short, [link.source for link in day.articles]) == ("3 March 2022", "3", ["0.txt"])


def test_what_is_known_no_more_exactly_is_loose(archive: Archive) -> None:
    (year,) = periods.years(made(archive, "2022-03-03", "2022-03", "2022"))
    assert [link.source for link in year.loose] == ["2.txt"]
    assert [link.source for link in year.parts[0].loose] == ["1.txt"]


def test_a_time_that_is_told_of_alone_has_a_page_and_no_articles(archive: Archive) -> None:
    marks = tuple(structs.replace(mark, value="1986-04-26") if mark.kind == "date" else mark for mark in archive.mentions["a.txt"])
    years = periods.years(index.build(structs.replace(archive, mentions={**archive.mentions, "a.txt": marks})))
    assert [(year.date, len(year.articles), year.parts[0].parts[0].telling) for year in years] == [("1986", 0, 1), ("2022", 1, 0)]
    assert [year.date for year in periods.published(years)] == ["2022"]
    assert periods.decade(years[0]) == "198X"
