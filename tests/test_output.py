from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import output
from sitegen.errors import OutputError
from sitegen.model import OutputFile


def file(path: str, content: str = "x") -> OutputFile:
    return OutputFile(path=path, content=content.encode())


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def pages(folder: Path) -> dict[str, str]:
    return {path: content for path, content in tree(folder).items() if path != output.MANIFEST}


def test_a_first_write_makes_the_folder_and_every_file(tmp_path: Path) -> None:
    done = output.write([file("index.html", "home"), file("a/b.html", "b")], tmp_path / "site")
    assert pages(tmp_path / "site") == {"index.html": "home", "a/b.html": "b"}
    assert (done.written, done.unchanged, done.removed, done.kept) == (2, 0, (), ())


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    output.write([file("same.html", "1"), file("other.html", "2")], tmp_path)
    before = (tmp_path / "same.html").stat()
    done = output.write([file("same.html", "1"), file("other.html", "3")], tmp_path)
    after = (tmp_path / "same.html").stat()
    assert (done.written, done.unchanged) == (1, 1)
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_stale_file_goes_with_the_folders_it_leaves_empty(tmp_path: Path) -> None:
    output.write([file("index.html"), file("a/b/c.html")], tmp_path)
    done = output.write([file("index.html")], tmp_path)
    assert done.removed == ("a/b/c.html",)
    assert not (tmp_path / "a").exists()


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    output.write([file("a/b.html")], tmp_path)
    (tmp_path / "a" / "mine.txt").write_text("mine")
    output.write([file("index.html")], tmp_path)
    assert (tmp_path / "a" / "mine.txt").read_text() == "mine"


def test_a_stale_file_that_somebody_changed_stays_and_is_told(tmp_path: Path) -> None:
    output.write([file("a.html"), file("b.html")], tmp_path)
    (tmp_path / "a.html").write_text("my own words")
    done = output.write([file("b.html")], tmp_path)
    assert done.kept == ("a.html",)
    assert (tmp_path / "a.html").read_text() == "my own words"


def test_a_folder_that_sitegen_did_not_make_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(OutputError, match="was not made by sitegen") as caught:
        output.write([file("index.html")], tmp_path)
    assert "name another folder" in caught.value.hint
    assert tree(tmp_path) == {"thesis.doc": "years of work"}


def test_a_folder_with_nothing_but_placeholders_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*")
    output.write([file("index.html")], tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "*"


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(OutputError, match="is no folder"):
        output.write([file("index.html")], tmp_path / "site")


@pytest.mark.parametrize("path", ["../out.html", "/etc/out.html", "a/../../out.html", "a\\b.html", "a//b.html", "a\0b"])
def test_no_path_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError):
        output.write([file(path)], tmp_path / "site")
    assert tree(tmp_path) == {}


def test_two_files_on_one_path_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="written twice"):
        output.write([file("a.html", "1"), file("a.html", "2")], tmp_path / "site")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    site = tmp_path / "site"
    output.write([file("index.html")], site)
    (site / "a").symlink_to(outside)
    with pytest.raises(OutputError, match="through a link"):
        output.write([file("a/b.html")], site)
    assert tree(outside) == {}


def test_a_stale_file_behind_a_link_is_not_removed(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    output.write([file("a/b.html")], site)
    (site / "a").rename(outside)
    (site / "a").symlink_to(outside)
    output.write([file("index.html")], site)
    assert tree(outside) == {"b.html": "x"}


def test_a_file_becomes_a_folder_and_back(tmp_path: Path) -> None:
    output.write([file("a", "1")], tmp_path)
    output.write([file("a/b", "2")], tmp_path)
    assert pages(tmp_path) == {"a/b": "2"}
    output.write([file("a", "3")], tmp_path)
    assert pages(tmp_path) == {"a": "3"}


def test_what_a_killed_build_wrote_is_ours_to_remove(tmp_path: Path) -> None:
    output.write([file("index.html")], tmp_path)
    killed = tmp_path / "b.html"
    output.write([file("index.html"), file("b.html", "new")], tmp_path)
    # As after a kill before the end: the pending manifest is there, the finished one is that of the build before.
    (tmp_path / output.MANIFEST).rename(tmp_path / output.PENDING)
    output.write([file("index.html")], tmp_path)
    assert not killed.exists()
    assert not (tmp_path / output.PENDING).exists()


def test_a_damaged_manifest_stops_the_write_with_the_way_out(tmp_path: Path) -> None:
    output.write([file("index.html")], tmp_path)
    (tmp_path / output.MANIFEST).write_text("{")
    with pytest.raises(OutputError, match="cannot be read") as caught:
        output.write([file("other.html")], tmp_path)
    assert "build again" in caught.value.hint
    assert (tmp_path / "index.html").exists()


def test_a_disk_error_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".gitignore").mkdir()
    with pytest.raises(OutputError, match="cannot be written") as caught:
        output.write([file(".gitignore")], tmp_path / "site")
    assert ".gitignore" in caught.value.where or "sitegen-part" in caught.value.where


names = st.lists(st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h"]), unique=True)


@given(st.lists(st.tuples(names, st.sampled_from("xyz")), min_size=1, max_size=5))
def test_after_any_builds_the_folder_holds_the_last_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, builds: list[tuple[list[str], str]]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    for paths, content in builds:
        output.write([file(path, content) for path in paths], folder)
        assert pages(folder) == dict.fromkeys(sorted(paths), content)


def test_nothing_at_all_is_written_when_nothing_changed(tmp_path: Path) -> None:
    output.write([file("index.html"), file("a/b.html")], tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    output.write([file("index.html"), file("a/b.html")], tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
