import importlib
from pathlib import Path
from types import ModuleType
from typing import Protocol

import pytest

from sitegen import annotate, extending, read, search
from sitegen.extending import Annotator, Reader, SearchBackend


class Painter(Protocol):
    COLOURS: tuple[str, ...]

    def paint(self, wall: str) -> str: ...


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    name = f"room_of_{request.node.name}"
    folder = tmp_path / name
    folder.mkdir()
    painter = "COLOURS = ('red',)\ndef paint(wall): return wall\n"
    files = {"__init__": "", "zinc": painter, "azure": painter, "helper": "def paint(wall): return wall\n", "other": "COLOURS = ()\n"}
    for module, code in files.items():
        (folder / f"{module}.py").write_text(code, encoding="utf-8")
    (folder / "notes.txt").write_text("no module", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module(name)


def test_members_are_found_by_what_they_have_in_sorted_order(room: ModuleType) -> None:
    assert list(extending.members(room, Painter)) == ["azure", "zinc"]


def test_one_more_member_is_one_more_file(room: ModuleType) -> None:
    assert room.__file__
    Path(room.__file__).with_name("new.py").write_text("COLOURS = ('blue',)\ndef paint(wall): return 'blue ' + wall\n", encoding="utf-8")
    importlib.invalidate_caches()
    members = extending.members(room, Painter)
    assert list(members) == ["azure", "new", "zinc"]
    assert members["new"].paint("wall") == "blue wall"


def test_a_room_without_members_has_none(room: ModuleType) -> None:
    assert extending.members(room, Annotator) == {}


def test_the_program_reads_text_and_markdown() -> None:
    found = extending.members(read, Reader)
    assert {suffix: name for name, reader in found.items() for suffix in reader.SUFFIXES} == {".txt": "plain", ".md": "markdown"}


def test_the_program_marks_six_kinds_of_things_and_each_kind_once() -> None:
    kinds = [kind.id for annotator in extending.members(annotate, Annotator).values() for kind in annotator.KINDS]
    assert sorted(kinds) == ["date", "organisation", "person", "place", "quote", "reported"]


def test_the_program_searches_with_lunr() -> None:
    assert len(extending.members(search, SearchBackend)) == 1
