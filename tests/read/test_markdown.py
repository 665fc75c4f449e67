from hypothesis import given
from hypothesis import strategies as st
from making import raw_article
from msgspec import structs

from sitegen.model import RawArticle
from sitegen.read import markdown


def read(text: str) -> RawArticle:
    return markdown.read(structs.replace(raw_article(text, "a.md"), format="markdown", parts=()))


def parts(text: str) -> list[tuple[str, str, int]]:
    raw = read(text)
    return [(raw.text[part.start : part.end], part.role, part.level) for part in raw.parts]


def test_each_block_is_a_part_with_its_role() -> None:
    text = "# Talks\n\nThey met.\nAgain.\n\n## Later ##\n\n> Leave\n> our land\n\n```\ncode\n```\n"
    assert parts(text) == [
        ("# Talks", "heading", 1), ("They met.\nAgain.", "text", 0), ("## Later ##", "heading", 2), ("> Leave\n> our land", "quote", 0),
        ("```\ncode\n```", "code", 0),
    ]  # fmt: skip


def test_list_items_are_parts_with_their_depth() -> None:
    assert parts("- one\n  - two\n    1. three\n- four\n") == [
        ("- one", "list", 1),
        ("- two", "list", 2),
        ("1. three", "list", 3),
        ("- four", "list", 1),
    ]


def test_the_nearest_container_gives_the_role() -> None:
    assert parts("> - one\n") == [("> - one", "list", 1)]
    assert parts("- > one\n") == [("- > one", "quote", 0)]
    assert parts("- # one\n") == [("- # one", "heading", 1)]


def test_what_is_no_text_to_be_read_is_meta() -> None:
    text = "---\ntitle: A\n---\n\n[x]: https://example.org/\n\n***\n\n-\n\n[x]\n"
    assert [role for _, role, _ in parts(text)] == ["meta", "meta", "meta", "text"]
    assert parts(text)[0][0].startswith("---\ntitle: A\n---")


def test_a_table_is_one_part() -> None:
    assert parts("|a|b|\n|-|-|\n|1|2|\n\nend") == [("|a|b|\n|-|-|\n|1|2|", "text", 0), ("end", "text", 0)]


def test_underlined_headings_hold_their_line() -> None:
    assert parts("Talks\n=====\n\ngo on\n") == [("Talks\n=====", "heading", 1), ("go on", "text", 0)]


def test_markup_is_masked_in_plain() -> None:
    raw = read("# *Talks* go [on](https://example.org/)\n")
    assert raw.plain.split() == ["Talks", "go", "on"]
    assert raw.plain.index("Talks") == raw.text.index("Talks")
    assert len(raw.plain) == len(raw.text)


def test_front_matter_is_stated_with_its_place() -> None:
    raw = read("---\ntitle: Talks go on\ndate: 2022-03-03\n---\nText\n")
    assert (raw.stated.title, raw.stated.date) == ("Talks go on", "2022-03-03")
    assert raw.stated.places == {"title": "a.md:2", "date": "a.md:3"}
    assert read('+++\ntitle = "B"\n+++\nText\n').stated.title == "B"


def test_broken_front_matter_is_told_with_its_line_and_the_article_is_read() -> None:
    raw = read("---\ntitle: 'A\ndate: 2022\n---\nText\n")
    assert [problem.where for problem in raw.problems] == ["a.md:4"]
    assert [part.role for part in raw.parts] == ["meta", "text"]
    assert raw.stated.title is None


def test_an_unknown_key_is_told() -> None:
    assert [problem.where for problem in read("---\nheadline: A\n---\n").problems] == ["a.md:2"]


def test_a_file_too_long_for_markdown_is_read_as_plain_text_and_told() -> None:
    raw = read("# A\n" + "word " * (markdown.LARGEST // 5 + 1))
    assert (raw.format, raw.plain is raw.text, len(raw.parts)) == ("plain", True, 2)
    assert "too long" in raw.problems[0].what


@given(st.text(st.sampled_from("ab1 \n\r\t*`[]()#>-|:&\\^~\"'+.\x00\x0b\u2028\ufeff"), max_size=60))
def test_parts_of_any_markdown_are_in_order_with_white_space_alone_between(text: str) -> None:
    raw = read(text)
    end = 0
    for part in raw.parts:
        assert end <= part.start < part.end <= len(text)
        assert not text[end : part.start].strip("\ufeff").strip()
        end = part.end
    assert not text[end:].strip("\ufeff").strip()
