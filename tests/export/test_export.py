import json
from collections.abc import Callable
from pathlib import Path

import making
import pytest
from msgspec import structs

from sitegen import export
from sitegen.config import Config
from sitegen.model import Archive

Build = Callable[..., dict[str, bytes]]


def test_the_files_of_a_small_archive(archive: Archive, build: Build) -> None:
    assert sorted(build(archive)) == [
        "data/annotations.jsonld", "data/annotations/1.jsonld", "data/annotations/orphaned.jsonld", "data/archive.sqlite",
        "data/articles.bib", "data/articles.csl.json", "data/articles.csv", "data/articles.jsonl", "data/articles.ris",
        "data/datapackage.json", "data/entities.csv", "data/mentions.csv", "data/mentions.jsonl", "data/ro-crate-metadata.json",
    ]  # fmt: skip


def test_an_archive_may_keep_its_data(archive: Archive, build: Build, config: Config) -> None:
    assert build(archive, structs.replace(config, settings=structs.replace(config.settings, data=False))) == {}


def many(number: int) -> Archive:
    articles = tuple(making.article(f"Text {n}.\n", headline=f"Headline {n}", source=f"{n:05}.txt") for n in range(number))
    return Archive(articles=articles, mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={})


def test_a_large_archive_has_its_large_files_in_parts(build: Build) -> None:
    made = build(many(2001))
    assert {"data/mentions-1.csv", "data/mentions-3.csv", "data/articles-3.jsonl", "data/annotations/21.jsonld"} <= made.keys()
    assert not {"data/mentions.csv", "data/mentions-4.csv", "data/annotations/22.jsonld"} & made.keys()
    assert [len(made[f"data/articles-{part}.jsonl"].splitlines()) for part in (1, 2, 3)] == [1000, 1000, 1]
    assert made["data/articles.csv"].count(b"\r\n") == 2002


def test_an_edit_makes_anew_only_what_holds_the_article(config: Config) -> None:
    before = many(2001)
    edited = structs.replace(before.articles[1500], raw=structs.replace(before.articles[1500].raw, sha256="1" * 64))
    after = structs.replace(before, articles=(*before.articles[:1500], edited, *before.articles[1501:]))
    one, other = ({file.path: file.draft().depends for file in export.files(of, config)} for of in (before, after))
    changed = {path for path in one if one[path] != other[path]}
    assert {path for path in changed if path.rpartition(".")[0][-1].isdigit()} == {
        "data/articles-2.jsonl", "data/mentions-2.jsonl", "data/mentions-2.csv", "data/annotations/16.jsonld",
    }  # fmt: skip


@pytest.mark.parametrize("change", ["title", "tag", "entity", "note", "mention"])
def test_what_is_known_as_the_same_is_the_same(archive: Archive, config: Config, change: str) -> None:
    """A file whose digest stays has the bytes that it had."""
    after, of = archive, config
    if change == "title":
        of = structs.replace(config, settings=structs.replace(config.settings, title="Another"))
    elif change == "tag":
        after = structs.replace(archive, tags=())
    elif change == "entity":
        after = structs.replace(archive, entities=(archive.entities[0], structs.replace(archive.entities[1], wikidata="Q2")))
    elif change == "note":
        after = structs.replace(archive, notes={})
    else:
        after = structs.replace(archive, mentions={**archive.mentions, "a.txt": archive.mentions["a.txt"][:3]}, entities=())
    one = {file.path: file.draft() for file in export.files(archive, config)}
    other = {file.path: file.draft() for file in export.files(after, of)}
    for path in one.keys() & other.keys():
        assert one[path].depends != other[path].depends or one[path].make() == other[path].make(), path
    assert any(one[path].depends != other[path].depends for path in one.keys() & other.keys())


def test_the_same_archive_makes_the_same_bytes(archive: Archive, build: Build) -> None:
    assert build(archive) == build(archive)


def test_no_byte_of_a_machine_is_in_them(archive: Archive, build: Build, tmp_path: Path) -> None:
    assert not [path for path, content in build(archive).items() if str(tmp_path).encode() in content]


def test_an_empty_archive_has_files_without_rows(build: Build) -> None:
    made = build(many(0))
    assert made["data/articles.jsonl"] == made["data/mentions.jsonl"] == b""
    assert json.loads(made["data/annotations/1.jsonld"])["items"] == []
    assert made["data/mentions.csv"].count(b"\r\n") == 1
