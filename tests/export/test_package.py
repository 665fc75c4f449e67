import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import making
from frictionless import Package, validate
from msgspec import structs

from sitegen.model import Archive, Reuse

Build = Callable[..., dict[str, bytes]]


def laid(files: dict[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data"


def test_frictionless_finds_no_row_that_breaks_its_schema(archive: Archive, build: Build, tmp_path: Path) -> None:
    report = validate(str(laid(build(archive), tmp_path) / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    assert {task.name for task in report.tasks} >= {"articles", "mentions", "entities"}


def test_frictionless_finds_a_row_that_does(archive: Archive, build: Build, tmp_path: Path) -> None:
    files = build(archive)
    files["data/mentions.csv"] = files["data/mentions.csv"].replace(b"a,m0,", b"nowhere,m0,").replace(b",0.95,", b",much,", 1)
    report = validate(str(laid(files, tmp_path) / "datapackage.json"))
    assert {error[0] for error in report.flatten(["type"])} == {"foreign-key", "type-error"}


def test_tables_are_read_with_their_types(archive: Archive, build: Build, tmp_path: Path) -> None:
    package = Package(str(laid(build(archive), tmp_path) / "datapackage.json"))
    rows = package.get_table_resource("mentions").read_rows()
    assert (rows[0]["start"], rows[0]["certainty"], rows[0]["entity"]) == (14, Decimal("0.95"), "mykhailo-podolyak")
    assert (package.title, package.homepage) == ("An archive", "https://example.org/archive/")


def test_a_divided_table_is_read_whole(build: Build, archive: Archive, tmp_path: Path) -> None:
    articles = tuple(making.article("Kyiv\n", headline=f"Headline {n}", source=f"{n:05}.txt") for n in range(1001))
    mentions = {article.source: (structs.replace(archive.mentions["a.txt"][3], start=0, end=4),) for article in articles}
    none = Reuse(overlaps=(), copies={}, older={})
    large = structs.replace(archive, articles=articles, mentions=mentions, notes={}, entities=(), tags=(), reuse=none)
    folder = laid(build(large), tmp_path)
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])[:3]
    rows = Package(str(folder / "datapackage.json")).get_table_resource("mentions").read_rows()
    assert len(rows) == 1001
    assert rows[-1]["article"] == "01000"


def test_every_file_that_it_names_is_there(archive: Archive, build: Build) -> None:
    files = build(archive)
    named = set()
    for resource in json.loads(files["data/datapackage.json"])["resources"]:
        paths = [resource["path"]] if isinstance(resource["path"], str) else resource["path"]
        named |= {f"data/{path}" for path in paths}
    assert named == files.keys() - {"data/datapackage.json", "data/ro-crate-metadata.json"}
