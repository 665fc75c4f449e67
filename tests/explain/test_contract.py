"""The JSON Lines contract: every key is there, and every offset points at its words."""

import msgspec
import pytest

from sitegen import explain
from sitegen.model import Archive, Doubt, Problem

KEYS = [
    "version", "source", "id", "format", "sha256", "encoding", "headline", "section", "standfirst", "published", "authors", "publisher",
    "url", "evidence", "blocks", "mentions", "dates", "quotes", "reported", "marks", "rejected", "tags", "related", "event", "thread",
    "story", "same_words", "copy_of", "version_of", "statements", "terms", "notes", "problems", "doubts", "changes",
]  # fmt: skip


def test_a_record_has_the_keys_of_the_contract_in_their_order(small: Archive) -> None:
    for record in explain.records(small, ["a.txt", "b.txt"]):
        assert list(record) == KEYS
        assert record["version"] == 3
        assert record["thread"] is None


def test_a_record_is_json(small: Archive) -> None:
    (record,) = explain.records(small, ["a.txt"])
    assert msgspec.json.decode(msgspec.json.encode(record)) == record


def test_offsets_point_at_the_words(small: Archive) -> None:
    text = small.articles[0].raw.text
    (record,) = explain.records(small, ["a.txt"])
    for mark in (*record["mentions"], *record["dates"], *record["quotes"], *record["reported"], *record["marks"], *record["rejected"]):
        assert text[mark["start"] : mark["end"]] == mark["text"]
    assert text[record["headline"]["start"] : record["headline"]["end"]] == record["headline"]["text"] == "The dam burst"
    assert "".join(text[block["start"] : block["end"]] for block in record["blocks"]).replace("\n", "") == text.replace("\n", "")


def test_marks_are_sorted_into_their_lists(small: Archive) -> None:
    (record,) = explain.records(small, ["a.txt"])
    assert [(mark["text"], mark["entity"]) for mark in record["mentions"]] == [("Ann Lee", "person/ann-lee"), ("Lee", "person/ann-lee")]
    assert [mark["value"] for mark in record["dates"]] == ["2022-03-03"]
    assert [mark["speaker"] for mark in record["quotes"]] == [{"name": "Ann Lee", "start": 58, "end": 61, "named": True}, None]
    assert [mark["kind"] for mark in record["marks"]] == ["law"]
    assert [mark["text"] for mark in record["rejected"]] == ["dam"]


def test_evidence_says_where_its_words_stand(small: Archive) -> None:
    first, second = explain.records(small, ["a.txt", "b.txt"])
    assert first["published"]["edtf"] == "2022-03-03"
    assert first["published"]["evidence"][0]["quote"] == "3 March 2022"
    assert second["headline"] is None
    assert second["published"] is None


def test_tags_come_best_first_and_relations_with_reasons(small: Archive) -> None:
    (record,) = explain.records(small, ["a.txt"])
    assert [(tag["tag"], tag["origin"], tag["entity"]) for tag in record["tags"]] == [
        ("Floods", "stated", None),
        ("Ann Lee", "entity", "person/ann-lee"),
    ]
    assert [(related["source"], related["linked"], related["reasons"][0]["words"]) for related in record["related"]] == [
        ("b.txt", False, "share the word “dam”")
    ]


@pytest.mark.parametrize("where", ["seeds/a.txt", "seeds/a.txt:3", "seeds/a.txt@77", "seeds/a.toml:2", "a.txt", "a.toml"])
def test_problems_of_the_file_and_the_one_beside_it_are_the_articles(small: Archive, where: str) -> None:
    archive = msgspec.structs.replace(small, problems=(Problem(where, "is odd"), Problem("seeds/other.txt", "is odd")))
    first, second = explain.records(archive, ["a.txt", "b.txt"])
    assert first["problems"] == [{"where": where, "what": "is odd", "hint": "", "weight": "warning"}]
    assert second["problems"] == []


def test_an_article_that_is_not_there_is_an_error(small: Archive) -> None:
    with pytest.raises(KeyError):
        list(explain.records(small, ["z.txt"]))


def test_reported_speech_is_apart_from_quotations(small: Archive) -> None:
    marks = tuple(msgspec.structs.replace(mark, kind="reported") if mark.text == "“safe”" else mark for mark in small.mentions["a.txt"])
    (record,) = explain.records(msgspec.structs.replace(small, mentions={"a.txt": marks}), ["a.txt"])
    assert [mark["text"] for mark in record["quotes"]] == ["“It was safe,”"]
    assert [(mark["text"], mark["speaker"]) for mark in record["reported"]] == [("“safe”", None)]
    assert "“safe”" not in [mark["text"] for mark in record["marks"]]


def test_doubts_come_with_the_article_that_they_are_about(small: Archive) -> None:
    doubts = (Doubt("", "two of one name", "[[merge]]"), Doubt("a.txt@20", "may be dated", 'date = "2022"'), Doubt("b.txt", "is open"))
    first, second = explain.records(msgspec.structs.replace(small, doubts=doubts), ["a.txt", "b.txt"])
    assert first["doubts"] == [{"where": "a.txt@20", "what": "may be dated", "curation": 'date = "2022"'}]
    assert [doubt["what"] for doubt in second["doubts"]] == ["is open"]
