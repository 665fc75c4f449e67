import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tools import building

from sitegen import config, copies
from sitegen.errors import OutputError, ThemeError
from sitegen.workshop import Workshop

MANY = 3_000


ALONE = "SITEGEN_TEST_ALONE"


@functools.cache
def _told_alone() -> str:
    """Run all tests that want a process of their own, in one; return what it said."""
    command = [sys.executable, "-m", "pytest", "-rA", "-p", "no:xdist", "-p", "no:cacheprovider", "-k", "alone", __file__]
    return subprocess.run(command, env={**os.environ, ALONE: "1"}, capture_output=True, text=True, check=False).stdout


def alone(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test, whose name ends with "alone", in another process: one that has threads, as those of pytest-xdist, makes no copies."""

    @functools.wraps(test)
    def run(*arguments: object, **named: object) -> None:
        if os.environ.get(ALONE):
            test(*arguments, **named)
            return
        told = _told_alone()
        assert re.search(rf"^PASSED .*::{test.__name__}$", told, re.MULTILINE), told

    return run


def squared(number: int) -> int:
    return number * number


@pytest.mark.parametrize(("count", "jobs"), [(0, 2), (10, 2), (MANY, 1), (MANY, 2), (MANY, 3)])
def test_results_come_in_order(count: int, jobs: int) -> None:
    with copies.results(squared, count, jobs) as found:
        assert list(found) == [number * number for number in range(count)]


@alone
def test_copies_have_what_this_process_has_and_it_keeps_its_own_alone() -> None:
    known = ["a value that nobody sends"]

    def work(number: int) -> tuple[str, int]:
        known.append(str(number))
        return known[0], os.getpid()

    with copies.results(work, MANY, 2) as found:
        told = set(found)
    assert {words for words, _ in told} == {"a value that nobody sends"}
    assert os.getpid() not in {process for _, process in told}
    assert known == ["a value that nobody sends"]


def test_a_process_with_threads_does_the_work_itself() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with copies.results(lambda _: os.getpid(), MANY, 2) as found:
            assert set(found) == {os.getpid()}
    finally:
        done.set()
        thread.join()


@alone
def test_threads_may_begin_when_the_copies_are_made_alone() -> None:
    with copies.results(lambda _: os.getpid(), MANY, 2) as found:
        thread = threading.Thread(target=list, args=(found,))
        thread.start()
        thread.join()


@alone
def test_an_error_comes_in_its_turn_and_ends_the_rest_alone(tmp_path: Path) -> None:
    def work(number: int) -> int:
        if number == 1500:
            raise ThemeError("broken", where="page.html:3", hint="Mend it.")
        (tmp_path / str(number)).touch()
        return number

    taken = []
    with pytest.raises(ThemeError, match=r"page\.html:3: broken\n  Mend it\."), copies.results(work, 100_000, 2) as found:
        taken.extend(found)
    assert taken == list(range(1400))
    assert len(list(tmp_path.iterdir())) < 50_000


@alone
def test_a_killed_copy_is_told_alone() -> None:
    def work(number: int) -> int:
        if number == 2000:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(OutputError, match="--jobs 1"), copies.results(work, MANY, 2) as found:
        list(found)


@alone
def test_copies_make_the_site_that_this_process_makes_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_LEAST", 10)
    monkeypatch.setattr(copies, "_BATCH", 7)
    made = []
    for jobs in (1, 3):
        root = tmp_path / str(jobs)
        shutil.copytree(building.ROOT / "seeds", root / "seeds")
        (root / "sitegen.toml").write_text('title = "Talks"\n')
        with Workshop(jobs=jobs) as workshop:
            for _ in range(2):
                settings = config.load(root)
                done, problems = workshop.write(workshop.build(settings, building.quietly), building.quietly)
                assert problems == ()
                made.append(
                    (
                        done.written,
                        {path.relative_to(root / "site"): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()},
                    )
                )
    assert made[0] == made[2]
    assert made[1] == made[3]
    assert made[1][0] == 0
