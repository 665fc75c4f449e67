import making
from msgspec import structs

from sitegen.config import Config
from sitegen.model import Archive, Tag, TagUse
from sitegen.render import index, lists, periods
from sitegen.render.desk import Desk
from sitegen.render.items import TagLink
from sitegen.render.links import Links


def tagged(archive: Archive, *names: str) -> list[TagLink]:
    tags = tuple(
        Tag(id=str(number), name=name, origin="phrase", uses=(TagUse(source="a.txt", score=1.0, why=""),))
        for number, name in enumerate(names)
    )
    return list(index.build(structs.replace(archive, tags=tags)).tags.values())


def test_long_lists_stand_under_their_letters_without_diacritics(archive: Archive) -> None:
    names = [*(f"a{number}" for number in range(30)), "Élysée", "erg", "7 days", "Київ", "“quoted”"]
    sections = lists.by_letter(tagged(archive, *names))
    assert [section.heading for section in sections] == ["#", "A", "E", "Q", "К"]
    assert [item.name for item in sections[2].items if isinstance(item, TagLink)] == ["Élysée", "erg"]
    assert len({section.id for section in sections}) == len(sections)


def test_short_lists_have_no_letters(archive: Archive) -> None:
    assert [section.heading for section in lists.by_letter(tagged(archive, "b", "a"))] == [""]
    assert lists.by_letter([]) == ()


def test_articles_stand_under_their_years_and_the_rest_comes_last(archive: Archive) -> None:
    articles = [
        making.article("x", published=date, source=f"{number}.txt") for number, date in enumerate(("2021", None, "2022-03", "2021/2022"))
    ]
    made = index.build(structs.replace(archive, articles=tuple(articles), mentions={}, entities=(), tags=(), notes={}, related={}))
    sections = lists.articles(made, periods.years(made)).sections
    assert [(section.heading, len(section.items)) for section in sections] == [("2022", 1), ("2021", 1), ("Without a known date", 2)]


def test_what_most_articles_name_leads(archive: Archive) -> None:
    made = index.build(archive)
    assert [link.name for link in lists.kind(made.kinds["place"], made).leading] == ["Kyiv"]


def test_many_names_have_pages_by_letter(archive: Archive, config: Config) -> None:
    names = [f"A{number:04}" for number in range(800)] + ["Éa", "7"]
    tags = tuple(Tag(id=name, name=name, origin="phrase", uses=(TagUse(source="a.txt", score=1.0, why=""),)) for name in names)
    made = index.build(structs.replace(archive, tags=tags))
    found = lists.tags(made)
    assert (found.sections, found.count) == ((), 802)
    assert [(part.address, part.count, part.number) for part in found.parts] == [
        ("tags/letters/other.html", 1, 0),
        ("tags/letters/a.html", 700, 1),
        ("tags/letters/a-2.html", 100, 2),
        ("tags/letters/e.html", 1, 0),
    ]
    jobs = lists.letter_jobs(Desk(index=made, config=config, links=Links(""), scripts=()), None)
    assert [job.make()[0].title for job in jobs] == ["Tags: #", "Tags: A 1", "Tags: A 2", "Tags: E"]


def test_of_very_many_articles_the_list_has_the_latest_and_leads_to_months(archive: Archive) -> None:
    articles = tuple(making.article("x", published="2021-05-01", source=f"{number}.txt") for number in range(401))
    made = index.build(structs.replace(archive, articles=articles, mentions={}, entities=(), tags=(), notes={}, related={}))
    found = lists.articles(made, periods.years(made))
    assert [len(section.items) for section in found.sections] == [60]
    assert found.grid
    assert found.grid.rows[0].count == 401
