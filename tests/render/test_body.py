"""The law of marks: with them stripped, a page gives back the text."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import making
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sitegen import text
from sitegen.model import Article
from sitegen.render import body
from sitegen.render.spans import Mark, Noted

LINK_IN_LINK = re.compile("<a (?:(?!</a>).)*<a ", re.DOTALL)
BESIDE = {"margin", "doubt-why"}
LETTERS = st.text(alphabet="ab <>&\"'\0\u202eé\n\u2029“”", max_size=60)
RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), st.booleans()), max_size=6)
PUTIN = "Vladimir Putin spoke.\n\nThen “Putin went\n\nand” Putin left.\n"


def parsed(html: str) -> Element:
    tree: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return tree


def words(element: Element) -> Iterator[str]:
    if not BESIDE & set(element.attrib.get("class", "").split()):
        yield element.text or ""
        for child in element:
            yield from words(child)
            yield child.tail or ""
    if element.tag in {"p", "h2", "li"}:
        yield " "


def stripped(html: str) -> str:
    return text.squeezed("".join(words(parsed(html))))


def marks(ranges: list[tuple[int, int, bool]]) -> list[Mark]:
    return [
        Mark(
            start=start,
            end=start + length,
            kind="person",
            look="person",
            id=f"m{number}",
            href="../people/p.html" if linked else "",
            speaker="<S>",
        )
        for number, (start, length, linked) in enumerate(ranges)
    ]


def marked(article: Article, phrase: str, after: int = 0, **fields: object) -> Mark:
    start = article.raw.text.index(phrase, after)
    return structs.replace(Mark(start=start, end=start + len(phrase), kind="person", look="person", id="m0"), **fields)


@given(LETTERS, RANGES, st.tuples(st.integers(0, 60), st.integers(1, 20)))
def test_a_page_with_its_marks_stripped_gives_back_the_text(
    content: str, ranges: list[tuple[int, int, bool]], noted: tuple[int, int]
) -> None:
    article = making.article(f"x{content}")
    note = Noted(start=noted[0], end=sum(noted), number=1, html=body.note("A *note*.", 1))
    shown = body.html(article, marks(ranges), [note])
    assert stripped(shown) == text.squeezed(" ".join(text.visible(block.text) for block in article.body))


@given(LETTERS, RANGES, st.tuples(st.integers(0, 60), st.integers(1, 20)))
def test_marks_add_no_elements_but_their_own_and_never_a_link_in_a_link(
    content: str, ranges: list[tuple[int, int, bool]], noted: tuple[int, int]
) -> None:
    note = Noted(start=noted[0], end=sum(noted), number=1, html="")
    html = body.html(making.article(f"x{content}"), marks(ranges), [note])
    tree = parsed(html)
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} <= {
        "DOCUMENT_FRAGMENT",
        "p",
        "a",
        "span",
        "div",
        "aside",
    }
    assert html.count("<a ") == sum(1 for _ in tree.iter("a")), "a parser ends a link where another begins in it"
    assert html.count("<a ") == html.count("</a>")
    assert not LINK_IN_LINK.search(html)
    ids = [element.attrib["id"] for element in tree.iter() if isinstance(element.tag, str) and "id" in element.attrib]
    assert len(ids) == len(set(ids))


@given(st.text(max_size=80), RANGES)
def test_markdown_is_shown_whole_with_marks_and_without(content: str, ranges: list[tuple[int, int, bool]]) -> None:
    content = f"x{content}"
    article = structs.replace(making.article(content), raw=structs.replace(making.raw_article(content), format="markdown"))
    assert stripped(body.html(article, marks(ranges))) == stripped(body.html(article, []))


def test_a_mark_tells_its_kind_and_leads_to_its_entity() -> None:
    article = making.article(PUTIN)
    shown = body.html(article, [marked(article, "Vladimir Putin", claim=3, href="../people/p.html")])
    assert '<a class="mark mark-person" data-kind="person" id="m0" data-claim="3" href="../people/p.html">Vladimir Putin</a>' in shown


def test_a_quotation_over_two_paragraphs_is_two_elements_of_which_the_first_has_the_id_and_the_speaker_stands_beside() -> None:
    article = making.article(PUTIN)
    quote = marked(article, "“Putin went\n\nand”", look="quote", kind="quote", speaker="Somebody", speaker_href="../people/s.html")
    shown = body.html(article, [quote, marked(article, "Putin", after=20, id="m1", href="x.html")])
    assert len(re.findall('data-kind="quote"', shown)) == 3
    assert shown.count('id="m0"') == 1
    assert '“<a class="mark mark-person" data-kind="person" id="m1" href="x.html">Putin</a> went' in shown
    assert shown.count('<span class="unseen">Quoted: </span><a href="../people/s.html">Somebody</a>') == 1


def test_a_date_is_a_time_for_machines() -> None:
    article = making.article("It was Monday.")
    shown = body.html(article, [marked(article, "Monday", kind="date", look="date", datetime="2022-02-28")])
    assert '<time datetime="2022-02-28">Monday</time></span>' in shown


def test_a_note_stands_beside_its_block_and_its_number_is_not_in_the_text() -> None:
    article = making.article("One.\n\nTwo words here.\n\nThree.")
    shown = body.html(article, [], [Noted(start=10, end=15, number=1, html=body.note("See *there*.", 1))])
    reference = '<a class="note-ref" id="note-ref-1" href="#note-1" aria-label="Note 1" data-number="1"></a>'
    assert f'<span class="noted">words</span>{reference} here.</p>' in shown
    assert shown.index('<aside class="note" id="note-1"') < shown.index("Three")
    assert "See <em>there</em>." in shown


@pytest.mark.parametrize(
    "attack", ["<script>x</script>", "<img src=x onerror=x>", "](javascript:x)", "</p></div>", "&lt;b&gt;", "{{ 7 * 7 }}"]
)
def test_hostile_text_stays_text(attack: str) -> None:
    article = making.article(f"Kyiv {attack}")
    shown = body.html(article, [marked(article, attack, speaker=attack)], [Noted(start=0, end=4, number=1, html=body.note(attack, 1))])
    tree = parsed(shown)
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} <= {
        "DOCUMENT_FRAGMENT",
        "p",
        "a",
        "span",
        "div",
        "aside",
    }
    assert stripped(shown) == f"Kyiv {attack}"


def test_a_note_is_markdown_without_html_headings_or_foreign_pictures() -> None:
    shown = body.note("# Title\n\n<b>bold</b> \\* &amp; ![x](http://evil.example/p.png) [y](https://example.org/)", 3)
    assert '<p class="heading">Title</p>' in shown
    assert "&lt;b&gt;bold&lt;/b&gt; * &amp; [Picture: x]" in shown
    assert 'href="https://example.org/"' in shown


def test_footnotes_of_an_article_and_of_its_notes_have_ids_of_their_own() -> None:
    content = "Text[^1].\n\n[^1]: Of the article.\n"
    article = structs.replace(making.article(content), raw=structs.replace(making.raw_article(content), format="markdown"))
    tree = parsed(body.html(article, [], [Noted(start=0, end=4, number=1, html=body.note("Note[^1].\n\n[^1]: Of the note.", 1))]))
    ids = [element.attrib["id"] for element in tree.iter() if isinstance(element.tag, str) and "id" in element.attrib]
    assert len(ids) == len(set(ids)) == 8  # of two paragraphs, two notes and their references
    assert {element.attrib["href"][1:] for element in tree.iter("a")} <= set(ids)


def test_in_a_link_of_the_article_marks_are_no_links_and_the_number_of_a_note_stands_behind_it() -> None:
    content = "See [Kyiv and Minsk](https://example.org/) there."
    article = structs.replace(making.article(content), raw=structs.replace(making.raw_article(content), format="markdown"))
    mark = marked(article, "Kyiv", href="../places/kyiv.html")
    shown = body.html(article, [mark], [Noted(start=5, end=9, number=1)])
    assert not LINK_IN_LINK.search(shown)
    assert shown.index("Minsk</a>") < shown.index('id="note-ref-1"') < shown.index("there")


def test_what_stands_in_the_margin_comes_before_its_block_to_float_beside_it() -> None:
    shown = body.html(making.article("One.\n\nTwo."), [], [Noted(start=6, end=9, number=1)])
    assert shown.index("One.") < shown.index('<div class="annotated">') < shown.index('id="note-1"') < shown.index("Two")


def test_tables_scroll_by_themselves_and_differ_in_name() -> None:
    table = "\n\n| a | b |\n|---|---|\n| c | d |\n\n"
    article = structs.replace(
        making.article(f"x{table}y{table}"), raw=structs.replace(making.raw_article(f"x{table}y{table}"), format="markdown")
    )
    shown = body.html(article, []) + body.note(table, 3)
    regions = [element.attrib for element in parsed(shown).iter("div") if element.attrib.get("class") == "wide"]
    assert [region["aria-label"] for region in regions] == ["Table 1", "Table 2", "Table 1 in note 3"]
    assert all((region["role"], region["tabindex"]) == ("region", "0") for region in regions)


def test_one_line_shows_the_marks_that_lie_in_it() -> None:
    article = making.article("Kyiv waits\n\nKyiv sleeps")
    found = [marked(article, "Kyiv"), marked(article, "Kyiv", after=5, id="m1")]
    assert body.line(article, article.blocks[1], found) == '<span class="mark mark-person" data-kind="person" id="m1">Kyiv</span> sleeps'


def test_ten_thousand_marks_cost_no_more_than_their_number() -> None:
    article = making.article("Kyiv " * 10_000)
    shown = body.html(article, [marked(article, "Kyiv", after=5 * number, id=f"m{number}") for number in range(10_000)])
    assert shown.count("mark-person") == 10_000
