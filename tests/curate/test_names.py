"""Articles by whatever a rule calls them, and the one that may have been meant."""

import pytest

from sitegen.curate.names import Names, listed
from sitegen.model import Problem

NAMES = Names({"000_c5cf.txt": "000_c5cf", "2021/cup-final.txt": "2021-cup-final", "2021/cup-draw.md": "2021-cup-draw"})


@pytest.mark.parametrize("name", ["2021/cup-final.txt", "2021-cup-final"])
def test_an_article_is_named_by_its_path_or_its_address(name: str) -> None:
    assert NAMES.source(name) == "2021/cup-final.txt"
    assert name in NAMES
    assert NAMES.unknown("c:1", [name]) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("cup-final.txt", "2021/cup-final.txt"),
        ("2022/Cup final.md", "2021/cup-final.txt"),
        ("2021/cup-drew.md", "2021/cup-draw.md"),
        ("000_c5ce.txt", "000_c5cf.txt"),
    ],
)
def test_a_name_that_is_like_an_article_tells_which(name: str, meant: str) -> None:
    (problem,) = NAMES.unknown("c:1", [name])
    assert problem == Problem(
        "c:1", f"there is no article “{name}”", f'Did you mean "{meant}"? Name it by its path below the seeds folder.'
    )


def test_names_that_are_like_none_are_told_together() -> None:
    (problem,) = NAMES.unknown("c:1", ["x", "x", "2021-cup-final", *"abcdef"])
    assert problem.what == "there is no article “x”, “a”, “b”, “c”, “d” and 2 more"
    assert problem.hint == "Name it by its path below the seeds folder."
    assert Names({}).source("a") is None


def test_a_list_tells_the_first_few() -> None:
    assert listed([]) == ""
    assert listed(["a", "b"]) == "a, b"
