import pytest

from sitegen.errors import ConfigError
from sitegen.read import front


def yaml(content: str) -> front.Table:
    return front.from_text("yaml", content, "a.md")


def test_yaml_scalars_stay_the_words_that_stand_there() -> None:
    table = yaml("title: 1984\ndate: 2022-03\nanswer: no\nnone:\n")
    assert table.values == {"title": "1984", "date": "2022-03", "answer": "no"}


def test_each_key_knows_its_line_counted_from_the_opening_line() -> None:
    assert yaml("title: A\n\ndate: 2022\n").lines == {"title": 2, "date": 4}
    assert front.from_text("toml", 'title = "A"\n\ndate = 2022-03-03\n', "a.md").lines == {"title": 2, "date": 4}


def test_lists_and_tables_in_lists_are_read() -> None:
    table = yaml("tags: [talks, war]\nnote:\n  - quote: a\n    body: b\n")
    assert table.values["tags"] == ["talks", "war"]
    (note,) = table.values["note"]
    assert (note.values, note.line) == ({"quote": "a", "body": "b"}, 4)


def test_tables_of_toml_know_the_line_of_their_header() -> None:
    table = front.from_toml(b'title = "A"\n\n[[note]]\nquote = "a"\n\n[[note]]\nquote = "b"\n', "a.toml")
    assert [note.line for note in table.values["note"]] == [3, 6]


@pytest.mark.parametrize(
    ("content", "words", "line"),
    [
        ("title: A\ndate: 2022: no\n", "a second ':' stands in the line", 3),
        ("title: 'A\n", "not closed by its quotation mark", 3),
        ("a: %x\n", "has a meaning in YAML", 2),
        ("a: [b\nc: d\n", "not closed by ']'", 3),
        ('a: "b" c\n', "stands behind a closing quotation mark", 2),
        ('a: "\\q"\n', "backslash", 2),
        ("a: b\nc\n", "has no ':'", 4),
        ("a: >9x\n", "cannot be understood from this line on", 2),
        ("a: &x [1]\nb: *x\n", "anchor", 2),
        ("a: !!python/object/apply:os.system [ls]\n", "tag", 2),
        ("- a\n- b\n", "no list of keys", 2),
        ("just words\n", "no list of keys", 2),
        ("a: 1\na: 2\n", "states 'a' twice", 3),
        ("[a]: 1\n", "no word", 2),
        ("a: [[[[[[1]]]]]]\n", "nested too deeply", 2),
        ("a: \x01\n", "forbids", 2),
        ("a: 1\n--- \nb: 2\n", "second document", 3),
    ],
)
def test_broken_or_dangerous_yaml_is_told_with_its_line(content: str, words: str, line: int) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        yaml(content)
    assert caught.value.where == f"a.md:{line}"


def test_broken_toml_is_told_with_its_line() -> None:
    with pytest.raises(ConfigError) as caught:
        front.from_text("toml", 'title = "A"\ndate = \n', "a.md")
    assert caught.value.where == "a.md:3"


def test_endless_nesting_is_refused_in_both_formats() -> None:
    with pytest.raises(ConfigError, match="nested"):
        front.from_toml(b"a = " + b"[" * 100_000, "a.toml")
    with pytest.raises(ConfigError, match="nested"):
        yaml("a: " + "[" * 60_000)


def test_front_matter_of_a_book_s_length_is_refused() -> None:
    with pytest.raises(ConfigError, match="64 Ki"):
        yaml("a: b\n" * 20_000)


def test_empty_front_matter_states_nothing() -> None:
    assert yaml("").values == {}
    assert yaml("# a comment\n").values == {}
