import re

import html5lib
import making
import pytest
from markdown_it.token import Token
from msgspec import structs

from sitegen.model import Article, Block
from sitegen.render import blocks, body

SOURCE = """\
---
title: x
---
# The headline

First *paragraph*.

#### Deep

- Load more
- Share

> Quoted

| Name | Place |
|------|-------|
| A    | B     |

    code

**A crosshead**

Leave a Reply
"""


def markdown(source: str, **roles: str) -> Article:
    """Each line that is not blank is a block; `roles` are given by words that it contains."""
    article = making.article(source)
    made = tuple(
        structs.replace(block, role=next((role for word, role in roles.items() if word in block.text), "body")) for block in article.blocks
    )
    return structs.replace(article, raw=structs.replace(article.raw, format="markdown"), blocks=made)


def types(stream: list[Token]) -> list[str]:
    return [token.type for token in stream]


def test_plain_paragraphs_and_headings_become_the_tokens_that_markdown_would_give_them() -> None:
    article = making.article("One\n\nTwo")
    article = structs.replace(article, blocks=(structs.replace(article.blocks[0], role="heading"), article.blocks[1]))
    stream = blocks.tokens(article)
    assert types(stream) == ["heading_open", "inline", "heading_close", "paragraph_open", "inline", "paragraph_close"]
    assert stream[0].tag == stream[2].tag == "h2"
    assert stream[4].children
    assert stream[4].children[0].meta == {"start": 5, "end": 8}


def test_neighbouring_plain_list_items_are_one_list() -> None:
    article = making.article("- a\n- b\ntext\n- c")
    roles = ("list", "list", "body", "list")
    article = structs.replace(article, blocks=tuple(structs.replace(b, role=role) for b, role in zip(article.blocks, roles, strict=True)))
    shown = body.html(article, [])
    assert [shown.count(tag) for tag in ("<ul", "</ul>", "<li", "<p")] == [2, 2, 3, 1]


def test_what_was_taken_out_is_not_shown_nor_the_list_that_it_leaves_empty() -> None:
    article = markdown(SOURCE, headline="headline", Load="furniture", Share="furniture", Leave="furniture")
    shown = body.html(article, [])
    for gone in ("headline", "Load", "Share", "Leave", "<ul", "<li", "title"):
        assert gone not in shown
    for kept in ("First <em>paragraph</em>.", "Quoted", "<blockquote>", "<td", "<pre><code>code"):
        assert kept in shown


def test_a_list_that_keeps_an_item_stays() -> None:
    shown = body.html(markdown("- Load more\n- News\n", Load="furniture"), [])
    assert shown.count("<li") == 1
    assert "News" in shown


def test_a_table_keeps_its_columns_where_a_cell_is_empty() -> None:
    shown = body.html(markdown("| a | b |\n|---|---|\n|   | c |\n"), [])
    assert shown.count("<td") == 2


def test_headings_begin_below_the_pages_own_and_skip_no_level() -> None:
    article = markdown("#### a\n\n# b\n\n### c\n\n###### d\n\n## e\n")
    assert [token.tag for token in blocks.tokens(article) if token.type == "heading_open"] == ["h2", "h2", "h3", "h4", "h3"]


def test_a_paragraph_that_was_found_to_be_a_crosshead_is_a_heading() -> None:
    shown = body.html(markdown(SOURCE, crosshead="heading"), [])
    assert re.search(r'<h3 id="p\w+" dir="auto"><strong>A crosshead</strong></h3>', shown)


@pytest.mark.parametrize("make", [making.article, markdown])
def test_a_doubtful_block_is_shown_as_such_with_the_reason(make: object) -> None:
    article: Article = make("Sure.\n\nSign up & win\n\nSure again.")  # type: ignore[operator]
    doubtful = structs.replace(article.blocks[1], certainty=0.3, why="looks like <advert>")
    shown = body.html(structs.replace(article, blocks=(article.blocks[0], doubtful, article.blocks[2])), [])
    assert shown.count('<div class="doubtful"><p class="doubt-why">Perhaps not part of the article: looks like &lt;advert&gt;</p>') == 1
    tree = html5lib.parseFragment(shown, namespaceHTMLElements=False)
    assert [element.attrib.get("class") for element in tree] == [None, "doubtful", None]
    assert "".join(tree[1][1].itertext()) == "Sign up & win"


def test_a_doubtful_list_item_stays_in_its_list() -> None:
    article = making.article("- a\n- b")
    made = tuple(structs.replace(block, role="list", certainty=0.2) for block in article.blocks)
    shown = body.html(structs.replace(article, blocks=made), [])
    assert len(re.findall(r'<li(?: id="p\w+")? class="doubtful"', shown)) == 2


def test_a_line_shows_no_markup() -> None:
    raw = structs.replace(making.raw_article("*Kyiv* waits"), plain=" Kyiv  waits")
    article = structs.replace(making.article("*Kyiv* waits"), raw=raw)
    assert body.line(article, Block(start=0, end=12, text="*Kyiv* waits", gap="", role="standfirst"), []).split() == ["Kyiv", "waits"]


def test_an_article_of_which_nothing_is_kept_is_empty() -> None:
    assert body.html(markdown("Load more\n\n- Share\n", Load="furniture", Share="furniture"), []) == ""


def test_a_footnote_leads_back_only_to_calls_that_are_there() -> None:
    shown = body.html(markdown("Gone[^1] it is.\n\nKept.[^2] Twice.[^2]\n\n[^1]: First note.\n[^2]: Second note.\n", Gone="furniture"), [])
    assert "First note" in shown
    assert shown.count("footnote-backref") == 2
