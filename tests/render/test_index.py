import making
import pytest
from msgspec import structs

from sitegen import edtf, markdown, urls
from sitegen.model import Archive, Copy, Reuse
from sitegen.render import index
from sitegen.render.index import Index

EMPTY = Archive(articles=(), mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={})


def dated(*dates: str | None) -> Archive:
    articles = [making.article("Text.", published=date, source=f"{number}.txt") for number, date in enumerate(dates)]
    return structs.replace(EMPTY, articles=tuple(articles))


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2022-03-03", ("2022", "2022-03", "2022-03-03")),
        ("2022-03-03?", ("2022", "2022-03", "2022-03-03")),
        ("2022-03~", ("2022", "2022-03")),
        ("2022", ("2022",)),
        ("2022-02-28/2022-03-02", ("2022",)),
        ("2022-03-01/2022-03-02", ("2022", "2022-03")),
        ("2021-12-31/2022-01-01", ()),
        ("2022-02/..", ()),
        (None, ()),
    ],
)
def test_a_date_lies_in_the_periods_that_hold_all_of_it(date: str | None, parts: tuple[str, ...]) -> None:
    assert index.periods(date) == parts


def test_every_date_of_a_period_lies_within_its_bounds() -> None:
    for date in ("2022-03-03?", "2022-03~", "2022", "2024-02-28/2024-02-29"):
        for part in index.periods(date):
            (first, last), (earliest, latest) = edtf.bounds(part), edtf.bounds(date)
            assert first <= earliest <= latest <= last


def test_articles_are_ordered_newest_first_and_the_undated_last_by_source() -> None:
    made = index.build(dated("2022-02", None, "2023", "2022-03-01", None, "2022-03-01", "2024/.."))
    assert [link.source for link in made.ordered] == ["2.txt", "3.txt", "5.txt", "0.txt", "1.txt", "4.txt", "6.txt"]


def test_neighbours_are_those_before_and_after_in_time_and_the_undated_have_none() -> None:
    made = index.build(dated("2022-02", None, "2023", "2022-03-01"))
    assert [made.before[source].source for source in ("3.txt", "2.txt")] == ["0.txt", "3.txt"]
    assert [made.after[source].source for source in ("0.txt", "3.txt")] == ["3.txt", "2.txt"]
    assert not {"1.txt"} & {*made.before, *made.after}


def test_only_periods_with_articles_have_pages() -> None:
    assert list(index.build(dated("2022-02-28", "2022-03?", None)).days) == ["2022", "2022-02", "2022-02-28", "2022-03"]


@pytest.mark.parametrize(("date", "machine"), [("2022-03?", "2022-03"), ("2022%", "2022"), ("2022/2023", ""), (None, "")])
def test_machines_are_told_no_interval_and_no_doubt(date: str | None, machine: str) -> None:
    assert index.edtf.single(date) == machine


def test_an_excerpt_is_the_standfirst_or_the_beginning_of_the_text() -> None:
    article = making.article("A first paragraph.\n\nA second.")
    found = index.build(structs.replace(EMPTY, articles=(article,)))
    assert found.articles["article.txt"].excerpt == "A first paragraph."
    found = index.build(structs.replace(EMPTY, articles=(structs.replace(article, standfirst="Above it."),)))
    assert found.articles["article.txt"].excerpt == "Above it."


def test_an_excerpt_of_markdown_has_no_markup() -> None:
    text = "AT&amp;T said **no**\nto [Kyiv](https://example.org/)."
    article = making.article(text)
    block = structs.replace(article.blocks[0], end=len(text), text=text)
    article = structs.replace(
        article, raw=structs.replace(article.raw, format="markdown", plain=markdown.plain(text, markdown.tokens(text))), blocks=(block,)
    )
    assert index.build(structs.replace(EMPTY, articles=(article,))).articles["article.txt"].excerpt == "AT&T said no to Kyiv."


@pytest.fixture
def made(archive: Archive) -> Index:
    return index.build(archive)


def test_entities_know_how_often_they_are_named(made: Index) -> None:
    kyiv = made.entities["place", "kyiv"]
    assert (kyiv.articles, kyiv.mentions, kyiv.aliases, kyiv.address) == (2, 4, ("Kiev",), "places/kyiv.html")
    assert made.marked["a.txt"][3] is kyiv


def test_a_mention_is_reached_in_the_body_and_elsewhere_its_page(made: Index) -> None:
    assert index.anchor("a.txt", 0, made) == "articles/a.html#m0"
    assert index.anchor("b.txt", 0, made) == "articles/b.html"


def test_a_quotation_is_reached_by_its_own_words(made: Index) -> None:
    assert index.anchor("a.txt", 2, made) == f"articles/a.html#{urls.quotations(made.archive.mentions['a.txt'])[2]}"
    assert index.anchor("a.txt", 2, made).startswith("articles/a.html#q")


def test_a_quotation_belongs_to_whom_its_speaker_is_marked_as(made: Index) -> None:
    assert made.said == {("person", "mykhailo-podolyak"): (("a.txt", 2),)}


def test_tags_of_an_article_come_best_first(made: Index) -> None:
    assert [(use.tag.name, use.why) for use in made.tagged["a.txt"]] == [("Kyiv", "named twice")]


def test_an_older_version_keeps_its_link_but_is_in_no_order(archive: Archive) -> None:
    made = index.build(structs.replace(archive, reuse=Reuse(overlaps=(), copies={}, older={"b.txt": "a.txt"})))
    assert [link.source for link in made.ordered] == ["a.txt"]
    assert made.articles["b.txt"].address == "articles/b.html"
    assert made.place == {"a.txt": 0, "b.txt": 1}


def test_older_versions_are_no_neighbours_in_time(archive: Archive) -> None:
    first, second = archive.articles
    dated = structs.replace(archive, articles=(first, structs.replace(second, published="2022-03-01")))
    assert set(index.build(dated).after) == {"a.txt"}
    made = index.build(structs.replace(dated, reuse=Reuse(overlaps=(), copies={}, older={"a.txt": "b.txt"})))
    assert (made.before, made.after) == ({}, {})
    assert "2022-02-28" not in made.days


def test_a_copy_names_its_original_and_counts_apart_in_tags(archive: Archive) -> None:
    made = index.build(structs.replace(archive, reuse=Reuse(overlaps=(), copies={"b.txt": Copy(of="a.txt", share=0.9)}, older={})))
    assert (made.articles["b.txt"].copy_of, made.articles["b.txt"].original) == ("Talks fail", "articles/a.html")
    assert made.articles["a.txt"].original == ""
    assert (made.tags["kyiv"].articles, made.tags["kyiv"].copies) == (1, 1)
