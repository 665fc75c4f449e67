import tempfile
from pathlib import Path

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sitegen import moves, read, remember, urls
from sitegen.model import Archive, Article, Problem, Remembered, RememberedThread, Step, Thread

NAMES = st.from_regex(r"[a-z0-9_]([a-z0-9_-]{0,10}[a-z0-9_])?", fullmatch=True).filter(lambda name: urls.slug(name) == name)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    made = tmp_path / "seeds"
    made.mkdir()
    return made


def thread(name: str, *sources: str) -> Thread:
    steps = tuple(Step(source=source, when=None, sure=False, why="", event=0, new=()) for source in sources)
    return Thread(id=name, name=name, why="", first=None, last=None, steps=steps)


def archive(threads: list[Thread], *articles: Article) -> Archive:
    return Archive(
        articles=articles, mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={}, threads=tuple(threads)
    )


def addresses(threads: list[Thread], seeds: Path) -> tuple[Problem, ...]:
    return remember.addresses(archive(threads), seeds)


def test_what_is_remembered_is_read_back(seeds: Path) -> None:
    assert addresses([thread("talks", "b.txt", "a.txt")], seeds) == ()
    assert read.remembered(seeds) == (Remembered((RememberedThread("talks", ("a.txt", "b.txt")),)), ())
    assert (seeds / remember.FILE).read_text().startswith("# ")
    assert [path.name for path in seeds.iterdir()] == [remember.FILE]


def test_nothing_is_written_where_there_is_nothing_to_remember(seeds: Path) -> None:
    assert addresses([], seeds) == ()
    assert list(seeds.iterdir()) == []


def test_what_has_not_changed_is_not_written_again(seeds: Path) -> None:
    file = seeds / remember.FILE
    file.write_text('# mine\n[threads.talks]\narticles = ["a.txt", "b.txt"]\n')
    assert addresses([thread("talks", "a.txt", "b.txt")], seeds) == ()
    assert file.read_text().startswith("# mine")


def test_a_thread_that_is_gone_is_remembered(seeds: Path) -> None:
    addresses([thread("talks", "a.txt", "b.txt")], seeds)
    addresses([thread("bridge", "c.txt", "d.txt")], seeds)
    assert [known.id for known in read.remembered(seeds)[0].threads] == ["bridge", "talks"]


@pytest.mark.parametrize("text", ["broken = [", "[threads.Talks]\narticles = []\n", "[mine]\nkey = 1\n"])
def test_what_is_not_understood_is_never_overwritten(seeds: Path, text: str) -> None:
    (seeds / remember.FILE).write_text(text)
    told = addresses([thread("talks", "a.txt", "b.txt")], seeds)
    assert (seeds / remember.FILE).read_text() == text
    assert ["were not remembered" in problem.what for problem in told] == [True]


def test_a_folder_that_cannot_be_written_is_told_and_stops_nothing(seeds: Path) -> None:
    (seeds / ".sitegen-part").mkdir()  # in the way of writing, also for root, whom rights do not stop
    told = addresses([thread("talks", "a.txt", "b.txt")], seeds)
    assert [problem.where for problem in told] == ["seeds/addresses.toml"]
    assert not (seeds / remember.FILE).exists()


def test_no_link_is_written_through(seeds: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.toml"
    for link in (remember.FILE, ".sitegen-part"):
        outside.write_text("")
        (seeds / link).symlink_to(outside)
        addresses([thread("talks", "a.txt", "b.txt")], seeds)
        assert outside.read_text() == ""
        (seeds / link).unlink(missing_ok=True)


def test_a_link_within_the_archive_is_left_as_it_is(seeds: Path) -> None:
    (seeds / "kept.toml").write_text("")
    (seeds / remember.FILE).symlink_to(seeds / "kept.toml")
    assert "is a link" in addresses([thread("talks", "a.txt", "b.txt")], seeds)[0].what
    assert (seeds / remember.FILE).is_symlink()


@given(st.dictionaries(NAMES, st.sets(st.text(st.characters(exclude_categories=["Cs"])), max_size=3), max_size=3))
def test_whatever_is_written_is_read_back(articles: dict[str, set[str]]) -> None:
    known = tuple(RememberedThread(name, tuple(sorted(sources))) for name, sources in sorted(articles.items()))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / remember.FILE).write_text(remember.written(Remembered(known)), encoding="utf-8", newline="")
        assert read.remembered(Path(folder)) == (Remembered(known), ())


def test_articles_are_remembered_with_what_they_are_known_by_and_those_that_are_gone_stay(seeds: Path) -> None:
    one, two = making.article("One.\n", source="one.txt"), making.article("Two.\n", source="two.txt")
    assert remember.addresses(archive([], one, two), seeds) == ()
    moved = structs.replace(archive([], one), moved={"was": "one"})
    assert remember.addresses(moved, seeds) == ()
    known, problems = read.remembered(seeds)
    assert problems == ()
    assert known.articles == {"one": moves.marks(one), "two": moves.marks(two)}
    assert known.moved == {"was": "one"}
    back = making.article("One.\n", source="was.txt")
    remember.addresses(structs.replace(archive([], back), moved={"one": "was"}), seeds)
    assert read.remembered(seeds)[0].moved == {"one": "was"}
