import contextlib

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


def test_an_unknown_key_is_told_with_its_line() -> None:
    error = told(b'title = "A"\n\ntitel = "B"\n')
    assert error.where == "a.toml:3"
    assert "titel" in error.message


def test_a_wrong_type_is_told_with_its_line_and_key() -> None:
    error = told(b'title = "A"\ntags = "war"\n')
    assert error.where == "a.toml:2"
    assert "tags" in str(error)
    assert "array" in error.message


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
