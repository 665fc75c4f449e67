from pathlib import Path

import pytest

from sitegen import read, remember
from sitegen.model import Remembered, RememberedThread


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    made = tmp_path / "seeds"
    made.mkdir()
    (made / "a.txt").write_text("Talks\n")
    return made


def addresses(seeds: Path, text: str) -> tuple[tuple[RememberedThread, ...], list[tuple[str, str]]]:
    (seeds / remember.FILE).write_text(text)
    found, problems = read.remembered(seeds)
    assert all(problem.hint for problem in problems)
    return found.threads, [(problem.where, problem.what) for problem in problems]


def test_nothing_is_remembered_without_the_file(seeds: Path) -> None:
    assert read.remembered(seeds) == (Remembered(), ())


def test_threads_are_read_by_id_with_their_articles_sorted(seeds: Path) -> None:
    text = '[threads."talks"]\narticles = ["b.txt", "a.txt"]\n\n[threads.bridge]\narticles = []\naliases = ["z", "harbour"]\n'
    assert addresses(seeds, text) == (
        (RememberedThread("bridge", (), ("harbour", "z")), RememberedThread("talks", ("a.txt", "b.txt"))),
        [],
    )


def test_the_file_is_the_archives_and_no_articles(seeds: Path) -> None:
    addresses(seeds, "[threads]\n")
    assert read.articles(seeds, lambda items, _: items)[1] == ()


@pytest.mark.parametrize("name", ["../up", "a/b", "..", "Talks", "", "con", "index", "a b", "é", "x" * 121, "-"])
def test_what_can_be_no_address_is_told_and_ignored(seeds: Path, name: str) -> None:
    found, problems = addresses(seeds, f'[threads."fine"]\narticles = ["a.txt"]\n\n[threads."{name}"]\narticles = ["b.txt"]\n')
    assert [thread.id for thread in found] == ["fine"]
    assert [where for where, _ in problems] == ["seeds/addresses.toml:4"]
    assert "can be no address" in problems[0][1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[threads.talks]\narticles = "a.txt"\n', ':1: the thread "talks" was not understood: the key "articles" must be a list'),
        ("[threads.talks]\narticles = [7]\n", ':1: the thread "talks" was not understood: each entry of "articles" must be text'),
        ("[threads.talks]\n", ':1: the thread "talks" was not understood: the key "articles" is missing'),
        ('[threads.talks]\narticles = []\nname = "x"\n', ':1: the thread "talks" was not understood: unknown key "name"'),
        ("[threads]\ntalks = 7\n", ':2: the thread "talks" was not understood: it must be a table'),
        ("threads = 7\n", ':1: "threads" should be a table'),
        ("[[threads]]\nid = 1\n", ':1: "threads" should be a table'),
        ("[mine]\na = 1\n", ':1: "mine" is nothing that is remembered'),
        ("[articles]\na = 1\n", ':2: the line of "a" is none that a build writes'),
        ("articles = 1\n", ':1: "articles" should be a table'),
        ('[moved]\na = "../x"\n', ':2: the line of "a" is none that a build writes'),
        ('[moved]\n"../x" = "a"\n', ':2: the line of "../x" is none that a build writes'),
        ('[threads.talks]\narticles = []\naliases = ["../x"]\n', ':1: "../x", an alias of "talks", can be no address'),
        ('[threads.a]\narticles = []\n\n[threads.b]\narticles = []\naliases = ["a"]\n', ':4: the alias "a" of "b" is another thread\'s'),
        ("[threads\n", ":1: is not valid TOML"),
        ("[threads.\0]\n", ":1: is not valid TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(seeds: Path, text: str, told: str) -> None:
    _, problems = addresses(seeds, text)
    assert len(problems) == 1
    assert ": ".join(problems[0]).startswith(f"seeds/addresses.toml{told}")


def test_an_alias_of_two_threads_is_left_to_the_first(seeds: Path) -> None:
    found, problems = addresses(seeds, "".join(f'[threads.{name}]\narticles = []\naliases = ["x"]\n' for name in "ba"))
    assert found == (RememberedThread("a", (), ("x",)), RememberedThread("b", ()))
    assert len(problems) == 1


def test_a_link_out_of_the_archive_is_not_followed(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text('[threads.talks]\narticles = ["a.txt"]\n')
    (seeds / remember.FILE).symlink_to(tmp_path / "elsewhere.toml")
    found, problems = read.remembered(seeds)
    assert found == Remembered()
    assert [problem.what for problem in problems] == ["is a link that leads out of the archive, and was not followed"]
