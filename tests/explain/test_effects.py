"""The lines that change a connection, put into curation.toml: the whole archive is read again and has changed."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from sitegen import config, explain, pipeline

Item = TypeVar("Item")
Record = dict[str, Any]
Read = Callable[[str], dict[str, Record]]
FIRST = (
    "The dam at Harlow burst on Tuesday\n\n3 March 2022\n\nThe dam at Harlow burst on Tuesday and flooded 340 houses, Mayor Ann Lee said.\n"
    "“The dam was safe until the storm came down the valley,” Ann Lee told reporters in Harlow.\n"
    "Engineers from Karsten Works had looked at the dam in January and found two cracks in its eastern wall.\n"
)
SECOND = (
    "Harlow flooded after dam bursts\n\n4 March 2022\n\nSome 340 houses in Harlow were flooded when the dam burst on Tuesday.\n"
    "Mayor Ann Lee said: “The dam was safe until the storm came down the valley.”\n"
    "Two cracks in the eastern wall had been found in January by Karsten Works.\n"
)


def track(items: Sequence[Item], words: str) -> Iterable[Item]:
    del words
    return items


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return what reads an archive of five articles with the given curation: source -> record."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (tmp_path / "sitegen.toml").write_text('title = "t"\n')
    (seeds / "a.txt").write_text(FIRST, encoding="utf-8")
    (seeds / "b.txt").write_text(SECOND, encoding="utf-8")
    (seeds / "c.txt").write_text(FIRST.replace("Mayor Ann Lee said", "the mayor said"), encoding="utf-8")
    for name, what in (("d", "bakery in Porto opened with a party"), ("e", "choir of Lima won a prize")):
        (seeds / f"{name}.txt").write_text(f"The {what}\n\n7 May 2021\n\nThe {what} last week.\n", encoding="utf-8")

    def made(curation: str) -> dict[str, Record]:
        (seeds / "curation.toml").write_text(curation, encoding="utf-8")
        archive = pipeline.archive(config.load(tmp_path), track)
        assert [problem for problem in archive.problems if "curation.toml" in problem.where] == []
        return {record["source"]: record for record in explain.records(archive, [article.source for article in archive.articles])}

    return made


def kinds(records: dict[str, Record], source: str) -> dict[str, str | None]:
    return {found["source"]: found["kind"] for found in records[source]["related"]}


def test_each_connection_changes_by_its_lines(read: Read) -> None:
    before = read("")
    (link,) = [found for found in before["a.txt"]["related"] if found["source"] == "b.txt"]
    assert link["kind"] == "event"
    assert kinds(read(link["change"]["lines"]), "a.txt").get("b.txt") is None
    (copy,) = [found for found in before["a.txt"]["same_words"] if found["sameness"] == "copy"]
    after = read(copy["change"]["lines"])
    assert [record["copy_of"] for record in after.values()] == [None] * 5
    if story := before["a.txt"]["story"]:
        assert read(story["change"]["lines"])["a.txt"]["thread"] != story["id"]
