"""The build hook, run by pip as every installation runs it; each run makes an environment of its own, so these take seconds."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools import project

MADE = Path("sitegen", "search", "made")
LUNR, FRENCH, STAMP = MADE / "lunr.min.js", MADE / "lunr.fr.min.js", MADE / "digest.txt"
OWN = Path("sitegen", "search", "browser")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.copy(tmp_path_factory.mktemp("hatch") / "project")


def pip_wheel(folder: Path, path: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--disable-pip-version-check", "-w", str(folder.parent / "wheels")]
    environment = {**os.environ, "PATH": path}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300)


def test_what_is_made_is_never_committed() -> None:
    for file in (LUNR, FRENCH, STAMP):
        run = subprocess.run(["git", "check-ignore", "--quiet", file], cwd=project.ROOT, check=False)
        assert run.returncode == 0
    listed = subprocess.run(["git", "ls-files", MADE], cwd=project.ROOT, capture_output=True, check=True)
    assert listed.stdout == b""


def test_the_installed_program_has_lunr() -> None:
    assert (project.ROOT / LUNR).read_text(encoding="utf-8").startswith("/**\n * lunr - http://lunrjs.com")


def test_the_installed_program_has_the_languages_with_their_licence() -> None:
    assert "Lunr languages, `French` language" in (project.ROOT / FRENCH).read_text(encoding="utf-8")
    assert "http://www.mozilla.org/MPL/" in (project.ROOT / FRENCH).read_text(encoding="utf-8")


def test_the_installed_program_has_our_scripts_without_what_only_we_read() -> None:
    for source in (project.ROOT / OWN).glob("*.js"):
        made = (project.ROOT / MADE / source.name).read_text(encoding="utf-8")
        assert 0 < len(made) < source.stat().st_size
        assert "// " not in made


def test_the_stamp_tells_what_they_were_made_of() -> None:
    sources = b"".join(path.read_bytes() for path in sorted((project.ROOT / OWN).glob("*.js")))
    lock = (project.ROOT / "package-lock.json").read_bytes()
    told = (project.ROOT / STAMP).read_text(encoding="utf-8").split()
    assert told == [hashlib.sha256(content).hexdigest() for content in (sources, lock)]


def test_without_npm_the_installation_says_what_to_do(fresh: Path, tmp_path: Path) -> None:
    assert not (fresh / LUNR).exists()
    run = pip_wheel(fresh, str(tmp_path))
    assert run.returncode != 0
    said = run.stdout + run.stderr
    assert "comes from npm, and there is no npm on the PATH" in said
    assert "apt-get install nodejs npm" in said
    assert "Traceback" not in said


def test_an_npm_that_fails_is_told_with_its_words(fresh: Path, tmp_path: Path) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error code ENETUNREACH' >&2\nexit 7\n", encoding="utf-8")
    npm.chmod(0o755)
    run = pip_wheel(fresh, f"{tmp_path}{os.pathsep}/bin{os.pathsep}/usr/bin")
    assert run.returncode != 0
    said = run.stdout + run.stderr
    assert "npm could not install lunr.js (exit code 7)" in said
    assert "ENETUNREACH" in said
    assert not (fresh / LUNR).exists()
