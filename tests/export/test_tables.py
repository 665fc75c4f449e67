import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export import tables
from sitegen.export.rows import ArticleRow, EntityRow
from sitegen.model import Archive

Build = Callable[..., dict[str, bytes]]


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def test_a_table_of_articles(archive: Archive, build: Build) -> None:
    first, second, copy = read(build(archive)["data/articles.csv"])
    assert list(first) == [field.name for field in tables.ARTICLES.fields]
    assert (first["title"], first["authors"], first["tags"]) == ("Talks fail", "Ada Byron; Reuters", "Kyiv")
    assert (second["title"], copy["title"], copy["copy_of"]) == ("'=1+1", "'-Talks", "a")


def test_a_table_of_mentions(archive: Archive, build: Build, texts: dict[str, str]) -> None:
    rows = read(build(archive)["data/mentions.csv"])
    assert len(rows) == 8
    for row in rows:
        assert row["text"].removeprefix("'") == texts[row["article"]][int(row["start"]) : int(row["end"])]
    assert [row["text"] for row in rows[5:]] == ["'@Kyiv", '\ufffd\ufffd "quoted"\r\nnow', "'=1+1"]
    assert rows[7]["value"] == "'=cmd()"


def test_a_table_of_entities(archive: Archive, build: Build) -> None:
    assert read(build(archive)["data/entities.csv"])[1] == {
        "kind": "place", "id": "kyiv", "name": "Kyiv", "page": "places/kyiv.html", "articles": "2", "mentions": "3",
        "aliases": "Kiev; @Kyiv", "wikidata": "", "status": "candidate",
    }  # fmt: skip


@given(st.text(st.characters(codec="utf-8")))
def test_no_field_runs_as_a_formula(value: str) -> None:
    shown = tables.plain(value)
    assert shown in {value, f"'{value}"}
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(("table", "row"), [(tables.ARTICLES, ArticleRow), (tables.ENTITIES, EntityRow)])
def test_columns_are_the_fields_of_the_rows(table: tables.Table, row: type[ArticleRow | EntityRow]) -> None:
    assert [field.name for field in table.fields] == list(row.__struct_fields__)
