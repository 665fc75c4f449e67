import making
import pytest
from msgspec import structs

from sitegen.model import Archive, Copy, Reuse
from sitegen.render import entity, index
from sitegen.render.entity_views import EntityView


def view(archive: Archive, name: str) -> EntityView:
    return entity.view(next(found for found in archive.entities if found.name == name), index.build(archive))


def test_an_entity_is_shown_where_it_is_named_in_its_context(archive: Archive) -> None:
    found = view(archive, "Kyiv")
    assert [(appearance.article.source, appearance.count) for appearance in found.sections[0].appearances] == [("a.txt", 2), ("b.txt", 2)]
    (passage,) = found.sections[0].appearances[0].passages
    assert (passage.before, passage.words, passage.after) == ("He left ", "Kyiv", ". Kyiv was quiet.")
    assert passage.address == "articles/a.html#m3"


def test_the_headline_is_not_repeated(archive: Archive) -> None:
    second = view(archive, "Kyiv").sections[0].appearances[1]
    assert second.in_headline
    assert [passage.address for passage in second.passages] == ["articles/b.html#m1"]


def test_long_lists_of_articles_stand_under_their_years(archive: Archive) -> None:
    dates = [*["2021-05-01"] * 12, *["2022"] * 9, None]
    articles = tuple(making.article("Kyiv", published=date, source=f"{number:02}.txt") for number, date in enumerate(dates))
    named = structs.replace(archive.mentions["b.txt"][0], start=0, end=4)
    mentions = {article.source: (named,) for article in articles}
    kyiv = structs.replace(archive.entities[1], mentions=dict.fromkeys(mentions, (0,)))
    many = structs.replace(archive, articles=articles, mentions=mentions, entities=(kyiv,), tags=(), notes={}, related={}, rejected={})
    sections = view(many, "Kyiv").sections
    assert [(section.id, section.heading, len(section.appearances)) for section in sections] == [
        ("year-2022", "2022", 9),
        ("year-2021", "2021", 12),
        ("undated", "Without a known date", 1),
    ]


def test_forms_that_differ_in_capitals_alone_are_not_told(archive: Archive) -> None:
    kyiv = structs.replace(archive.entities[1], aliases=("KYIV", "Kiev", "kiev"))
    assert view(structs.replace(archive, entities=(archive.entities[0], kyiv)), "Kyiv").entity.aliases == ("Kiev",)


def test_who_spoke_is_quoted(archive: Archive) -> None:
    found = view(archive, "Mykhailo Podolyak")
    assert [(quotation.text, quotation.address) for quotation in found.quotations] == [
        ("“We go on.”", f"articles/a.html#{making.saying('“We go on.”')}")
    ]
    assert found.more_quotations == 0


@pytest.mark.parametrize("role", ["caption", "dateline"])
def test_what_stands_outside_the_body_says_where(archive: Archive, role: str) -> None:
    first = archive.articles[0]
    blocks = tuple(structs.replace(block, role=role) if block.text.startswith("He left") else block for block in first.blocks)
    archive = structs.replace(archive, articles=(structs.replace(first, blocks=blocks), archive.articles[1]))
    (passage,) = view(archive, "Kyiv").sections[0].appearances[0].passages
    assert passage.place == f"in {'a' if role == 'caption' else 'the'} {role}"
    assert passage.address == "articles/a.html"


def test_an_item_of_wikidata_is_shown_as_the_archivists_word(archive: Archive) -> None:
    assert view(archive, "Kyiv").entity.wikidata == ""
    said = structs.replace(archive, entities=(archive.entities[0], structs.replace(archive.entities[1], wikidata="Q1899")))
    assert view(said, "Kyiv").entity.wikidata == "https://www.wikidata.org/wiki/Q1899"


def test_reported_speech_is_apart_from_quotations(archive: Archive) -> None:
    made = index.build(archive)
    key = next(iter(made.said))
    found = next(entity for entity in archive.entities if (entity.kind, entity.id) == key)
    assert entity.view(found, made).quotations
    marks = {
        source: tuple(structs.replace(mark, kind="reported") if mark.kind == "quote" else mark for mark in marks)
        for source, marks in archive.mentions.items()
    }
    shown = entity.view(found, index.build(structs.replace(archive, mentions=marks)))
    assert (len(shown.quotations), len(shown.reported)) == (0, 1)


def test_a_copy_is_listed_under_its_original_and_counts_for_nothing(archive: Archive) -> None:
    copied = structs.replace(archive, reuse=Reuse(overlaps=(), copies={"b.txt": Copy(of="a.txt", share=0.9)}, older={}))
    found = view(copied, "Kyiv")
    (appearance,) = found.sections[0].appearances
    assert (appearance.article.source, [copy.source for copy in appearance.copies]) == ("a.txt", ["b.txt"])
    assert (found.entity.articles, found.entity.mentions, found.entity.copies) == (1, 2, 1)


def test_a_copy_stands_alone_where_its_original_does_not_name_the_entity(archive: Archive) -> None:
    kyiv = structs.replace(archive.entities[1], mentions={"b.txt": (0, 1)})
    copied = structs.replace(
        archive, entities=(archive.entities[0], kyiv), reuse=Reuse(overlaps=(), copies={"b.txt": Copy(of="a.txt", share=0.9)}, older={})
    )
    found = view(copied, "Kyiv")
    assert [appearance.article.source for appearance in found.sections[0].appearances] == ["b.txt"]
    assert (found.entity.articles, found.entity.copies, found.entity.listed) == (0, 1, True)


def test_older_versions_are_neither_listed_nor_counted(archive: Archive) -> None:
    older = structs.replace(archive, reuse=Reuse(overlaps=(), copies={}, older={"a.txt": "b.txt"}))
    assert [appearance.article.source for appearance in view(older, "Kyiv").sections[0].appearances] == ["b.txt"]
    alone = view(older, "Mykhailo Podolyak")
    assert (alone.sections, alone.quotations, alone.entity.listed) == ((), (), False)
    assert index.build(older).kinds["person"].count == 0


def test_of_very_many_articles_the_newest_show_their_words(archive: Archive) -> None:
    articles = tuple(making.article("Kyiv", published="2022-05-01", source=f"{number:04}.txt") for number in range(250))
    named = structs.replace(archive.mentions["b.txt"][0], start=0, end=4)
    mentions = {article.source: (named,) for article in articles}
    kyiv = structs.replace(archive.entities[1], mentions=dict.fromkeys(mentions, (0,)))
    many = structs.replace(archive, articles=articles, mentions=mentions, entities=(kyiv,), tags=(), notes={}, related={}, rejected={})
    (year,) = view(many, "Kyiv").sections
    assert (len(year.appearances), len(year.rest), year.count) == (200, 50, 250)
