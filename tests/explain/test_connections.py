"""What connects articles, as programs read it: every offset points at its words, from either side."""

from typing import Any

import msgspec
import pytest

from sitegen import explain, relate
from sitegen.model import Archive

Record = dict[str, Any]


@pytest.fixture
def records(connected: Archive) -> dict[str, Record]:
    """Article source -> its record."""
    sources = [article.source for article in connected.articles]
    return dict(zip(sources, explain.records(connected, sources), strict=True))


def test_records_are_json(records: dict[str, Record]) -> None:
    assert msgspec.json.decode(msgspec.json.encode(records)) == records


def test_only_a_link_to_the_same_event_claims(records: dict[str, Record]) -> None:
    assert [(found["source"], found["kind"], found["linked"], found["status"]) for found in records["a.txt"]["related"]] == [
        ("c.txt", "event", True, "candidate"),
        ("b.txt", "more", False, "candidate"),
        ("d.txt", None, False, "candidate"),
    ]
    assert [reason["weight"] for reason in records["a.txt"]["related"][0]["reasons"]] == [0.8, -0.1]


def test_events_and_threads_are_named_by_words(records: dict[str, Record]) -> None:
    assert [records[source]["event"] for source in ("a.txt", "b.txt", "c.txt")] == ["a.txt", None, "a.txt"]
    assert [records[source]["thread"] for source in ("a.txt", "b.txt", "c.txt")] == ["the-dam", None, "the-dam"]


def test_a_story_tells_the_place_of_the_article_and_what_is_new_in_it(connected: Archive, records: dict[str, Record]) -> None:
    story = records["c.txt"]["story"]
    assert {key: story[key] for key in ("id", "name", "first", "last", "place", "of", "when", "sure", "why", "shared", "status")} == {
        "id": "the-dam", "name": "The dam", "first": "2022-03-03", "last": "2022-03-03", "place": 2, "of": 2, "when": "2022-03/..",
        "sure": False, "why": "names 3 March", "shared": "both name the dam", "status": "candidate",
    }  # fmt: skip
    text = connected.articles[2].raw.text
    assert [text[new["start"] : new["end"]] for new in story["new"]] == [new["text"] for new in story["new"]] == ["“It was all safe,”"]
    assert records["a.txt"]["story"]["place"] == 1
    assert records["b.txt"]["story"] is None


def test_the_same_words_are_told_from_either_side(connected: Archive, records: dict[str, Record]) -> None:
    texts = {article.source: article.raw.text for article in connected.articles}
    (there,) = [found for found in records["a.txt"]["same_words"] if found["source"] == "c.txt"]
    (back,) = records["c.txt"]["same_words"]
    assert [texts["a.txt"][place["start"] : place["end"]] for place in there["passages"]] == ["The dam burst", "“It was safe,”"]
    assert [texts["a.txt"][place["other_start"] : place["other_end"]] for place in back["passages"]] == ["The dam burst", "“It was safe,”"]
    assert [texts["c.txt"][place["start"] : place["end"]] for place in back["passages"]] == ["The dam burst", "“It was all safe,”"]
    assert (there["of_this"], there["of_other"]) == (back["of_other"], back["of_this"]) == (0.4, 0.7)
    assert [(found["source"], found["sameness"], found["status"]) for found in records["a.txt"]["same_words"]] == [
        ("c.txt", "passages", "candidate"), ("d.txt", "copy", "candidate"), ("e.txt", "version", "confirmed"),
    ]  # fmt: skip


def test_copies_and_older_versions_name_what_they_are_of(records: dict[str, Record]) -> None:
    assert records["d.txt"]["copy_of"] == {"source": "a.txt", "share": 0.9}
    assert records["e.txt"]["version_of"] == "a.txt"
    assert (records["a.txt"]["copy_of"], records["a.txt"]["version_of"]) == (None, None)


def test_the_terms_are_those_that_relating_compares(connected: Archive, records: dict[str, Record]) -> None:
    for article in connected.articles:
        assert records[article.source]["terms"] == list(relate.terms(article))
    assert {"dam", "act"} <= set(records["a.txt"]["terms"])


def test_statements_point_at_their_wordings(connected: Archive, records: dict[str, Record]) -> None:
    texts = {article.source: article.raw.text for article in connected.articles}
    for source in ("a.txt", "c.txt"):
        (said,) = records[source]["statements"]
        assert [texts[place["source"]][place["start"] : place["end"]] for place in said["wordings"]] == [
            "“It was safe,”", "“It was all safe,”",
        ]  # fmt: skip
        assert (said["speaker"], said["why"], said["shared"]) == ("Ann Lee", "share “safe”", ["safe"])
    assert records["b.txt"]["statements"] == []
