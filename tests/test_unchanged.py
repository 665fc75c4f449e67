import os
import time
from pathlib import Path

import pytest

from sitegen import config, unchanged
from sitegen.config import Config


@pytest.fixture
def built(tmp_path: Path) -> Config:
    """An archive that was built a while ago."""
    (tmp_path / "seeds" / "inner").mkdir(parents=True)
    (tmp_path / "site").mkdir()
    (tmp_path / "sitegen.toml").write_text('title = "A"\n')
    (tmp_path / "seeds" / "inner" / "a.txt").write_text("An article.\n")
    (tmp_path / "site" / "index.html").write_text("home")
    time.sleep(0.15)
    loaded = config.load(tmp_path)
    unchanged.keep(loaded, unchanged.inputs(loaded), 1, 2, ())
    return loaded


def test_nothing_has_changed(built: Config) -> None:
    last = unchanged.last(built)
    assert last is not None
    assert (last.articles, last.files, last.problems) == (1, 2, ())


@pytest.mark.parametrize("place", ["seeds/inner/a.txt", "site/index.html"])
def test_a_change_of_one_byte_is_seen_whatever_the_time_says(built: Config, place: str) -> None:
    path = built.root / place
    before = path.stat()
    path.write_text(path.read_text().replace("e", "E"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert unchanged.last(built) is None


@pytest.mark.parametrize("place", ["seeds/new.txt", "seeds/addresses.toml", "seeds/inner/a.toml", "site/new.html", "themes/mine/a.css"])
def test_a_new_file_is_seen(built: Config, place: str) -> None:
    (built.root / place).parent.mkdir(parents=True, exist_ok=True)
    (built.root / place).write_text("")
    assert unchanged.last(built) is None


@pytest.mark.parametrize("place", ["seeds/inner/a.txt", "site/index.html"])
def test_a_file_that_is_gone_is_seen(built: Config, place: str) -> None:
    (built.root / place).unlink()
    assert unchanged.last(built) is None


def test_a_renamed_file_is_seen(built: Config) -> None:
    (built.root / "seeds" / "inner" / "a.txt").rename(built.root / "seeds" / "inner" / "b.txt")
    assert unchanged.last(built) is None


def test_another_configuration_is_seen(built: Config) -> None:
    (built.root / "sitegen.toml").write_text('title = "B"\n')
    assert unchanged.last(config.load(built.root)) is None
    (built.root / "sitegen.toml").write_text('title = "A"\n')
    assert unchanged.last(config.load(built.root)) is not None
    assert unchanged.last(config.load(built.root, "https://example.org/")) is None


def test_what_a_link_leads_to_is_looked_at(built: Config) -> None:
    target = built.root / "elsewhere.txt"
    target.write_text("one")
    (built.seeds / "link.txt").symlink_to(target)
    time.sleep(0.15)
    unchanged.keep(built, unchanged.inputs(built), 1, 2, ())
    assert unchanged.last(built) is not None
    target.write_text("two")
    assert unchanged.last(built) is None


def test_what_changes_while_a_build_runs_is_seen_by_the_next(built: Config) -> None:
    before = unchanged.inputs(built)
    (built.seeds / "inner" / "a.txt").write_text("Another article.\n")
    unchanged.keep(built, before, 1, 2, ())
    assert unchanged.last(built) is None


def test_what_changed_just_before_a_build_is_not_vouched_for(built: Config) -> None:
    (built.seeds / "inner" / "a.txt").write_text("Another article.\n")
    unchanged.keep(built, unchanged.inputs(built), 1, 2, ())
    assert unchanged.last(built) is None


@pytest.mark.parametrize("content", [b"", b"\xff", b"\x80"])
def test_a_damaged_note_says_nothing(built: Config, content: bytes) -> None:
    (built.root / ".sitegen" / unchanged.FILE).write_bytes(content)
    assert unchanged.last(built) is None


def test_where_nothing_can_be_kept_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "sitegen.toml").write_text('title = "A"\n')
    (tmp_path / ".sitegen").write_text("a file")
    loaded = config.load(tmp_path)
    assert unchanged.inputs(loaded) is None
    unchanged.keep(loaded, None, 1, 2, ())
    assert unchanged.last(loaded) is None
