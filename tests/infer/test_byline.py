from collections.abc import Callable
from typing import Any

import pytest

from sitegen.infer.byline import authors, publisher

Page = Callable[..., Any]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe", ["Jane Roe"]),
        ("by: Jane Roe", ["Jane Roe"]),
        ("ByJane Roe", ["Jane Roe"]),
        ("Written by Jane Roe", ["Jane Roe"]),
        ("By JANE ROE and John Doe, Reuters", ["Jane Roe", "John Doe"]),
        ("By Jane Roe, John Doe & Ann Poe", ["Jane Roe", "John Doe", "Ann Poe"]),
        ("By Jane Roe | Staff Writer", ["Jane Roe"]),
        ("By Jane RoeStaff Writer", ["Jane Roe"]),
        ("By Jane Roe Follow", ["Jane Roe"]),
        ("By Jane Roe and Ann Poe The Associated Press", ["Jane Roe", "Ann Poe"]),
        ("By Jane Roe in Kyiv and John Doe in Geneva", ["Jane Roe"]),
        ("By Jane Roe March 3, 2022, 07:47 PM EST", ["Jane Roe"]),
        ("By Jane RoeMarch 3, 2022", ["Jane Roe"]),
        ("By Ludwig van der Velden", ["Ludwig van der Velden"]),
        ("By Z.B. Steele", ["Z.B. Steele"]),
        ("By Oleksiï O’Brien-Ørsted", ["Oleksiï O’Brien-Ørsted"]),
        ("(Reporting by Jane Roe and Ann Poe; Editing by John Doe)", ["Jane Roe", "Ann Poe"]),
    ],
)
def test_names_are_read_from_bylines(page: Page, line: str, names: list[str]) -> None:
    raw, blocks = page(("headline", "Talks go on"), ("byline", line), ("body", "They met."))
    found, evidence = authors(raw, blocks)
    assert list(found) == names
    for name, one in zip(names, evidence, strict=True):
        assert raw.text[one.start : one.end] == one.quote
        assert (one.field, one.value, one.quote.casefold()) == ("byline", name, name.casefold())


@pytest.mark.parametrize(
    "line",
    [
        "By Amanda",
        "By Staff Reporter",
        "By Associated Press",
        "By the numbers",
        "By Our Correspondent",
        "By New York Times",
        "Jane Roe",
        "By",
        "Editing by John Doe",
    ],
)
def test_what_names_no_person_gives_no_author(page: Page, line: str) -> None:
    assert authors(*page(("byline", line))) == ((), ())


def test_a_body_that_begins_with_by_is_no_byline(page: Page) -> None:
    assert authors(*page(("body", "By Jane Roe"))) == ((), ())


def test_stated_authors_and_publishers_win_and_are_cited(page: Page) -> None:
    raw, blocks = page(("byline", "By Jane Roe, Reuters"), authors=("Ann Poe",), publisher="The Courier")
    names, (evidence,) = authors(raw, blocks)
    assert (names, evidence.where, evidence.place) == (("Ann Poe",), "stated", "seeds/article.toml:1")
    name, (evidence,) = publisher(raw, blocks)
    assert (name, evidence.where, evidence.place) == ("The Courier", "stated", "seeds/article.toml:2")


@pytest.mark.parametrize(
    ("blocks", "name"),
    [
        ([("body", "KYIV, March 3 (Reuters) - They met.")], "Reuters"),
        ([("body", "(Reuters) — They met.")], "Reuters"),
        ([("body", "KYIV, March 3, 2022 /PRNewswire/ -- They met.")], "PRNewswire"),
        ([("byline", "By Jane Roe, REUTERS"), ("body", "They met.")], "Reuters"),
        ([("byline", "By Associated Press"), ("body", "They met.")], "Associated Press"),
        ([("body", "They met."), ("caption", "Source: Xinhua")], "Xinhua"),
        ([("caption", "Source: The Morning Courier"), ("body", "They met.")], "The Morning Courier"),
    ],
)
def test_the_publisher_is_read_from_dateline_byline_and_source_line(page: Page, blocks: list[tuple[str, str]], name: str) -> None:
    raw, made = page(*blocks)
    value, (evidence,) = publisher(raw, made)
    assert value == name
    assert raw.text[evidence.start : evidence.end] == evidence.quote
    assert evidence.quote.casefold() == name.casefold()


@pytest.mark.parametrize(
    "blocks",
    [
        [("body", "They met (see below) - and parted.")],
        [("body", "According to Reuters, they met.")],
        [("body", "They met, Reuters said (Reuters).")],
        [("body", "They met."), ("body", "Source: Reuters"), ("body", "They parted.")],
        [("caption", "Source: Reuters"), ("body", "They met."), ("caption", "Source: Xinhua")],
        [("caption", "Source: a survey of readers"), ("body", "They met.")],
        [("byline", "By Jane Roe"), ("body", "They met.")],
        [],
    ],
)
def test_an_agency_that_is_only_mentioned_is_no_publisher(page: Page, blocks: list[tuple[str, str]]) -> None:
    assert publisher(*page(*blocks)) == (None, ())
