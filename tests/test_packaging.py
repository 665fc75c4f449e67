"""What people install is whole: the wheel is built as pip builds it, unpacked elsewhere, and builds an archive from there."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tools import project

MAIN = [sys.executable, "-c", "from sitegen.cli import main; main()"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Takes seconds: pip makes an environment for hatchling, the hook asks npm."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = project.copy(folder / "project")
    command = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--disable-pip-version-check", "-w", str(folder / "out")]
    run = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    (made,) = (folder / "out").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process that finds sitegen in the unpacked wheel and nowhere else."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}


def test_the_wheel_holds_the_program_with_its_themes_data_and_lunr(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "sitegen/search/made/lunr.min.js" in names
    assert any(name.startswith("sitegen/themes/reading-room/") for name in names)
    program = [path for path in (project.ROOT / "sitegen").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.relative_to(project.ROOT).as_posix() for path in program} - names == {
        "sitegen/annotate/lexicons/make.py",
        "sitegen/render/make_map.py",
    }
    themes = [path for path in (project.ROOT / "themes").rglob("*") if path.is_file()]
    assert {f"sitegen/{path.relative_to(project.ROOT).as_posix()}" for path in themes} <= names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"sitegen"}
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]


def test_an_archive_builds_with_what_is_in_the_wheel(installed: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "sitegen.toml").write_text('title = "An archive"\n', encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text(
        "A headline that stands alone\n\nA body that says something of its own.\n", encoding="utf-8"
    )
    where = subprocess.run(
        [sys.executable, "-c", "import json, sitegen; print(json.dumps(sitegen.__file__))"],
        cwd=tmp_path, env=installed, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(json.loads(where.stdout)).is_relative_to(installed["PYTHONPATH"])
    run = subprocess.run([*MAIN, "build"], cwd=tmp_path, env=installed, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "A headline that stands alone" in (tmp_path / "site" / "articles" / "one.html").read_text(encoding="utf-8")
    assert (tmp_path / "site" / "assets").is_dir()


def test_the_version_is_told(installed: dict[str, str], tmp_path: Path) -> None:
    run = subprocess.run([*MAIN, "--version"], cwd=tmp_path, env=installed, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("sitegen ")
