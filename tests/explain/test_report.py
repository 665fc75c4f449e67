"""Tables say the same for people; what there is nothing to say about has no table."""

import msgspec
import pytest

from sitegen import explain
from sitegen.model import Archive, Tag, TagUse

Tables = dict[str, dict[str, explain.Table]]


@pytest.fixture
def tables(small: Archive) -> Tables:
    """Article source -> title -> table."""
    sources = [article.source for article in small.articles]
    return dict(zip(sources, ({table.title: table for table in made} for made in explain.tables(small, sources)), strict=True))


def test_every_part_has_its_table(tables: Tables) -> None:
    assert list(tables["a.txt"]) == [
        "a.txt", "Taken out, or doubtful", "Names", "Quotations", "Dates in the text", "Other marks", "Rejected by the archivist", "Tags",
        "Related articles", "Notes", "Problems",
    ]  # fmt: skip
    assert list(tables["b.txt"]) == ["b.txt"]


def test_rows_are_as_long_as_the_columns(tables: Tables) -> None:
    for source in ("a.txt", "b.txt"):
        for table in tables[source].values():
            assert all(len(row) == len(table.columns) for row in table.rows)
            assert all(isinstance(cell, str) for row in table.rows for cell in row)


def test_facts_come_with_the_words_that_justify_them(tables: Tables) -> None:
    rows = tables["a.txt"]["a.txt"].rows
    assert ("headline", "The dam burst", "first line", "The dam burst (line 1, 0.90 sure)") in rows
    assert ("published", "3 March 2022 (2022-03-03)", "full date", "3 March 2022 (line 3, 1.00 sure)") in rows
    assert ("headline", "A headline", "", "nothing: called by the file's name") in tables["b.txt"]["b.txt"].rows


def test_what_was_taken_out_and_what_is_doubtful_are_told(tables: Tables) -> None:
    assert tables["a.txt"]["Taken out, or doubtful"].rows == (
        ("3", "dateline", "3 March 2022", "a date alone", ""),
        ("7", "body, doubtful", "Act 5 holds.", "", ""),
        ("9", "furniture", "Load more", "stock phrase", "stands in 2 of 2 articles"),
    )


def test_names_are_grouped_by_whom_they_mean(tables: Tables) -> None:
    assert tables["a.txt"]["Names"].rows == (("person", "Ann Lee", "2", "Ann Lee, Lee", "0.90", "full name", "a first name"),)


def test_speakers_relations_and_problems_are_told(tables: Tables) -> None:
    found = tables["a.txt"]
    assert [row[2] for row in found["Quotations"].rows] == ["Ann Lee", "unattributed"]
    assert found["Related articles"].rows == (("b.txt", "A headline", "0.40", "more on this", "share the word “dam”"),)
    assert found["Problems"].rows == (("seeds/a.txt:1", "is odd", "Look at it."),)


def test_a_tag_that_others_state_is_not_called_stated_where_a_rule_found_it(small: Archive) -> None:
    elsewhere = Tag("dam", "Dam", "stated", (TagUse("a.txt", 0.5, "the archivist's tag, found in the text here"),))
    changed = msgspec.structs.replace(small, tags=(elsewhere,))
    (table,) = [table for table in next(explain.tables(changed, [small.articles[0].source])) if table.title == "Tags"]
    assert table.rows == (("Dam", "phrase", "0.50", "the archivist's tag, found in the text here"),)
    (record,) = explain.records(changed, ["a.txt"])
    assert record["tags"][0]["origin"] == "phrase"


def test_joined_names_do_not_make_their_marks_confirmed(small: Archive) -> None:
    (person,) = small.entities
    joined = msgspec.structs.replace(person, status="confirmed", why="The archivist says so.")
    (table,) = [
        table
        for table in next(explain.tables(msgspec.structs.replace(small, entities=(joined,)), [small.articles[0].source]))
        if table.title == "Names"
    ]
    assert table.rows[0][4:] == ("0.90", "full name", "a first name; The archivist says so.")
