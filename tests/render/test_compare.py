import re
import time
from collections.abc import Callable, Sequence

import making
import pytest
from msgspec import structs

from sitegen import urls
from sitegen.model import Archive, Article, Copy, Overlap, Passage, Reuse, Stated
from sitegen.render import compare, index, pairs, places
from sitegen.render.connection_views import CompareView, Row
from sitegen.render.pairs import share
from sitegen.render.wording import ENGLISH

Build = Callable[..., dict[str, str]]
OLD = "The bridge is closed.\n\nThe mayor asked for help on Friday.\n\nNobody came.\n"
NEW = "The bridge is closed.\n\nThe mayor asked for help on Saturday.\n\nNobody came.\n\nThe river rose again.\n"
MIXED = "Another day.\n\nNobody came.\n\nIt was cold. The bridge is closed.\n"


def overlap(one: str, other: str, *shared: str, sameness: str = "passages", status: str = "candidate") -> Overlap:
    """An overlap of a.txt and b.txt by the words that both texts have."""
    passages = tuple(
        Passage(
            start=one.index(words), end=one.index(words) + len(words),
            other_start=other.index(words), other_end=other.index(words) + len(words), words=len(words.split()),
        )
        for words in sorted(shared, key=one.index)
    )  # fmt: skip
    return Overlap(
        one="a.txt", other="b.txt", passages=passages, of_one=0.5, of_other=0.256, sameness=sameness, why="found by hand", status=status
    )  # type: ignore[arg-type]


def archived(articles: Sequence[Article], reuse: Reuse) -> Archive:
    return Archive(articles=tuple(articles), mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={}, reuse=reuse)


def shown(one: Article, other: Article, found: Overlap, **reuse: object) -> CompareView:
    archive = archived((one, other), structs.replace(Reuse(overlaps=(found,), copies={}, older={}), **reuse))
    (pair,) = pairs.pairs(archive).values()
    return compare.view(compare.matter(pair, index.build(archive)), ENGLISH)


def written(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Both sides of rows, what differs in brackets."""

    def side(paragraphs: Sequence[Sequence[compare.Run]]) -> str:
        return "\n".join("".join(f"[{run.text}]" if run.differs else run.text for run in paragraph) for paragraph in paragraphs)

    return [(row.folded or side(row.one), side(row.other)) for row in rows]


def pair_of(one: str, other: str, **fields: object) -> tuple[Article, Article]:
    return making.article(one, source="a.txt", **fields), making.article(other, source="b.txt")  # type: ignore[arg-type]


def test_versions_are_shown_whole_with_what_differs() -> None:
    stated = Stated(captured="2022-03-04")
    view = shown(*pair_of(OLD, NEW, stated=stated, headline="Bridge shut"), overlap(OLD, NEW, "Nobody came.", sameness="version"))
    assert view.heading == "Two versions of “A headline”"
    assert [(side.label, side.captured) for side in view.sides] == [("Older", "4 March 2022"), ("Newer", "")]
    (stretch,) = view.stretches
    assert written(stretch.rows) == [
        ("[Bridge shut]", "[A headline]"),
        ("The bridge is closed.", "The bridge is closed."),
        ("The mayor asked for help on [Friday].", "The mayor asked for help on [Saturday]."),
        ("Nobody came.", "Nobody came."),
        ("", "[The river rose again.]"),
    ]
    assert view.told == ("Found by hand.",)


def test_many_paragraphs_that_both_have_are_folded() -> None:
    text = "\n\n".join(f"Paragraph {number}." for number in range(5))
    view = shown(*pair_of(text, f"{text}\n\nMore.\n"), overlap(text, text, "Paragraph 0.", sameness="version"))
    assert [first for first, _ in written(view.stretches[0].rows)] == ["5 paragraphs that both have", ""]
    assert len(view.stretches[0].rows[0].one) == 5


def test_two_that_do_not_differ_say_so(build: Build) -> None:
    found = overlap(OLD, OLD, "Nobody came.", sameness="version")
    archive = archived(pair_of(OLD, OLD), Reuse(overlaps=(found,), copies={}, older={"a.txt": "b.txt"}))
    assert "No word of the two differs." in build(archive)["compare/a/b.html"]


def test_passages_are_shown_in_order_with_what_lies_between() -> None:
    view = shown(*pair_of(OLD, MIXED), overlap(OLD, MIXED, "The bridge is closed.", "Nobody came."))
    assert view.heading == "The same words in two articles"
    first, second = view.stretches
    assert written(first.rows) == [("The bridge is closed.", "The bridge is closed.")]
    assert (first.moved, second.moved) == ("the second passage there", "the first passage there")
    assert [gap and gap.words for gap in first.before] == [None, "3 words that only this one has"]
    assert [gap and gap.words for gap in second.before] == ["1 paragraph that only this one has"] * 2
    assert [gap and gap.paragraphs for gap in second.before] == [("The mayor asked for help on Friday.",), ("Another day.",)]
    one, other = pair_of(OLD, MIXED)
    assert first.addresses == (
        places.address(one, 0, urls.paragraphs(one)),
        places.address(other, MIXED.index("It was"), urls.paragraphs(other)),
    )
    assert all("#p" in address for address in first.addresses)


def test_what_follows_the_last_passage_is_told() -> None:
    view = shown(*pair_of(OLD, NEW), overlap(OLD, NEW, "The bridge is closed."))
    after = view.stretches[-1]
    assert (after.number, after.rows) == (0, ())
    assert [gap and gap.words for gap in after.before] == ["2 paragraphs that only this one has", "3 paragraphs that only this one has"]


@pytest.mark.parametrize(
    ("dates", "labels", "said"),
    [
        (("2022-03-03", "2022-03-04"), ["Earlier", "Later"], "the earlier article stand in the later one, "),
        (("2022-03", "2022-03-04"), ["A", "B"], "It is not known which of the two was first"),
        ((None, "2022-03-04"), ["A", "B"], "It is not known which of the two was first"),
    ],
)
def test_which_was_first_is_told_only_where_the_dates_tell_it(dates: tuple[str | None, str], labels: list[str], said: str) -> None:
    one, other = (structs.replace(article, published=date) for article, date in zip(pair_of(OLD, NEW), dates, strict=True))
    view = shown(one, other, overlap(OLD, NEW, "Nobody came."))
    assert [side.label for side in view.sides] == labels
    assert view.told[0].startswith(f"{share(0.5, ENGLISH)} of the words of ")
    assert said in view.told[-1]


@pytest.mark.parametrize(("copy", "of", "labels"), [("b.txt", "a.txt", ["Original", "Copy"]), ("a.txt", "b.txt", ["Copy", "Original"])])
def test_a_copy_that_keeps_the_order_is_shown_whole(copy: str, of: str, labels: list[str]) -> None:
    found = overlap(OLD, NEW, "The bridge is closed.", "Nobody came.", sameness="copy")
    view = shown(*pair_of(OLD, NEW), found, copies={copy: Copy(of=of, share=0.9)})
    assert view.heading == "A copy and its original"
    assert [side.label for side in view.sides] == labels
    assert [stretch.number for stretch in view.stretches] == [0]


def test_a_copy_whose_parts_were_moved_is_shown_by_passages() -> None:
    found = overlap(OLD, MIXED, "The bridge is closed.", "Nobody came.", sameness="copy")
    assert [stretch.number for stretch in shown(*pair_of(OLD, MIXED), found).stretches] == [1, 2]


def test_furniture_is_no_part_of_what_is_compared() -> None:
    one, other = pair_of(OLD, NEW)
    blocks = tuple(structs.replace(block, role="furniture") if "river" in block.text else block for block in other.blocks)
    view = shown(one, structs.replace(other, blocks=blocks), overlap(OLD, NEW, "Nobody came.", sameness="version"))
    assert not [row for row in written(view.stretches[0].rows) if "river" in row[1]]


def test_the_page_links_to_both_marks_by_more_than_colour_and_keeps_hostile_words_text(build: Build) -> None:
    old, new = (text.replace("bridge", "<script>x</script>\0\u202e") for text in (OLD, NEW))
    found = overlap(old, new, "Nobody came.", sameness="version")
    page = build(archived(pair_of(old, new), Reuse(overlaps=(found,), copies={}, older={"a.txt": "b.txt"})))["compare/a/b.html"]
    assert "<del>Friday</del>" in page
    assert "<ins>Saturday</ins>" in page
    assert "<script>x" not in page
    assert not re.search("[\0\u202e]", page)
    assert 'href="../../articles/a.html"' in page
    assert page.count('<p dir="auto">') >= 7


@pytest.mark.parametrize("line", ["word " * 10, "a b " * 400, "x" * 3_000, ""])
def test_two_articles_of_megabytes_make_a_page_of_ordinary_size_in_little_time(line: str) -> None:
    one, other = (
        "\n\n".join(f"{line}{prefix}{number}." for number in range(5_000_000 // (len(line) + 80))) for prefix in ("Now ", "Then ")
    )
    if not line:
        one, other = ((text * 6).replace("\n\n", " ") for text in (one, other))
    found = overlap("x", "x", "x", sameness="version")
    start = time.process_time()
    view = shown(*pair_of(one, other), found)
    assert time.process_time() - start < making.PATIENCE
    assert view.cut
    assert sum(len(run.text) for row in view.stretches[0].rows for side in (row.one, row.other) for text in side for run in text) < 500_000
