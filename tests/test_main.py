import subprocess
import sys
import time
from pathlib import Path

import pytest
from tools import connected

ROOT = Path(__file__).parents[1]
LOADED = """
import runpy, sys
try:
    runpy.run_module("sitegen", run_name="__main__")
except SystemExit as end:
    print(end.code, "sitegen.cli" in sys.modules)
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    made = connected.write(tmp_path / "archive")
    time.sleep(0.15)
    return made


def run(archive: Path, *arguments: str) -> str:
    command = [sys.executable, "-c", LOADED, *arguments]
    return subprocess.run(command, cwd=archive, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True).stdout.strip()


def test_the_program_is_not_loaded_when_there_is_nothing_to_do(archive: Path) -> None:
    assert run(archive, "build", "-q") == "0 True"
    assert run(archive, "build", "-q") == "0 False"
    (archive / "seeds" / "new.txt").write_text("Tram opens\n\nThe tram to Eastfield has opened.\n")
    assert run(archive, "build", "-q") == "0 True"
    assert (archive / "site" / "articles" / "new.html").exists()


def test_what_is_wrong_is_told_by_the_program(archive: Path) -> None:
    (archive / "sitegen.toml").write_text("nonsense")
    assert run(archive, "build", "-q") == "2 True"


def test_a_module_is_the_program() -> None:
    done = subprocess.run([sys.executable, "-m", "sitegen", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("sitegen ")
