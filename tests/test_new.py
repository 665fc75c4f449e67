import json
from pathlib import Path

import pytest

from sitegen import __version__, new
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


def test_for_github_there_is_a_workflow_too(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    made = {Path(path).relative_to(tmp_path).as_posix() for path in new.archive(tmp_path, github=True)}
    assert made >= {".github/workflows/pages.yml", "README.md", "requirements.txt", ".gitignore", "sitegen.toml"}
    assert (tmp_path / ".gitignore").read_text() == "/site/\n/.sitegen/\n"


def test_where_the_workflow_gets_sitegen_from_is_certain_or_left_open() -> None:
    commit = "0123456789abcdef0123456789abcdef01234567"
    told = {"url": "https://git.example/sitegen", "vcs_info": {"vcs": "git", "commit_id": commit}}
    assert new.requirements(json.dumps(told)).endswith(f"sitegen @ git+https://git.example/sitegen@{commit}\n")
    assert new.requirements(None).endswith(f"sitegen=={__version__}\n")
    for unsure in (
        {"url": "file:///home/jane/sitegen", "dir_info": {"editable": True}},
        {"url": "https://x.example/a.whl", "archive_info": {}},
    ):
        assert "write-here" in new.requirements(json.dumps(unsure))
