import making
import pytest
from msgspec import structs

from sitegen import markdown
from sitegen.model import Archive, Article, Block, Overlap, Part, Passage, Reuse
from sitegen.render import body, places

TEXT = "One.\n\nTwo words.\n\nThree.\n"


def test_only_the_paragraphs_that_pages_lead_to_have_an_id() -> None:
    article = making.article(TEXT)
    at = TEXT.index("words")
    assert places.address(article, at) == "articles/article.html#p6"
    assert body.html(article, (), (), (at, at + 1)) == (
        '<p dir="auto">One.</p>\n<p id="p6" dir="auto">Two words.</p>\n<p dir="auto">Three.</p>\n'
    )


@pytest.mark.parametrize("role", ["code", "furniture", "headline"])
def test_what_is_no_paragraph_of_the_body_is_reached_by_the_page(role: str) -> None:
    article = making.article(TEXT)
    article = structs.replace(article, blocks=(structs.replace(article.blocks[0], role=role), *article.blocks[1:]))
    assert places.address(article, 0) == "articles/article.html"
    assert 'id="p' not in body.html(article, (), (), (0,))


@pytest.mark.parametrize("role", ["heading", "list", "quote", "body"])
@pytest.mark.parametrize("certainty", [1.0, 0.2])
def test_every_kind_of_block_can_be_reached_once(role: str, certainty: float) -> None:
    article = making.article(TEXT)
    blocks = tuple(structs.replace(block, role=role, certainty=certainty) for block in article.blocks)
    html = body.html(structs.replace(article, blocks=blocks), (), (), (0, 6))
    assert [html.count(f'id="p{start}"') for start in (0, 6, 18)] == [1, 1, 0]


def in_markdown(text: str, *starts: int) -> Article:
    ends = [*starts[1:], len(text)]
    blocks = tuple(Block(start=a, end=b, text=text[a:b], gap="", role="body") for a, b in zip(starts, ends, strict=True))
    raw = structs.replace(making.raw_article(text, "article.md"), format="markdown", parts=(Part(start=0, end=len(text)),))
    raw = structs.replace(raw, plain=markdown.plain(text, markdown.tokens(text)))
    return structs.replace(making.article("x"), raw=raw, blocks=blocks)


def test_a_picture_that_has_no_words_lends_its_place_to_the_beginning() -> None:
    article = in_markdown("Word.\n\n![](a.png)\n", 0, 7)
    html = body.html(article, (), (), (0, 8))
    assert [html.count(f'id="p{start}"') for start in (0, 7)] == [1, 1]
    assert html.startswith('<span id="p7"></span>')


def test_cells_and_items_of_markdown_can_be_reached() -> None:
    text = "- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n"
    article = in_markdown(text, 0, 6, text.index("| c"))
    html = body.html(article, (), (), (2, 8, text.index("c |")))
    for start, tag in ((0, "li"), (6, "li"), (text.index("| c"), "td")):
        assert f'<{tag} id="p{start}"' in html


def test_the_passages_of_overlaps_are_what_pages_lead_to() -> None:
    passage = Passage(start=6, end=9, other_start=2, other_end=5, words=1)
    found = Overlap(one="a.txt", other="b.txt", passages=(passage,), of_one=0.1, of_other=0.1, sameness="passages", why="x")
    archive = Archive(
        articles=(), mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={},
        reuse=Reuse(overlaps=(found, found), copies={}, older={}),
    )  # fmt: skip
    assert places.wanted(archive) == {"a.txt": (6,), "b.txt": (2,)}
