import making
import pytest
from msgspec import structs

from sitegen.model import Archive, Tag, TagUse
from sitegen.render import home, index, lists, periods
from sitegen.render.items import TagLink


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


@pytest.mark.parametrize("dated", [True, False])
def test_the_home_page_tells_from_when_to_when(archive: Archive, *, dated: bool) -> None:
    if not dated:
        archive = structs.replace(archive, articles=tuple(structs.replace(article, published=None) for article in archive.articles))
    made = index.build(archive)
    view = home.view(made, periods.years(made))
    assert (view.span, view.undated) == (("of 28 February 2022", 1) if dated else ("", 2))
    assert [section.heading for section in view.leading] == ["People", "Places"]


def test_what_most_articles_name_leads(archive: Archive) -> None:
    made = index.build(archive)
    assert [link.name for link in lists.kind(made.kinds["place"], made).leading] == ["Kyiv"]
