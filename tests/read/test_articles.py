import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from sitegen import read
from sitegen.errors import InputError
from sitegen.model import Problem, RawArticle

SEEDS = Path(__file__).parents[2] / "seeds"


def untracked(items: Sequence[str], words: str) -> Sequence[str]:
    assert words == "reading"
    return items


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    made = tmp_path / "seeds"
    made.mkdir()
    return made


def articles(seeds: Path) -> tuple[tuple[RawArticle, ...], list[tuple[str, str]]]:
    raws, problems = read.articles(seeds, untracked)
    assert all(isinstance(problem, Problem) and problem.hint for problem in problems)
    return raws, [(problem.where, problem.what) for problem in problems]


def test_articles_come_by_source_with_their_bytes_accounted_for(seeds: Path) -> None:
    (seeds / "b.txt").write_bytes("Talks\r\n\r\nat the Élysée".encode())
    (seeds / "a.md").write_bytes(b"# Talks\n")
    raws, problems = articles(seeds)
    assert problems == []
    assert [(raw.source, raw.format, len(raw.parts)) for raw in raws] == [("a.md", "markdown", 1), ("b.txt", "plain", 2)]
    for raw in raws:
        data = (seeds / raw.source).read_bytes()
        assert raw.text.encode(raw.encoding) == data
        assert (raw.sha256, raw.size) == (hashlib.sha256(data).hexdigest(), len(data))


def test_the_seeds_of_this_repository_are_read_without_a_problem() -> None:
    raws, problems = articles(SEEDS)
    assert problems == []
    assert [raw.source[:3] for raw in raws] == ["000", "001", "002", "003", "004"]
    assert all(raw.text.encode(raw.encoding) == (SEEDS / raw.source).read_bytes() for raw in raws)


def test_another_encoding_is_told_and_read(seeds: Path) -> None:
    (seeds / "a.txt").write_bytes("“Talks”".encode("cp1252"))
    (seeds / "b.txt").write_bytes("\ufeffTalks".encode())
    raws, problems = articles(seeds)
    assert [raw.text for raw in raws] == ["“Talks”", "Talks"]
    assert [where for where, _ in problems] == ["seeds/a.txt", "seeds/b.txt"]


def test_damaged_bytes_are_told_with_file_and_offset_and_the_rest_goes_on(seeds: Path) -> None:
    (seeds / "a.txt").write_bytes("Élysée".encode() + b"\xff")
    (seeds / "b.txt").write_bytes(b"Talks")
    raws, problems = articles(seeds)
    assert [raw.source for raw in raws] == ["b.txt"]
    assert problems == [("seeds/a.txt@8", "is not valid UTF-8 at byte 8")]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", "\u2028\xa0".encode()])
def test_an_empty_file_is_told_and_is_no_article(seeds: Path, data: bytes) -> None:
    (seeds / "a.txt").write_bytes(data)
    raws, problems = articles(seeds)
    assert (raws, problems) == ((), [("seeds/a.txt", "is empty")])


def test_an_empty_folder_is_told_and_a_missing_one_ends_the_command(seeds: Path) -> None:
    assert articles(seeds) == ((), [("seeds", "holds no articles")])
    with pytest.raises(InputError):
        read.articles(seeds / "missing", untracked)


def test_a_file_that_vanishes_while_others_are_read_is_told(seeds: Path) -> None:
    (seeds / "a.txt").write_bytes(b"Talks")
    (seeds / "b.txt").write_bytes(b"Talks")

    def tracked(items: Sequence[str], _: str) -> Sequence[str]:
        (seeds / "a.txt").unlink()
        return items

    raws, problems = read.articles(seeds, tracked)
    assert [raw.source for raw in raws] == ["b.txt"]
    assert [(problem.where, "cannot be read" in problem.what) for problem in problems] == [("seeds/a.txt", True)]


def test_a_pipe_is_not_waited_for(seeds: Path) -> None:
    os.mkfifo(seeds / "a.txt")
    assert articles(seeds) == ((), [("seeds/a.txt", "is no ordinary file")])


def test_what_stands_beside_an_article_wins_over_its_front_matter(seeds: Path) -> None:
    (seeds / "sub").mkdir()
    (seeds / "sub" / "a.md").write_text("---\ntitle: A\nurl: https://example.org/\n---\nText\n")
    (seeds / "sub" / "a.toml").write_text('title = "B"\n\n[[note]]\nquote = "Text"\nbody = "b"\n')
    (raw,), problems = articles(seeds)
    assert problems == []
    assert (raw.stated.title, raw.stated.url) == ("B", "https://example.org/")
    assert raw.stated.places == {"title": "seeds/sub/a.toml:1", "url": "seeds/sub/a.md:3"}
    assert raw.stated.notes[0].where == "seeds/sub/a.toml:3"


def test_a_broken_file_beside_an_article_is_told_with_its_line_and_the_article_is_read(seeds: Path) -> None:
    (seeds / "a.txt").write_text("Talks")
    (seeds / "a.toml").write_text('title = "A"\ndate = \n')
    (raw,), problems = articles(seeds)
    assert raw.stated.title is None
    assert [where for where, _ in problems] == ["seeds/a.toml:2"]


def test_problems_of_front_matter_name_the_folder_too(seeds: Path) -> None:
    (seeds / "a.md").write_text("---\ndate: soon\n---\nText\n")
    assert [where for where, _ in articles(seeds)[1]] == ["seeds/a.md:2"]


def test_curation_is_read_from_the_top_of_the_folder(seeds: Path) -> None:
    assert read.curation(seeds)[0].rejects == ()
    (seeds / "curation.toml").write_text('[[reject]]\ntext = "Load"\n\n[[reject]]\n')
    said, problems = read.curation(seeds)
    assert [(rule.text, rule.where) for rule in said.rejects] == [("Load", "seeds/curation.toml:1")]
    assert [problem.where for problem in problems] == ["seeds/curation.toml:4"]


def test_broken_curation_is_told_with_its_line(seeds: Path) -> None:
    (seeds / "curation.toml").write_text("[[reject]\n")
    said, problems = read.curation(seeds)
    assert said.rejects == ()
    assert [problem.where for problem in problems] == ["seeds/curation.toml:1"]


def test_one_article_is_read_as_among_all(seeds: Path) -> None:
    (seeds / "inner").mkdir()
    for name in ("a.txt", "a-longer.txt", "inner/b.md", "curation.txt", "c.txt", "c.md"):
        (seeds / name).write_text(f"---\ntitle: {name}\n---\nText\n" if name.endswith(".md") else f"Of {name}\n\nText.\n")
    for name in ("a.toml", "a-longer.TOML", "inner/b.toml", "c.toml"):
        (seeds / name).write_text(f'source = "The {name}"\n')
    (seeds / "curation.toml").write_text('[[drop]]\ntext = "x"\n')
    found, _ = read.articles(seeds, untracked)
    assert len(found) == 6
    assert [read.article(seeds, raw.source) for raw in found] == [(raw, []) for raw in found]


def test_one_article_that_may_not_be_opened_is_told(seeds: Path) -> None:
    (seeds / "a.txt").symlink_to("/etc/hostname")
    raw, problems = read.article(seeds, "a.txt")
    assert raw is None
    assert ["leads out of the archive" in problem.what for problem in problems] == [True]
    raw, problems = read.article(seeds, "gone/a.txt")
    assert raw is None
    assert [problem.weight for problem in problems] == ["error"]
