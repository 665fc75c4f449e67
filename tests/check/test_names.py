import pytest

from sitegen.check import names
from sitegen.model import OutputFile


@pytest.mark.parametrize(
    "path", ["a:b.html", "a/what?.html", "a./b", ".git/config", "a/.GIT", "nul", "aux.txt", "a \\b", "x" * 256, "a/b "]
)
def test_names_that_are_refused(path: str) -> None:
    assert [problem.weight for problem in names.refused([OutputFile(path, b"")])] == ["error"]


@pytest.mark.parametrize("path", [".nojekyll", ".gitignore", "a/index.html", "console.html", "articles/nulls.html", ".well-known/x"])
def test_names_that_are_fine(path: str) -> None:
    assert list(names.refused([OutputFile(path, b"")])) == []


def test_sizes_that_pages_does_not_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "_ONE", 10)
    monkeypatch.setattr(names, "_TOTAL", 15)
    found = list(names.refused([OutputFile("a", b"x" * 11), OutputFile("b", b"x" * 5)]))
    assert [problem.where for problem in found] == ["site", "a"]


def test_data_that_is_too_large_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "_ONE", 10)
    (found,) = names.refused([OutputFile("data/archive.sqlite", b"x" * 11)])
    assert "data = false" in found.hint


def test_paths_that_clash_on_some_file_system() -> None:
    files = [OutputFile(path, b"") for path in ("Caf\u00e9.html", "cafe\u0301.html", "A", "a/b.html", "c.html")]
    assert sorted(problem.what.split(" of ")[0] for problem in names.clashes(files)) == [
        "would be a file and the folder",
        "would differ from cafe\u0301.html in case only",
    ]


@pytest.mark.parametrize(
    ("sizes", "what", "hint"),
    [
        ({"a.html": 60, "data/b.csv": 50}, "the site has 0.00 GB, 0.00 of them data, and GitHub Pages takes 1 GB", "Write data = false"),
        ({"a.html": 120, "data/b.csv": 50}, "the site has 0.00 GB, 0.00 of them data, and GitHub Pages takes 1 GB", "Divide the archive"),
        ({"a.html": 120}, "the site has 0.00 GB, and GitHub Pages takes 1 GB", "Divide the archive"),
    ],
)
def test_a_site_that_is_too_large_is_told_what_would_make_it_fit(
    sizes: dict[str, int], what: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "_TOTAL", 100)
    (problem,) = names.refused([OutputFile(path=path, content=b"x" * size) for path, size in sizes.items()])
    assert problem.what == what
    assert problem.hint.startswith(hint)
