import making
import pytest
from msgspec import Struct, structs

from sitegen.config import Config
from sitegen.model import Archive, Copy, Entity, Reuse
from sitegen.render import entity, index
from sitegen.render.desk import Desk, Job
from sitegen.render.entity_views import EntityPartView, EntityView
from sitegen.render.index import Index
from sitegen.render.items import Later
from sitegen.render.links import Links


def view(archive: Archive, name: str) -> EntityView:
    return page(next(found for found in archive.entities if found.name == name), index.build(archive))


def page(found: Entity, made: Index) -> EntityView:
    return entity.view(entity.matter(found, made), made.say)


def made_of(job: Job) -> Struct:
    view = job.make()[1]
    return view.made() if isinstance(view, Later) else view


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
    assert [(quotation.text, quotation.address) for quotation in found.told("said")] == [
        ("“We go on.”", f"articles/a.html#{making.saying('“We go on.”')}")
    ]
    assert (found.spoken[0].count, found.spoken[0].parts) == (1, ())


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
    assert page(found, made).told("said")
    marks = {
        source: tuple(structs.replace(mark, kind="reported") if mark.kind == "quote" else mark for mark in marks)
        for source, marks in archive.mentions.items()
    }
    shown = page(found, index.build(structs.replace(archive, mentions=marks)))
    assert (len(shown.told("said")), len(shown.told("reported"))) == (0, 1)


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
    assert (alone.sections, alone.spoken, alone.entity.listed) == ((), (), False)
    assert index.build(older).kinds["person"].count == 0


def many(archive: Archive, dates: list[str | None]) -> tuple[Index, Entity]:
    """Return an archive in which an article of each date names Kyiv."""
    articles = tuple(making.article("Kyiv", published=date, source=f"{number:04}.txt") for number, date in enumerate(dates))
    named = structs.replace(archive.mentions["b.txt"][0], start=0, end=4)
    mentions = {article.source: (named,) for article in articles}
    kyiv = structs.replace(archive.entities[1], mentions=dict.fromkeys(mentions, (0,)))
    made = structs.replace(archive, articles=articles, mentions=mentions, entities=(kyiv,), tags=(), notes={}, related={}, rejected={})
    return index.build(made), kyiv


def test_of_very_many_articles_the_newest_show_their_words_and_the_others_have_pages_by_year(archive: Archive) -> None:
    made, kyiv = many(archive, [*["2022-05-01"] * 250, *["2021-03-02"] * 3, None])
    found = page(kyiv, made)
    assert [len(section.appearances) for section in found.sections] == [20]
    assert [(part.address, part.count, part.number) for part in found.parts] == [
        ("places/kyiv/2022.html", 200, 1),
        ("places/kyiv/2022-2.html", 50, 2),
        ("places/kyiv/2021.html", 3, 0),
        ("places/kyiv/undated.html", 1, 0),
    ]
    assert found.chart
    assert [(bar.date, bar.count, bar.address) for bar in found.chart.bars if bar.count] == [
        ("2021-03", 3, "places/kyiv/2021.html#in-2021-03"),
        ("2022-05", 250, "places/kyiv/2022.html#in-2022-05"),
    ]


def test_pages_by_year_have_every_article_once(archive: Archive, config: Config) -> None:
    made, kyiv = many(archive, [*["2022-05-01"] * 250, *["2021-03-02"] * 3, None])
    jobs = entity.jobs(Desk(index=made, config=config, links=Links(""), scripts=()), kyiv, made.kinds["place"])
    views = [view for view in map(made_of, jobs) if isinstance(view, EntityPartView)]
    told = [appearance.article.source for view in views for section in view.sections for appearance in section.appearances]
    assert sorted(told) == sorted(made.articles)
    assert [(view.previous, view.following) == (None, None) for view in views] == [False] * 4
    assert [appearance.id for appearance in views[2].sections[0].appearances] == ["in-2021-03", "", ""]


def test_what_lies_between_two_years_stands_with_the_undated(archive: Archive) -> None:
    made, kyiv = many(archive, [*["2022-05-01"] * 150, "2021/2022", *["2021-03-02"] * 3, None])
    assert [(part.address, part.count) for part in page(kyiv, made).parts] == [
        ("places/kyiv/2022.html", 150),
        ("places/kyiv/2021.html", 3),
        ("places/kyiv/undated.html", 2),
    ]


def test_whoever_said_very_much_has_pages_of_it(archive: Archive, config: Config) -> None:
    text = "".join(f"Mykhailo said: “This is number {number} of all.”\n" for number in range(200))
    article = making.article(text, published="2022-05-01", source="a.txt")
    name = structs.replace(archive.mentions["a.txt"][0], start=0, end=8, text="Mykhailo")
    speaker = archive.mentions["a.txt"][2].speaker
    assert speaker
    by = structs.replace(speaker, start=0, end=8)
    marks = [name]
    for number in range(200):
        words = f"“This is number {number} of all.”"
        start = text.index(words)
        marks.append(
            structs.replace(
                archive.mentions["a.txt"][2],
                start=start,
                end=start + len(words),
                text=words,
                speaker=by,
            )
        )
    podolyak = structs.replace(archive.entities[0], mentions={"a.txt": (0,)})
    one = structs.replace(
        archive, articles=(article,), mentions={"a.txt": tuple(marks)}, entities=(podolyak,), tags=(), notes={}, related={}, rejected={}
    )
    made = index.build(one)
    found = page(podolyak, made)
    (said,) = found.spoken
    assert (len(said.quotations), said.count, [part.count for part in said.parts]) == (15, 200, [150, 50])
    jobs = entity.jobs(Desk(index=made, config=config, links=Links(""), scripts=()), podolyak, made.kinds["person"])
    assert [job.address for job in jobs[1:]] == ["people/mykhailo-podolyak/said-1.html", "people/mykhailo-podolyak/said-2.html"]


def test_a_chart_has_every_month_between_the_first_and_the_last(archive: Archive) -> None:
    made, kyiv = many(archive, ["2021-12-01", "2021-12-05", "2022-02", "2022"])
    chart = page(kyiv, made).chart
    assert chart
    assert [(bar.date, bar.count, bar.address) for bar in chart.bars] == [
        ("2021-12", 2, "places/kyiv.html#in-2021-12"),
        ("2022-01", 0, ""),
        ("2022-02", 1, "places/kyiv.html#in-2022-02"),
    ]
    assert (chart.unit, chart.loose) == ("month", 1)


def test_first_and_last_are_told_where_there_are_two(archive: Archive) -> None:
    made, kyiv = many(archive, ["2021-12-01", "2022-02", None])
    found = page(kyiv, made)
    assert found.first
    assert found.last
    assert (found.first.source, found.last.source) == ("0000.txt", "0001.txt")
    assert view(archive, "Mykhailo Podolyak").first is None
