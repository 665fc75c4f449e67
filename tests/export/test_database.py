import asyncio
import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette
from sqlite_utils import Database

from sitegen.errors import OutputError
from sitegen.export import database
from sitegen.model import Archive

Build = Callable[..., dict[str, bytes]]


@pytest.fixture
def place(archive: Archive, build: Build, tmp_path: Path) -> Path:
    made = tmp_path / "archive.sqlite"
    made.write_bytes(build(archive)["data/archive.sqlite"])
    return made


@pytest.fixture
def base(place: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(place)) as opened:
        yield opened


def test_it_is_whole_and_its_references_lead_somewhere(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_no_room_for_it_is_told(archive: Archive, build: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(database, "_fill", full)
    with pytest.raises(OutputError, match="disk is full") as told:
        build(archive)
    assert "TMPDIR" in (told.value.hint or "")
    assert list(tmp_path.iterdir()) == []


def test_words_are_taken_out_of_the_text(base: sqlite3.Connection, texts: dict[str, str]) -> None:
    rows = base.execute('SELECT article, id, start, "end", words, entity FROM mentioned ORDER BY article, start').fetchall()
    assert len(rows) == 8
    assert all(texts[article][start:end] == words for article, _, start, end, words, _ in rows)
    assert [entity for *_, entity in rows][:1] == ["Mykhailo Podolyak"]
    assert rows[2][4] == "“We go 𝕆n.”"


def test_what_is_said_of_mentions_is_what_the_other_files_say(archive: Archive, build: Build, base: sqlite3.Connection) -> None:
    lines = [json.loads(line) for line in build(archive)["data/mentions.jsonl"].splitlines()]
    said = [
        (line["article"], one["id"], one["kind"], one.get("value"), one.get("speaker"), one["certainty"], one["rule"], one.get("status"))
        for line in lines
        for one in line["mentions"]
    ]
    rows = base.execute(
        "SELECT article, id, kind, value, speaker, certainty, rule, confirmed FROM mentioned ORDER BY article, start"
    ).fetchall()
    assert rows == [(*fields, status == "confirmed") for *fields, status in said]


def test_a_text_is_read_without_what_was_taken_out(base: sqlite3.Connection) -> None:
    (reading,) = base.execute("SELECT reading FROM readings WHERE article = 'a'").fetchone()
    assert reading.startswith("Talks fail\n\nMykhailo Podolyak said on Monday: “We go 𝕆n.”\n\nHe left Kyiv.")


def test_what_is_not_known_is_null(base: sqlite3.Connection) -> None:
    assert base.execute("SELECT published, publisher, copy_of FROM articles ORDER BY number").fetchall() == [
        ("2022-02-28", "The Daily Example", None), ("2022-03?", None, None), (None, None, "a"),
    ]  # fmt: skip


def test_the_bytes_are_those_of_the_archive_alone(archive: Archive, build: Build) -> None:
    made = build(archive)["data/archive.sqlite"]
    assert made == build(archive)["data/archive.sqlite"]
    assert made[16:18] == (1024).to_bytes(2, "big")
    assert made[92:100] == (1).to_bytes(4, "big") + (3040000).to_bytes(4, "big"), "not those of the SQLite that wrote it"


def test_tools_find_tables_and_what_they_refer_to(place: Path) -> None:
    database = Database(place)
    try:
        assert set(database.table_names()) == {"articles", "blocks", "entities", "kinds", "rules", "mentions", "tags", "article_tags"}
        assert {(key.column, key.other_table) for key in database["mentions"].foreign_keys} == {
            ("article", "articles"), ("entity", "entities"), ("kind", "kinds"), ("rule", "rules"),
        }  # fmt: skip
        assert database["article_tags"].count == 1
    finally:
        database.close()


def test_datasette_opens_it(place: Path) -> None:
    async def asked(path: str) -> dict[str, object]:
        served = Datasette([], immutables=[str(place)])
        answer = await served.client.get(path)
        assert answer.status_code == 200
        found: dict[str, object] = json.loads(answer.text)
        return found

    with ThreadPoolExecutor(1) as thread:  # Playwright's loop runs in this one when it is tested in the same process
        found = thread.submit(asyncio.run, asked("/archive/mentioned.json?_shape=objects&article=a&kind=place")).result()
    rows = found["rows"]
    assert isinstance(rows, list)
    assert [row["words"] for row in rows] == ["Kyiv", "Kyiv"]
