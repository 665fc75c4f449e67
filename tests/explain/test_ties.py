"""Connections as tables, and the lines that change them."""

import pytest
from msgspec import structs

from sitegen import curate, explain
from sitegen.explain import changes
from sitegen.model import Archive, Link, Story
from sitegen.read import front, rules


@pytest.fixture
def tables(connected: Archive) -> dict[str, explain.Table]:
    """Title -> table of a.txt."""
    return {table.title: table for table in next(explain.tables(connected, ["a.txt"]))}


def obeyed(archive: Archive, lines: str) -> curate.Curated:
    """Apply the lines as a curation file; what is said must be understood."""
    said, problems = rules.curation(front.from_toml(lines.encode(), "curation.toml"), "curation.toml")
    made = curate.apply(said, archive.articles, archive.mentions, archive.kinds)
    assert (problems, made.problems) == ((), ())
    return made


def test_links_are_told_by_what_they_claim(tables: dict[str, explain.Table]) -> None:
    assert [(row[0], row[3], row[4]) for row in tables["Related articles"].rows] == [
        ("c.txt", "same event", "both quote Ann Lee; tell of different days (-0.10)"),
        ("b.txt", "more on this", "share the word “dam”"),
        ("d.txt", "no", "share the word “act”"),
    ]


def test_the_thread_is_told_in_its_order(tables: dict[str, explain.Table]) -> None:
    assert tables["Thread “The dam” (both name the dam)"].rows == (
        ("1", "3 March 2022", "a.txt (this one)", "The dam burst", ""),
        ("2", "not before March 2022: names 3 March", "c.txt", "A headline", "“It was all safe,”"),
    )


def test_the_same_words_and_statements_are_told(tables: dict[str, explain.Table]) -> None:
    assert tables["The same words"].rows == (
        ("c.txt", "40 %", "70 %", "passages", "share 6 words"),
        ("d.txt", "100 %", "90 %", "copy", "90 % the same"),
        ("e.txt", "20 %", "100 %", "version", "have one address"),
    )
    assert tables["Quoted elsewhere"].rows == (
        ("Ann Lee", "a.txt", "5", "“It was safe,”", "share “safe”"),
        ("", "c.txt", "1", "“It was all safe,”", ""),
    )


def test_rows_are_as_long_as_the_columns(tables: dict[str, explain.Table]) -> None:
    assert all(len(row) == len(table.columns) for table in tables.values() for row in table.rows)


def test_every_link_is_changed_by_its_lines(connected: Archive) -> None:
    changed = [changes.related("a.txt", found) for found in connected.related["a.txt"]]
    assert [obeyed(connected, change.lines).links[0] for change in changed if change] == [
        Link(("a.txt", "c.txt"), "none", "curation.toml:1"),
        Link(("a.txt", "b.txt"), "none", "curation.toml:1"),
        Link(("a.txt", "d.txt"), "more", "curation.toml:1"),
    ]


def test_shared_words_are_called_something_else_by_their_lines(connected: Archive) -> None:
    passages, copy, version = connected.reuse.overlaps
    for found, bond in ((passages, "copy"), (copy, "distinct"), (structs.replace(version, status="candidate"), "distinct")):
        change = changes.overlap(found)
        assert change is not None
        assert [(link.articles, link.bond) for link in obeyed(connected, change.lines).links] == [((found.one, found.other), bond)]


def test_an_article_is_taken_out_of_its_thread(connected: Archive) -> None:
    (thread,) = connected.threads
    change = changes.story(thread, "c.txt")
    assert change is not None
    assert obeyed(connected, change.lines).stories == (Story("The dam", (), ("c.txt",), "curation.toml:1"),)


def test_what_the_archivist_has_said_has_no_other_lines(connected: Archive) -> None:
    assert changes.related("c.txt", connected.related["c.txt"][0]) is None
    assert changes.overlap(connected.reuse.overlaps[2]) is None
    assert changes.story(structs.replace(connected.threads[0], status="confirmed"), "c.txt") is None


def test_decisions_are_named_with_their_lines(connected: Archive) -> None:
    told = [choice.decision for choice in explain.choices(connected, "a.txt")][-6:]
    assert told == [
        "same event: c.txt (both quote Ann Lee): to take the link away",
        "more on this: b.txt (share the word “dam”): to take the link away",
        "not linked with d.txt: to link them",
        "part of the thread “The dam”: to take it out",
        "shares passages with c.txt: to call one a copy of the other",
        "is the same as d.txt: to keep the two apart",
    ]
    assert [choice.change.file for choice in explain.choices(connected, "a.txt")][-6:] == ["curation.toml"] * 6
