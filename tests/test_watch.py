from pathlib import Path

from sitegen import config, watch
from sitegen.errors import SitegenError
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


def test_of_the_archives_own_folder_only_the_configuration_and_its_folders_count(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "sitegen.toml").write_text('title = "x"\n')
    rounds = watch.rounds(lambda: config.load(tmp_path), print)
    assert next(rounds).changed == frozenset()
    for name in ("README.md", "notes.txt"):
        (tmp_path / name).write_text("mine")
    (tmp_path / "site").mkdir()
    (tmp_path / "sitegen.toml").write_text('title = "y"\n')
    assert next(rounds).changed == {tmp_path / "sitegen.toml"}
    rounds.close()


def test_folders_that_come_go_and_are_exchanged_are_watched(tmp_path: Path) -> None:
    (tmp_path / "sitegen.toml").write_text('title = "x"\nseeds = "texts/all"\n')
    rounds = watch.rounds(lambda: config.load(tmp_path), print)
    assert next(rounds).changed == frozenset()
    seeds = tmp_path / "texts" / "all"
    seeds.mkdir(parents=True)
    next(rounds)
    (seeds / "a.txt").write_text("1")
    assert seeds / "a.txt" in next(rounds).changed
    (tmp_path / "themes" / "mine").mkdir(parents=True)
    next(rounds)
    (tmp_path / "themes" / "mine" / "theme.toml").write_text("")
    assert tmp_path / "themes" / "mine" / "theme.toml" in next(rounds).changed
    seeds.rename(tmp_path / "texts" / "old")
    next(rounds)
    (tmp_path / "texts" / "old").rename(seeds)
    next(rounds)
    (seeds / "a.txt").write_text("2")
    assert seeds / "a.txt" in next(rounds).changed
    rounds.close()


def test_a_configuration_that_is_broken_is_told_and_makes_no_round_until_it_is_mended(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    told: list[SitegenError] = []

    def failed(error: SitegenError) -> None:
        told.append(error)
        (tmp_path / "sitegen.toml").write_text('title = "y"\n')

    (tmp_path / "sitegen.toml").write_text('title = "x"\n')
    rounds = watch.rounds(lambda: config.load(tmp_path), failed)
    next(rounds)
    (tmp_path / "sitegen.toml").write_text("title = \n")
    assert next(rounds).config.settings.title == "y"
    assert [error.where for error in told] == ["sitegen.toml:1"]
    rounds.close()


def test_scratch_files_of_editors_do_not_count(tmp_path: Path) -> None:
    with Watch([tmp_path]) as watched:
        for name in ("a.txt~", "#a.txt#", ".#a.txt", "4913", "a.txt.tmp", "a.txt___jb_tmp___", ".a.txt.swp"):
            (tmp_path / name).write_text("scratch")
        (tmp_path / "a.txt").write_text("saved")
        assert watched.wait() == {tmp_path / "a.txt"}
