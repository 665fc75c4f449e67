from pathlib import Path

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sitegen import cite
from sitegen.config import Config, Settings
from sitegen.model import Stated


def config(base_url: str = "") -> Config:
    return Config(settings=Settings(title="An\narchive"), root=Path(), where="sitegen.toml", base_url=base_url)


def test_what_is_known_is_told_and_nothing_else() -> None:
    found = cite.of(making.article("Text.", headline="A  head", source="a.txt"), "en", (), config())
    assert found == cite.Citation(
        id="a", title="A head", authors=(), publisher="", section="", published="", language="en", archive="An archive", url="",
        original="", captured="", note=f"Date of publication unknown. SHA-256 of the file: {'0' * 64}.", tags=(),
    )  # fmt: skip


def test_the_page_is_the_address_and_the_first_publication_is_noted() -> None:
    article = structs.replace(making.article("Text.", published="2022-03-03"), url="https://paper.example/a b{}?c=1#d")
    found = cite.of(article, "en", ["Kyiv"], config("https://example.org/archive/"))
    assert found.url == found.address == "https://example.org/archive/articles/article.html"
    assert "First published at https://paper.example/a%20b%7B%7D?c=1#d." in found.note
    assert cite.of(article, "en", [], config()).address == "https://paper.example/a%20b%7B%7D?c=1#d"


@pytest.mark.parametrize(
    ("published", "given", "told"),
    [
        ("2022-03-03", "2022-03-03", ""),
        ("2022-03?", "2022-03?", "Date of publication: March 2022 (uncertain)."),
        ("2022-02/..", "", "Date of publication unknown: not before February 2022."),
        ("2022-02/2022-03", "2022-02/2022-03", ""),
    ],
)
def test_a_doubtful_date_says_so_and_a_bound_is_no_date(published: str, given: str, told: str) -> None:
    found = cite.of(making.article("Text.", published=published), "en", [], config())
    assert found.published == given
    assert found.note.startswith(told)
    assert told or found.note.startswith("SHA-256")


@given(st.text(st.characters()), st.text(st.characters()))
def test_whatever_was_scraped_is_on_one_line_and_visible(headline: str, name: str) -> None:
    article = structs.replace(making.article("Text.", headline=headline or "x", stated=Stated()), authors=(name,), url=f"https://x/{name}")
    found = cite.of(article, "en", [name], config())
    for value in (found.title, *found.authors, *found.tags, found.original):
        assert value == " ".join(value.split())
        assert not any(character in value for character in "\0\x1b\u202e")
        value.encode()
    assert found.original.isascii()
