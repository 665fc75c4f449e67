from pathlib import Path

from sitegen.watch import Watch


def test_twenty_files_saved_at_once_are_one_change(tmp_path: Path) -> None:
    with Watch([tmp_path]) as watch:
        for n in range(20):
            (tmp_path / f"{n}.txt").write_text("saved")
        assert watch.wait() == {tmp_path / f"{n}.txt" for n in range(20)}


def test_a_change_before_the_wait_is_not_lost(tmp_path: Path) -> None:
    with Watch([tmp_path]) as watch:
        (tmp_path / "a.txt").write_text("1")
        assert watch.wait() == {tmp_path / "a.txt"}
        (tmp_path / "a.txt").write_text("2")
        assert watch.wait() == {tmp_path / "a.txt"}


def test_an_editor_that_renames_its_scratch_file_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1")
    with Watch([tmp_path]) as watch:
        (tmp_path / ".a.txt.swp").write_text("2")
        (tmp_path / ".a.txt.swp").rename(tmp_path / "a.txt")
        assert watch.wait() == {tmp_path / "a.txt"}


def test_the_site_folder_and_hidden_files_do_not_count(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    with Watch([tmp_path], [site]) as watch:
        (site / "index.html").write_text("built")
        (tmp_path / ".hidden").write_text("swap")
        (tmp_path / "last.txt").write_text("saved")
        assert watch.wait() == {tmp_path / "last.txt"}


def test_a_removed_file_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1")
    with Watch([tmp_path]) as watch:
        (tmp_path / "a.txt").unlink()
        assert watch.wait() == {tmp_path / "a.txt"}


def test_a_folder_elsewhere_is_watched_as_well(tmp_path: Path) -> None:
    archive, seeds = tmp_path / "archive", tmp_path / "seeds"
    for folder in (archive, archive / "inner", seeds):
        folder.mkdir()
    with Watch([archive, archive / "inner", seeds]) as watch:
        (seeds / "a.txt").write_text("1")
        (archive / "inner" / "b.txt").write_text("1")
        assert watch.wait() == {seeds / "a.txt", archive / "inner" / "b.txt"}
