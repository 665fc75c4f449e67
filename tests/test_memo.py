import sqlite3
from pathlib import Path

import pytest

from sitegen import memo
from sitegen.errors import OutputError
from sitegen.memo import FILE, Memo, key

ONE, OTHER = key(b"one"), key(b"other")


def test_what_is_kept_is_found_by_another_build(tmp_path: Path) -> None:
    with Memo(tmp_path / "kept") as first:
        assert first.found([ONE]) == {}
        first.keep({ONE: b"result"})
    with Memo(tmp_path / "kept") as second:
        assert second.found([ONE, OTHER]) == {ONE: b"result"}


def test_more_keys_than_one_question_may_have(tmp_path: Path) -> None:
    results = {key(str(number).encode()): str(number).encode() for number in range(1201)}
    with Memo(tmp_path) as memory:
        memory.keep(results)
        assert memory.found(list(results)) == results


def test_where_parts_of_a_key_end_counts() -> None:
    assert key(b"ab", b"c") != key(b"a", b"bc") != key(b"abc")


def test_the_version_tells_rooms_apart_and_stays() -> None:
    assert memo.version("clean") == memo.version("clean") != memo.version("annotate")


def test_git_does_not_see_the_folder(tmp_path: Path) -> None:
    with Memo(tmp_path / "kept"):
        pass
    assert (tmp_path / "kept" / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 8000], ids=["empty", "text", "header"])
def test_a_damaged_file_is_thrown_away_with_a_word(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    said: list[str] = []
    with Memo(tmp_path, said.append) as memory:
        memory.keep({ONE: b"result"})
        assert memory.found([ONE]) == {ONE: b"result"}
    assert bool(said) == bool(damage)


def test_a_spoilt_value_is_not_believed(tmp_path: Path) -> None:
    with Memo(tmp_path) as memory:
        memory.keep({ONE: b"result", OTHER: b"other"})
    file = sqlite3.connect(tmp_path / FILE)
    with file:
        file.execute("UPDATE results SET value = replace(value, 'res', 'Res') WHERE key = ?", (ONE,))
        file.execute("UPDATE results SET value = CAST(substr(value, 1, 8) || 'Result' AS BLOB) WHERE key = ?", (ONE,))
    file.close()
    with Memo(tmp_path) as memory:
        assert memory.found([ONE, OTHER]) == {OTHER: b"other"}


def test_a_file_spoilt_in_the_middle_is_given_up_with_a_word(tmp_path: Path) -> None:
    results = {key(str(number).encode()): bytes(500) for number in range(2000)}
    with Memo(tmp_path) as memory:
        memory.keep(results)
    content = bytearray((tmp_path / FILE).read_bytes())
    content[8192:-4096] = b"\xff" * (len(content) - 8192 - 4096)
    (tmp_path / FILE).write_bytes(content)
    said: list[str] = []
    with Memo(tmp_path, said.append) as memory:
        memory.found(list(results))
    assert said


def test_a_place_that_cannot_be_written_remembers_nothing_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    said: list[str] = []
    with Memo(tmp_path / "kept", said.append) as memory:
        memory.keep({ONE: b"result"})
        assert memory.found([ONE]) == {}
    assert len(said) == 1


def test_without_a_place_nothing_is_remembered() -> None:
    with Memo(None) as memory:
        memory.keep({ONE: b"result"})
        assert memory.found([ONE]) == {}


def test_a_second_build_waits_and_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    with Memo(tmp_path), pytest.raises(OutputError, match="another build"), Memo(tmp_path, said.append, patience=0.3):
        pass
    assert said == ["Another build of this archive is running: waiting for it."]
    with Memo(tmp_path, said.append):
        assert len(said) == 1


def test_what_nobody_asks_for_goes_in_the_end(tmp_path: Path) -> None:
    with Memo(tmp_path) as memory:
        memory.keep({key(str(number).encode()): b"old" for number in range(2000)})
    with Memo(tmp_path) as memory:
        memory.keep({ONE: b"new"})
    with Memo(tmp_path) as memory:
        assert memory.found([ONE, key(b"7")]) == {ONE: b"new"}


def test_a_build_that_failed_removes_nothing(tmp_path: Path) -> None:
    with Memo(tmp_path) as memory:
        memory.keep({key(str(number).encode()): b"old" for number in range(2000)})
    memory = Memo(tmp_path)
    with memory:
        memory.keep({ONE: b"new"})
        memory.__exit__(ZeroDivisionError, ZeroDivisionError(), None)
    with Memo(tmp_path) as memory:
        assert memory.found([key(b"7")]) == {key(b"7"): b"old"}


def test_clean_removes_the_folder_and_tells_its_size(tmp_path: Path) -> None:
    with Memo(tmp_path / "kept") as memory:
        memory.keep({ONE: b"result"})
    assert memo.clean(tmp_path / "kept") > 0
    assert not (tmp_path / "kept").exists()
    assert memo.clean(tmp_path / "kept") == 0
