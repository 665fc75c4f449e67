from sitegen import data


def test_comments_and_blank_lines_are_no_entries() -> None:
    entries = data.lines("sitegen.resolve", "titles.txt")
    assert entries
    assert not [entry for entry in entries if entry.startswith("#") or not entry.strip()]


def test_the_words_of_a_list_are_those_of_its_lines() -> None:
    lines = data.lines("sitegen.relate", "common.txt")
    assert data.words("sitegen.relate", "common.txt") == {word for line in lines for word in line.split()}


def test_a_table_is_read_as_toml() -> None:
    assert "months" in data.tables("sitegen.infer", "words.toml")
