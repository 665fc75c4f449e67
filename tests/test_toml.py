import contextlib
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from sitegen import toml
from sitegen.errors import ConfigError


class Inner(Struct, frozen=True, forbid_unknown_fields=True):
    quote: str
    size: int = 0


class Outer(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    tags: tuple[str, ...] = ()
    note: tuple[Inner, ...] = ()


def told(data: bytes) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        toml.convert(toml.parse(data, "a.toml"), Outer, data, "a.toml")
    return caught.value


def test_good_toml_becomes_the_value() -> None:
    data = b'title = "A"\ntags = ["x"]\n[[note]]\nquote = "q"\n'
    assert toml.convert(toml.parse(data, "a.toml"), Outer, data, "a.toml") == Outer("A", ("x",), (Inner("q"),))


def test_a_byte_order_mark_does_no_harm() -> None:
    assert toml.parse(b'\xef\xbb\xbftitle = "A"', "a.toml") == {"title": "A"}


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b'title = "A"\ntags = [\n\n', "a.toml:4"),
        (b'title = "A"\nbroken\n', "a.toml:2"),
        (b'title = "A"\ntitle = "B"\n', "a.toml:2"),
        (b'\n\ntitle = "\xff"\n', "a.toml:3"),
        (b'title = "A"\r\nx = \r\n', "a.toml:2"),
        (b"x", "a.toml:1"),
    ],
)
def test_broken_toml_is_told_with_its_line(data: bytes, where: str) -> None:
    error = told(data)
    assert error.where == where
    assert error.hint


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'title = "A\n', "a text is not closed by a quotation mark in its line"),
        (b"title = 'A\n", "a text is not closed by its quotation mark"),
        (b'title = "A', "a text is not closed by its quotation mark"),
        (b'title = """A', "a text is not closed by its quotation mark"),
        (b'title = "\x01"', "it holds a control character"),
        (b"title", "a key has no '=' and no value behind it"),
        (b"title = A", "a value is missing, or is a text without quotation marks"),
        (b'title = "A" B', "something stands behind a value in its line"),
        (b"[tool\n", "the name of a table is not closed by ']'"),
        (b"= 1", "a line begins with neither a key nor the name of a table"),
        (b"a = 2022-02-30", "a date or a time is on no calendar"),
        (b"a = 1\na = 2\n", "a key or a table is written twice"),
        (b"a = {b = 1, b = 2}", "a key is written twice"),
        (b"a = [1", "a list is not closed by ']'"),
        (b"a = {b = 1", "a table is not closed by '}'"),
        (b'a = "C:\\windows"', "a text holds a backslash, which must be written twice"),
        (b"a = " + b"9" * 5000, "it cannot be understood from this line on"),
    ],
)
def test_broken_toml_is_told_in_plain_words(data: bytes, words: str) -> None:
    assert told(data).message == f"is not valid TOML: {words}"


def test_an_unknown_key_is_told_with_the_keys_that_are_known() -> None:
    error = told(b'title = "A"\ntaggs = 1\n')
    assert (error.message, error.hint) == ('unknown key "taggs"', 'Did you mean "tags"? Known keys: title, tags, note.')
    error = told(b'title = "A"\n[[note]]\nquote = "q"\ncolour = 1\n')
    assert (error.message, error.hint, error.where) == ('unknown key "colour" in note[0]', "Known keys: quote, size.", "a.toml:4")


def test_a_key_that_hides_or_is_very_long_is_shown_on_one_short_line() -> None:
    assert toml.quoted("a\nb\u202ec" + "d" * 500) == '"a b\N{REPLACEMENT CHARACTER}c' + "d" * 35 + '"'


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3), max_leaves=6)
)
def test_no_word_of_the_library_is_told(value: object) -> None:
    with contextlib.suppress(ConfigError):
        toml.convert({"title": value}, Outer, b"", "a.toml")
    with pytest.raises(ConfigError) as caught:
        toml.convert({"title": "A", "tags": ["x", value], "note": [value]}, Outer, b"", "a.toml")
    assert not any(word in str(caught.value) for word in ("Expected", "Object", "`", "array", "null"))


def test_an_unknown_key_is_told_with_its_line() -> None:
    error = told(b'title = "A"\n\ntitel = "B"\n')
    assert error.where == "a.toml:3"
    assert "titel" in error.message


def test_a_wrong_type_is_told_with_its_line_and_key() -> None:
    error = told(b'title = "A"\ntags = "war"\n')
    assert error.where == "a.toml:2"
    assert "tags" in str(error)
    assert error.message == 'the key "tags" must be a list, and is text'


def test_a_wrong_type_deep_inside_names_the_path_to_the_key() -> None:
    error = told(b'title = "A"\n[[note]]\nquote = "q"\n[[note]]\nquote = "r"\nsize = "big"\n')
    assert error.where == "a.toml:6"
    assert "note[1].size" in str(error) or "note[...].size" in str(error)


def test_a_missing_key_is_told_with_its_name() -> None:
    error = told(b'tags = ["x"]\n')
    assert error.where == "a.toml"
    assert "title" in error.message


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"site = 1", 1),
        (b"x = 1\n  site=1", 2),
        (b'"site" = 1', 1),
        (b"[site]\n", 1),
        (b"x = 1\n\n[[site]]\n", 3),
        (b"[tool.site]\n", 1),
        (b"site: 1\n", 1),
        (b"sites = 1\n", None),
        (b"# site = 1\n", None),
        (b'x = "site = 1"\n', None),
        (b"", None),
    ],
)
def test_keys_and_tables_are_found_by_line(data: bytes, line: int | None) -> None:
    assert toml.line_of(data, "site") == line


def test_no_key_is_on_no_line() -> None:
    assert toml.line_of(b" = 1", "") is None


def test_the_lines_of_repeated_tables_are_found_in_order() -> None:
    data = b'[[note]]\nquote = "[[note]]"\n\n [[ note ]]\n[[notes]]\n[note]\n[[note]] # three\n'
    assert toml.table_lines(data, "note") == [1, 4, 7]


@given(st.binary(max_size=60))
def test_any_bytes_are_toml_or_a_told_error(data: bytes) -> None:
    with contextlib.suppress(ConfigError):
        toml.convert(toml.parse(data, "a.toml"), Outer, data, "a.toml")


def test_any_text_is_written_so_that_it_is_read_back() -> None:
    for words in ('“a” "b" \\ c', "tab\t, line\nand \x7f\x00", "Kyiv’s", ""):
        assert tomllib.loads(f"a = {toml.text(words)}") == {"a": words}
    assert toml.text("half \ud800") == '"half \N{REPLACEMENT CHARACTER}"'


def test_the_lines_of_the_keys_and_tables_in_a_table_are_found() -> None:
    data = b"x = 1\n[tags]\r\n\"a b\" = false\nc = {x = 2}\n[other]\nd = 1\n  [ tags.'e' ]\nx = 3\n[[tags.list]]\n[tags.f] # g\n"
    assert toml.inner_lines(data, "tags") == {"a b": 3, "c": 4, "e": 7, "f": 10}
    assert toml.inner_lines(b"\xff[tags]\n", "other") == {}
