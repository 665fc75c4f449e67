"""An archive in a repository of its own, and a remote that is a real one."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen import cli, new

Git = Callable[..., str]


class End(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No configuration of whoever runs the tests, but a name."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    configuration = tmp_path / "gitconfig"
    configuration.write_text("[user]\n\tname = Jane Doe\n\temail = jane@example.org\n[init]\n\tdefaultBranch = main\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(configuration))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def git() -> Git:
    def run(folder: Path, *arguments: str) -> str:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True).stdout

    return run


@pytest.fixture
def remote(tmp_path: Path, git: Git) -> Path:
    folder = tmp_path / "remotes" / "archive.git"
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--bare")
    git(folder, "config", "http.receivepack", "true")
    return folder


@pytest.fixture
def archive(tmp_path: Path, git: Git, remote: Path) -> Path:
    folder = tmp_path / "archive"
    new.archive(folder)
    told = folder / "sitegen.toml"
    told.write_text(told.read_text() + 'base_url = "https://example.org/archive/"\n')
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Begin")
    git(folder, "remote", "add", "origin", remote.as_uri())
    return folder


@pytest.fixture
def sitegen(archive: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., End]:
    def run(command: str, *arguments: str) -> End:
        with pytest.raises(SystemExit) as caught:
            cli.main([command, "--archive", str(archive), *arguments])
        captured = capsys.readouterr()
        return End(int(caught.value.code or 0), captured.out, captured.err)

    return run
