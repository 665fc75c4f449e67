from pathlib import Path

import pytest

from sitegen import new
from sitegen.errors import OutputError


def test_a_new_archive_holds_both_formats_and_what_is_stated(tmp_path: Path) -> None:
    made = new.archive(tmp_path / "archive")
    assert all(Path(path).is_file() for path in made)
    assert {Path(path).suffix for path in made} >= {".txt", ".md", ".toml"}


def test_a_folder_with_files_in_it_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="not empty"):
        new.archive(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file")
    with pytest.raises(OutputError, match="not empty"):
        new.archive(tmp_path / "archive")
