"""Same input, same bytes: other processes with another clock zone, language, hash seed, folder and order of files build the same site."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tools.building import ROOT

WORLDS = [
    {"TZ": "UTC", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
    {"TZ": "America/Anchorage", "LANG": "de_DE.ISO-8859-1", "LC_ALL": "POSIX", "PYTHONHASHSEED": "4294967295"},
]


def shuffled(folder: Path, seed: int) -> Path:
    """Copy the archive, creating its files in another order with other times: directories list them in the order of making."""
    chance = random.Random(seed)
    (folder / "seeds").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", folder)
    paths = sorted((ROOT / "seeds").iterdir())
    for path in chance.sample(paths, len(paths)):
        copy = folder / "seeds" / path.name
        shutil.copyfile(path, copy)
        moment = chance.randrange(2_000_000_000)
        os.utime(copy, (moment, moment))
    return folder


def digests(archive: Path, world: dict[str, str]) -> str:
    command = [sys.executable, str(ROOT / "tests" / "tools" / "digest.py"), str(archive)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **world}
    run = subprocess.run(command, cwd=archive, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return [digests(shuffled(tmp_path_factory.mktemp("world") / "archive", seed), world) for seed, world in enumerate(WORLDS)]


def test_clock_zone_language_hash_seed_and_order_of_files_change_nothing(builds: list[str]) -> None:
    assert builds[0].count("\n") > 50
    for build in builds[1:]:
        assert sorted(set(build.splitlines()) ^ set(builds[0].splitlines())) == []


def test_the_files_come_in_the_same_order(builds: list[str]) -> None:
    assert builds[0] == builds[1] == builds[2]
