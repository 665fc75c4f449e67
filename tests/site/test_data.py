"""The data of whole sites, held against the files that it points at, by programs that others wrote."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from frictionless import validate
from tools import building

from sitegen import check, urls
from sitegen.pipeline import Site
from sitegen.text import visible

Files = dict[str, bytes]


@pytest.fixture(params=["files", "starter", "linked", "hostile"])
def site(request: pytest.FixtureRequest, hostile_site: Site) -> Files:
    """Each of the sites: the repository's, the starter's (Markdown, notes), one with versions, and a hostile one."""
    if request.param == "hostile":
        return building.contents(hostile_site)
    found: Files = request.getfixturevalue(request.param)
    return found


def lines(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.split(b"\n")[:-1]]


def annotations(site: Files) -> list[dict[str, Any]]:
    page = json.loads(site[urls.annotations(1)])
    assert "next" not in page
    found: list[dict[str, Any]] = page["items"]
    return found


def test_offsets_count_code_points_of_the_untouched_file(site: Files) -> None:
    articles = {row["file"]: row for row in lines(site["data/articles.jsonl"])}
    texts = {path: visible(site[path].decode(row["encoding"])) for path, row in articles.items()}
    assert all(texts[path] == row["text"] for path, row in articles.items())
    found = annotations(site)
    assert len(found) == json.loads(site[urls.ANNOTATIONS])["total"] > 0
    for one in found:
        source = one["target"]["source"]
        quote, position = one["target"]["selector"]
        assert texts[source if isinstance(source, str) else source["id"]][position["start"] : position["end"]] == quote["exact"]


def test_every_quotation_of_a_page_has_its_annotation_at_its_address(site: Files) -> None:
    told = {one["id"] for one in annotations(site)}
    for row in lines(site["data/articles.jsonl"]):
        named = re.findall(r'<\w+ class="mark[^>]* id="(q[0-9a-z]+(?:-\d+)?)"', site[row["page"]].decode())
        assert {f"{row['page']}#{name}" for name in named} <= told


def test_the_data_package_is_valid(site: Files, tmp_path: Path) -> None:
    for path, content in site.items():
        if path.startswith("data/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
    report = validate(str(tmp_path / "data/datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])[:5]


def test_the_database_is_whole_and_says_the_same(site: Files, tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    place.write_bytes(site["data/archive.sqlite"])
    told = [(row["article"], one["id"], one["text"]) for row in lines(site["data/mentions.jsonl"]) for one in row["mentions"]]
    with closing(sqlite3.connect(place)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        found = base.execute("SELECT article, id, words FROM mentioned").fetchall()
    assert sorted(found) == sorted(told)


def test_citations_are_read_by_reference_managers(site: Files) -> None:
    ids = [row["id"] for row in lines(site["data/articles.jsonl"])]
    bibtex = bibtexparser.parse_string(site["data/articles.bib"].decode())
    assert not bibtex.failed_blocks
    assert [entry.key for entry in bibtex.entries] == ids
    assert [record["id"] for record in rispy.loads(site["data/articles.ris"].decode())] == ids
    assert [item["id"] for item in json.loads(site["data/articles.csl.json"])] == ids


def test_check_finds_nothing_wrong_with_them(hostile_site: Site) -> None:
    site = building.repository()
    config = building.config.load(building.ROOT, building.BASE_URL)
    told = check.site(site.archive, config, site.files)
    assert not [problem for problem in told if "data/" in problem.where]
    assert {"data/archive.sqlite", "data/mentions.csv"} <= {file.path for file in hostile_site.files}
