import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs
from rocrate.rocrate import ROCrate

from sitegen.model import Archive

Build = Callable[..., dict[str, bytes]]


def laid(files: dict[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data"


def root(files: dict[str, bytes]) -> dict[str, object]:
    graph = json.loads(files["data/ro-crate-metadata.json"])["@graph"]
    found: dict[str, object] = next(entity for entity in graph if entity["@id"] == "./")
    return found


def test_a_library_reads_the_crate(archive: Archive, build: Build, tmp_path: Path) -> None:
    files = build(archive)
    crate = ROCrate(laid(files, tmp_path))
    assert crate.name == "An archive"
    assert {f"data/{entity.id}" for entity in crate.data_entities} == files.keys() - {"data/ro-crate-metadata.json"}
    assert all(entity.type == "File" for entity in crate.data_entities)
    assert crate.root_dataset["publisher"]["name"] == crate.root_dataset["author"]["name"] == "A keeper"
    assert crate.root_dataset["license"].id == "#rights"


def test_the_root_has_what_the_specification_requires(archive: Archive, build: Build) -> None:
    files = build(archive)
    (metadata,) = [
        entity for entity in json.loads(files["data/ro-crate-metadata.json"])["@graph"] if entity["@id"] == "ro-crate-metadata.json"
    ]
    assert metadata["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert metadata["about"] == {"@id": "./"}
    assert all(root(files)[field] for field in ("name", "description", "datePublished", "license"))


def test_it_is_as_old_as_what_it_knows(archive: Archive, build: Build) -> None:
    assert root(build(archive))["datePublished"] == "2022-03-05", "the day of capture, as the later date is unsure"


@pytest.mark.parametrize("published", [None, "2022-03?", "2022-03/.."])
def test_without_a_sure_date_it_says_none_that_it_does_not_know(archive: Archive, build: Build, published: str | None) -> None:
    articles = tuple(structs.replace(article, published=published) for article in archive.articles[1:])
    assert (
        root(build(structs.replace(archive, articles=articles, mentions={}, entities=(), tags=(), reuse=type(archive.reuse)((), {}, {}))))[
            "datePublished"
        ]
        == "1970-01-01"
    )
