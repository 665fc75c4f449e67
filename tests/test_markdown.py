import gc
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from sitegen import markdown


def pieces(text: str) -> list[tuple[str, str | None]]:
    """Return the content of each piece of text with the raw text that it was found at."""
    found = []
    for token in markdown.texts(markdown.tokens(text)):
        start, end = token.meta["start"], token.meta["end"]
        found.append((token.content, text[start:end] if start is not None else None))
    return found


def places(text: str, content: str) -> list[int]:
    return [token.meta["start"] for token in markdown.texts(markdown.tokens(text)) if token.content == content]


def test_text_is_found_again_in_headings_paragraphs_lists_and_quotes() -> None:
    text = "# Talks *go* on #\n\n- one\n- two\n\n> three\n> four\n"
    assert pieces(text) == [(word, word) for word in ("Talks ", "go", " on", "one", "two", "three", "four")]


def test_a_number_that_is_also_its_list_s_marker_is_found_behind_it() -> None:
    assert places("1. 1\n2. 2\n", "1") == [3]
    assert places("1. 1\n2. 2\n", "2") == [8]


def test_words_of_a_link_s_target_and_title_are_not_mistaken_for_text() -> None:
    text = '[a](b "b") b and [c][d] d\n\n[d]: https://example.org/d\n'
    assert places(text, " b and ") == [10]
    assert text[slice(*[places(text, " d")[0], len(text)])].startswith(" d\n")


def test_an_image_s_words_are_no_text_and_do_not_hide_what_follows() -> None:
    text = '![b](b "b") b'
    assert pieces(text) == [(" b", " b")]
    assert places(text, " b") == [11]


def test_character_references_and_escapes_are_found_as_they_are_written() -> None:
    assert pieces("A &amp; B \\* C") == [("A ", "A "), ("&", "&amp;"), (" B ", " B "), ("*", "\\*"), (" C", " C")]


def test_inline_code_is_found_within_its_marks_and_over_line_ends() -> None:
    assert pieces("`` a ` b `` c") == [("a ` b", "a ` b"), (" c", " c")]
    text = "> `a\n> b` c"
    (start,) = places(text, "a b")
    assert text[start] == "a"
    assert places(text, " c") == [9]


def test_cells_of_a_table_are_found_in_their_row() -> None:
    text = "|a|b|\n|-|-|\n|1|1|\n"
    assert places(text, "1") == [13, 15]


def test_code_blocks_are_found_as_a_whole() -> None:
    assert pieces("```py\nx = 1\ny = 2\n```\n") == [("x = 1\ny = 2\n", "x = 1\ny = 2")]
    assert pieces("    x = 1\n\n    y = 2\n") == [("x = 1\n\ny = 2\n", "x = 1\n\n    y = 2")]
    assert pieces("> ```\n> x = 1\n> ```\n") == [("x = 1\n", "x = 1")]
    assert pieces("```\n```\n") == [("", None)]


def test_footnotes_are_found_where_they_are_written() -> None:
    text = "a^[b *c* d] e[^1] 1\n\n[^1]: note\n"
    assert sorted(pieces(text)) == sorted((word, word) for word in ("a", " e", " 1", "b ", "c", " d", "note"))
    assert places(text, "b ") == [3]
    assert places(text, " 1") == [17]


def test_the_second_of_two_equal_lines_is_found_at_its_own_place() -> None:
    assert places("same\n\nsame\n\n* same\n", "same") == [0, 6, 14]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_keep_the_places_right(end: str) -> None:
    text = f"# One{end}{end}two{end}three{end}"
    assert pieces(text) == [("One", "One"), ("two", "two"), ("three", "three")]


def test_html_is_text() -> None:
    assert ("<script>alert(1)</script>", "<script>alert(1)</script>") in pieces("<script>alert(1)</script>")


def test_dangerous_links_are_no_links() -> None:
    parsed = markdown.tokens("[x](javascript:alert(1)) [y](data:text/html,z)")
    assert not [child for token in parsed for child in token.children or [] if child.type == "link_open"]


def test_front_matter_is_found_in_both_formats_and_left_out_of_the_text() -> None:
    assert markdown.front_matter("---\ntitle: A\n---\nB") == ("yaml", "title: A\n", 17)
    assert markdown.front_matter('+++\ntitle = "A"\n+++\n') == ("toml", 'title = "A"\n', 20)
    assert markdown.front_matter("A\n---\nB\n---\n") == ("", "", 0)
    assert markdown.front_matter("---\nnever closed") == ("", "", 0)
    assert pieces("---\ntitle: A\n---\nB") == [("B", "B")]


def test_plain_hides_markup_and_keeps_length_and_line_ends() -> None:
    text = "---\ntitle: A\n---\n# Talks *go* [on](u)\n\n&amp; `so`\r\n"
    shown = markdown.plain(text, markdown.tokens(text))
    assert len(shown) == len(text)
    assert shown.split() == ["Talks", "go", "on", "&", "so"]
    assert [match.start() for match in re.finditer(r"[\r\n]", shown)] == [match.start() for match in re.finditer(r"[\r\n]", text)]


def located(tokens: list[Token], text: str) -> None:
    for token in markdown.texts(tokens):
        start, end = token.meta["start"], token.meta["end"]
        if start is not None:
            assert 0 <= start <= end <= len(text)


MARKDOWN = st.text(st.sampled_from("ab1 \n\r\t*_`[]()!#>-|:&;\\^~<\"'+.\x00"), max_size=60)


@given(MARKDOWN)
def test_any_markdown_is_located_in_bounds_and_plain_keeps_its_length(text: str) -> None:
    tokens = markdown.tokens(text)
    located(tokens, text)
    shown = markdown.plain(text, tokens)
    assert len(shown) == len(text)
    assert re.sub(r"[^\r\n]", "", shown) == re.sub(r"[^\r\n]", "", text)


@pytest.mark.parametrize("unit", ["[a](b", "![a](", "`a ", "*a ", "[a](b) ", "&amp;", "a_b_", "a\n", "[a](b\t\t\t", "\\*", "|a"])
def test_hostile_markdown_takes_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * (times // len(unit))
        gc.disable()  # what other tests have left in memory is not the text's fault
        try:
            start = time.process_time()
            markdown.plain(text, markdown.tokens(text))
            return time.process_time() - start
        finally:
            gc.enable()

    seconds(1000)
    assert min(seconds(20_000) for _ in range(3)) < 40 * min(seconds(2000) for _ in range(3)) + 0.2
