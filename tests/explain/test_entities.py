"""Entities of the whole archive, one a line, with whom and what they appear with."""

import msgspec

from sitegen import explain
from sitegen.model import Archive


def test_an_entity_tells_its_names_counts_and_associations(connected: Archive) -> None:
    lee, act = explain.entity_records(connected)
    assert lee == {
        "version": explain.VERSION, "kind": "person", "id": "ann-lee", "name": "Ann Lee", "aliases": ["Lee"], "status": "candidate",
        "why": "", "wikidata": None, "articles": 3, "counted": 1, "marks": 2,
        "associations": [
            {"kind": "law", "id": "act-5", "name": "Act 5", "together": 2, "expected": 0.5, "surprise": 3.2, "articles": ["a.txt"]}
        ],
    }  # fmt: skip
    assert (act["name"], act["associations"]) == ("Act 5", [])
    assert msgspec.json.decode(msgspec.json.encode(lee)) == lee


def test_the_table_says_the_same(connected: Archive) -> None:
    table = explain.entity_table(connected)
    assert table.rows == (("person", "Ann Lee", "Lee", "1", "2", "Act 5 (2, by chance 0.5)"), ("law", "Act 5", "", "1", "1", ""))
    assert all(len(row) == len(table.columns) for row in table.rows)
