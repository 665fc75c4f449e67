import zlib

import making
import pytest
from msgspec import structs

from sitegen import markdown, urls
from sitegen.model import Article, Block, Part
from sitegen.render import body, places

TEXT = "One.\n\nTwo words.\n\nThree.\n"


def named(words: str) -> str:
    """The id of a paragraph of these words: their CRC-32 to the base of 36, written in another way than the code does."""
    number, digits = zlib.crc32(words.encode()), ""
    while number:
        digits, number = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36] + digits, number // 36
    return f"p{digits}"


def test_every_paragraph_has_an_id_of_its_words() -> None:
    article = making.article(TEXT)
    assert places.address(article, TEXT.index("words"), urls.paragraphs(article)) == f"articles/article.html#{named('Two words.')}"
    assert body.html(article, (), ()) == "\n".join(
        [*(f'<p id="{named(words)}" dir="auto">{words}</p>' for words in ("One.", "Two words.", "Three.")), ""]
    )


def test_the_id_does_not_change_when_other_paragraphs_do() -> None:
    before, after = making.article(TEXT), making.article(f"A new one.\n\n{TEXT}")
    assert places.address(before, TEXT.index("Three"), urls.paragraphs(before)) == places.address(
        after, after.raw.text.index("Three"), urls.paragraphs(after)
    )


def test_paragraphs_of_the_same_words_are_told_apart() -> None:
    article = making.article("Same.\n\nSame.\n\nSame.\n")
    assert list(urls.paragraphs(article).values()) == [named("Same."), f"{named('Same.')}-2", f"{named('Same.')}-3"]


@pytest.mark.parametrize("role", ["code", "furniture", "headline"])
def test_what_is_no_paragraph_of_the_body_is_reached_by_the_page(role: str) -> None:
    article = making.article(TEXT)
    article = structs.replace(article, blocks=(structs.replace(article.blocks[0], role=role), *article.blocks[1:]))
    assert places.address(article, 0, urls.paragraphs(article)) == "articles/article.html"
    assert named("One.") not in body.html(article, (), ())


@pytest.mark.parametrize("role", ["heading", "list", "quote", "body"])
@pytest.mark.parametrize("certainty", [1.0, 0.2])
def test_every_kind_of_block_can_be_reached_once(role: str, certainty: float) -> None:
    article = making.article(TEXT)
    blocks = tuple(structs.replace(block, role=role, certainty=certainty) for block in article.blocks)
    html = body.html(structs.replace(article, blocks=blocks), (), ())
    assert [html.count(f'id="{named(words)}"') for words in ("One.", "Two words.", "Three.")] == [1, 1, 1]


def in_markdown(text: str, *starts: int) -> Article:
    ends = [*starts[1:], len(text)]
    blocks = tuple(Block(start=a, end=b, text=text[a:b], gap="", role="body") for a, b in zip(starts, ends, strict=True))
    raw = structs.replace(making.raw_article(text, "article.md"), format="markdown", parts=(Part(start=0, end=len(text)),))
    raw = structs.replace(raw, plain=markdown.plain(text, markdown.tokens(text)))
    return structs.replace(making.article("x"), raw=raw, blocks=blocks)


def test_a_picture_that_has_no_words_has_no_id() -> None:
    article = in_markdown("Word.\n\n![](a.png)\n", 0, 7)
    assert list(urls.paragraphs(article)) == [0]
    assert places.address(article, 8, urls.paragraphs(article)) == "articles/article.html"
    assert body.html(article, (), ()).count(" id=") == 1


def test_cells_and_items_of_markdown_can_be_reached() -> None:
    text = "- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n"
    article = in_markdown(text, 0, 6, text.index("| c"))
    html = body.html(article, (), ())
    for start, tag in ((0, "li"), (6, "li"), (text.index("| c"), "td")):
        assert f'<{tag} id="{urls.paragraphs(article)[start]}"' in html
