import os
from pathlib import Path

import pytest

from sitegen.errors import InputError
from sitegen.read import folder

SUFFIXES = (".txt", ".md")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    made = tmp_path / "seeds"
    made.mkdir()
    return made


def write(seeds: Path, *paths: str) -> None:
    for path in paths:
        (seeds / path).parent.mkdir(parents=True, exist_ok=True)
        (seeds / path).write_text("text")


def whats(listing: folder.Listing) -> list[tuple[str, str]]:
    return [(problem.where, problem.what) for problem in listing.problems]


def test_articles_are_found_in_all_folders_sorted_by_path_whatever_the_case_of_their_suffix(seeds: Path) -> None:
    write(seeds, "b.txt", "a/z.MD", "a/b/c.Txt", "a.md", "picture.jpg", "README")
    assert folder.listing(seeds, SUFFIXES).articles == ("a.md", "a/b/c.Txt", "a/z.MD", "b.txt")


def test_hidden_files_and_folders_are_not_looked_at(seeds: Path) -> None:
    write(seeds, "a.txt", ".b.txt", ".git/c.txt", "d/.e/f.md")
    assert folder.listing(seeds, SUFFIXES).articles == ("a.txt",)


def test_a_file_beside_an_article_belongs_to_it_and_one_alone_is_told(seeds: Path) -> None:
    write(seeds, "sub/a.txt", "sub/a.toml", "b.toml", "curation.toml")
    found = folder.listing(seeds, SUFFIXES)
    assert found.sides == {"sub/a.txt": "sub/a.toml"}
    assert whats(found) == [("seeds/b.toml", "states something about an article that is not there")]


def test_a_file_beside_two_articles_of_one_name_counts_for_both_and_is_told(seeds: Path) -> None:
    write(seeds, "a.txt", "a.md", "a.toml")
    found = folder.listing(seeds, SUFFIXES)
    assert found.sides == {"a.md": "a.toml", "a.txt": "a.toml"}
    assert whats(found) == [("seeds/a.toml", "counts for a.md and a.txt alike")]


def test_a_folder_without_articles_is_told(seeds: Path) -> None:
    assert whats(folder.listing(seeds, SUFFIXES)) == [("seeds", "holds no articles")]


def test_a_missing_folder_and_a_file_in_its_place_end_the_command_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder") as missing:
        folder.listing(tmp_path / "seeds", SUFFIXES)
    assert "Make a folder 'seeds'" in missing.value.hint
    (tmp_path / "seeds").write_text("")
    with pytest.raises(InputError, match="is a file"):
        folder.listing(tmp_path / "seeds", SUFFIXES)


def test_links_out_of_the_archive_are_not_followed(seeds: Path, tmp_path: Path) -> None:
    write(seeds, "a.txt")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.txt").write_text("secret")
    (seeds / "c.txt").symlink_to(tmp_path / "secret.txt")
    (seeds / "d").symlink_to(tmp_path / "elsewhere")
    (seeds / "e.toml").symlink_to("../secret.txt")
    found = folder.listing(seeds, SUFFIXES)
    assert found.articles == ("a.txt",)
    assert [where for where, what in whats(found) if "leads out" in what] == ["seeds/c.txt", "seeds/d", "seeds/e.toml"]


def test_links_within_the_archive_are_read_when_they_are_files_and_not_walked_twice_when_they_are_folders(seeds: Path) -> None:
    write(seeds, "sub/a.txt")
    (seeds / "b.txt").symlink_to("sub/a.txt")
    (seeds / "sub" / "again").symlink_to(seeds)
    found = folder.listing(seeds, SUFFIXES)
    assert (found.articles, found.problems) == (("b.txt", "sub/a.txt"), ())


def test_links_that_lead_nowhere_or_to_themselves_are_told(seeds: Path) -> None:
    write(seeds, "a.txt")
    (seeds / "b.txt").symlink_to("gone.txt")
    (seeds / "c.txt").symlink_to("c.txt")
    assert whats(folder.listing(seeds, SUFFIXES)) == [
        ("seeds/b.txt", "is a link that leads nowhere"), ("seeds/c.txt", "is a link that leads nowhere"),
    ]  # fmt: skip


def test_a_folder_named_like_an_article_is_told_and_its_articles_are_read(seeds: Path) -> None:
    write(seeds, "a.txt/b.txt")
    found = folder.listing(seeds, SUFFIXES)
    assert found.articles == ("a.txt/b.txt",)
    assert whats(found) == [("seeds/a.txt", "is a folder, though it is named like an article")]


def test_a_name_that_is_not_utf8_is_told_in_letters_that_can_be_written(seeds: Path) -> None:
    try:
        (seeds / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    except OSError:
        return  # a file system that takes no such names has no such problem
    assert whats(folder.listing(seeds, SUFFIXES))[0] == ("seeds/caf\\xe9.txt", "has a name that is not UTF-8")


def test_the_curation_file_is_the_archive_s_own_and_must_lie_in_it(seeds: Path, tmp_path: Path) -> None:
    assert folder.curation(seeds) == (None, ())
    (tmp_path / "elsewhere.toml").write_text("")
    (seeds / "curation.toml").symlink_to(tmp_path / "elsewhere.toml")
    path, (problem,) = folder.curation(seeds)
    assert (path, problem.where) == (None, "seeds/curation.toml")
    (seeds / "curation.toml").unlink()
    write(seeds, "curation.toml")
    assert folder.curation(seeds) == (seeds / "curation.toml", ())
