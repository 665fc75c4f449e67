import os
from pathlib import Path

import pytest

from sitegen.shelf import Shelf


def read(shelf: Shelf[bytes], path: Path, times: list[str]) -> bytes:
    def reading() -> bytes:
        times.append(path.name)
        return path.read_bytes() if path.exists() else b""

    return shelf.get(path, reading)


def test_a_file_that_nobody_touched_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    shelf: Shelf[bytes] = Shelf()
    times: list[str] = []
    later = path.stat().st_ctime_ns + 10_000_000_000
    monkeypatch.setattr("time.time_ns", lambda: later)
    assert [read(shelf, path, times) for _ in range(3)] == [b"one"] * 3
    assert times == ["a.txt"]
    path.write_bytes(b"two")
    assert read(shelf, path, times) == b"two"
    other = tmp_path / "b.txt"
    other.write_bytes(b"six")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.rename(path)
    assert read(shelf, path, times) == b"six"


def test_a_file_that_was_touched_a_moment_ago_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    shelf: Shelf[bytes] = Shelf()
    times: list[str] = []
    for _ in range(3):
        read(shelf, path, times)
    assert len(times) == 3


def test_a_file_that_is_gone_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    shelf: Shelf[bytes] = Shelf()
    times: list[str] = []
    assert [read(shelf, path, times) for _ in range(2)] == [b"", b""]
    assert len(times) == 2
